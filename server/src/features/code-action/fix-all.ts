import { editsOf } from '../../engine/fixes.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fault } from './fault.ts';

/**
 * The edits of all repairs that can be made at once, in order: where two reach the same text, the later is left for the
 * next time, so that each is made whole or not at all.
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

/** Whether two edits share text, or begin at one place, as insertions of the same missing key would. */
function collide({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
