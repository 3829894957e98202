import type { FileVersion } from '../../engine/compare/launch-history.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Change, Commit, CommitLog } from './commit-log.ts';

/** A commit that made a version of a file. */
export interface Touch {
  readonly commit: string;
  readonly author: string;
  readonly day: Day;
  /** The id of its content; absent if it was not a regular file. */
  readonly content: string | undefined;
  /** What made it of the version before. */
  readonly by: FileVersion['by'];
}

/** No real file comes near this. Only a history that was made to cost time does. */
const MAX_STEPS = 2_000_000;

/**
 * Traces a file back through renames and deletions to its beginning, along first parents. What a merge brings in is its
 * own version: what was tried on the branch meanwhile never was the plan that others saw.
 *
 * @returns newest first; empty where the newest commit has no such file, undefined where the history is not known to
 *   the beginning.
 */
export function traceFile(log: CommitLog, path: string): readonly Touch[] | undefined {
  const walk: Walk = { log, steps: 0 };
  const touches: Touch[] = [];
  let name = path;
  let begun = false;
  let found = nextChange(walk, 0, name);
  while (found !== undefined) {
    const { index, commit, change } = found;
    // What stood there before went elsewhere, and is another plan.
    if (change.kind === 'renamed-away') break;
    begun = change.kind === 'added';
    if (change.kind === 'deleted') {
      if (touches.length === 0) return [];
    } else {
      touches.push(touchOf(commit, change));
      if (change.kind === 'renamed') name = change.from;
    }
    found = nextChange(walk, index + 1, name);
  }
  const known = walk.steps <= MAX_STEPS && (begun || !log.cut);
  return known ? touches : undefined;
}

type Present = Exclude<Change, { readonly kind: 'deleted' | 'renamed-away' }>;

interface Walk {
  readonly log: CommitLog;
  steps: number;
}

/** The nearest commit, from an index on, that touched a path. */
function nextChange(
  walk: Walk,
  from: number,
  path: string,
): { readonly index: number; readonly commit: Commit; readonly change: Change } | undefined {
  const last = walk.log.oldest.get(path) ?? -1;
  for (let index = from; index <= last; index++) {
    const commit = walk.log.commits[index];
    walk.steps += 1;
    if (commit === undefined || walk.steps > MAX_STEPS) return undefined;
    const change = commit.changes.get(path);
    if (change !== undefined) return { index, commit, change };
  }
  return undefined;
}

function touchOf({ id, author, day }: Commit, change: Present): Touch {
  return { commit: id, author, day, content: change.after, by: madeBy(change) };
}

function madeBy(change: Present): FileVersion['by'] {
  switch (change.kind) {
    case 'added':
      return 're-addition';
    case 'renamed':
      return 'replacement';
    case 'edited':
      return change.rewritten ? 'replacement' : 'edit';
  }
}
