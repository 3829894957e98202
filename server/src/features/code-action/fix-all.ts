import { editsOf } from '../../engine/fixes.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fault } from './fault.ts';

/**
 * The edits of all repairs that can be made together, in order. If two change the same text, the later one waits for
 * the next time, so that each is made completely or not at all.
 */
export function allRepairs(snapshot: Snapshot, faults: readonly Fault[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { document, fixes } of faults) {
    const repair = fixes.find(({ kind }) => kind === 'repair');
    const edits = repair && editsOf(snapshot, { document }, repair);
    if (edits?.every((edit) => !taken.some((other) => collide(edit, other))) === true) taken.push(...edits);
  }
  return taken.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Whether two edits share text, or start at the same place, as insertions of the same missing key do. */
function collide({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
