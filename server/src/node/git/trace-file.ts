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
 * Traces a file back through renames and deletions to its beginning.
 *
 * A version that a merge brought in is followed to the side that it came from: the first side with the same content, or
 * else with the same launch dates. The other sides do not count. So a move that was made on two branches counts once,
 * and a move that was given up on its branch does not count.
 *
 * @param sameDates whether two contents have the same launch dates.
 * @returns newest first; empty where the newest commit has no such file, undefined where the history is not known to
 *   the beginning.
 */
export function traceFile(
  log: CommitLog,
  path: string,
  sameDates: (a: string | undefined, b: string | undefined) => boolean,
): readonly Touch[] | undefined {
  const walk: Walk = { log, steps: 0 };
  const touches: Touch[] = [];
  let name = path;
  let begun = false;
  let found = nextChange(walk, 0, name);
  while (found !== undefined) {
    const { commit, change } = found;
    let [next] = commit.parents;
    // What stood there before went elsewhere, and is another plan.
    if (change.kind === 'renamed-away') break;
    begun = change.kind === 'added';
    if (change.kind === 'deleted') {
      if (touches.length === 0) return [];
    } else {
      const side = sideOf(walk, commit, name, change, sameDates);
      if (side?.same !== true) touches.push(touchOf(commit, change, side !== undefined));
      if (side !== undefined) next = side.index;
      else if (change.kind === 'renamed') name = change.from;
    }
    found = next === undefined ? undefined : nextChange(walk, next, name);
  }
  const known = walk.steps <= MAX_STEPS && (begun || !log.cut);
  return known ? touches : undefined;
}

type Present = Exclude<Change, { readonly kind: 'deleted' | 'renamed-away' }>;

interface Walk {
  readonly log: CommitLog;
  steps: number;
}

/** The nearest commit, from an index on and along first parents, that touched a path. */
function nextChange(
  walk: Walk,
  from: number,
  path: string,
): { readonly commit: Commit; readonly change: Change } | undefined {
  const last = walk.log.oldest.get(path) ?? -1;
  for (let index = from; index <= last;) {
    const commit = walk.log.commits[index];
    walk.steps += 1;
    if (commit === undefined || walk.steps > MAX_STEPS) return undefined;
    const change = commit.changes.get(path);
    if (change !== undefined) return { commit, change };
    index = commit.parents[0] ?? Infinity;
  }
  return undefined;
}

/** The side of a merge that a version came from; undefined where it is the first, or where there is only one. */
function sideOf(
  walk: Walk,
  { parents }: Commit,
  path: string,
  change: Present,
  sameDates: (a: string | undefined, b: string | undefined) => boolean,
): { readonly index: number; readonly same: boolean } | undefined {
  const sides = parents.slice(1).flatMap((index) => {
    const there = nextChange(walk, index, path)?.change;
    return there === undefined || !('after' in there) ? [] : [{ index, content: there.after }];
  });
  const whole = sides.find(({ content }) => content === change.after);
  if (whole !== undefined) return { index: whole.index, same: true };
  if (change.kind !== 'added' && sameDates(change.before, change.after)) return undefined;
  const dated = sides.find(({ content }) => sameDates(content, change.after));
  const side = dated ?? (change.kind === 'added' ? sides[0] : undefined);
  return side === undefined ? undefined : { index: side.index, same: false };
}

function touchOf({ id, author, day }: Commit, change: Present, bySide: boolean): Touch {
  const by = bySide ? 'edit' : madeBy(change);
  return { commit: id, author, day, content: change.after, by };
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
