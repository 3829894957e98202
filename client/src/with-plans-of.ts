import type { PlanNode } from '../../server/src/lsp/protocol.ts';

/**
 * Puts what a server tells of one file in place of what it told before: in the same place where there were plans of
 * the file, else behind the others.
 *
 * @param known the plans of all files.
 * @param isOfFile whether a plan is one of the file.
 * @param fresh the plans of the file now; none where it is gone.
 */
export function withPlansOf(
  known: readonly PlanNode[],
  isOfFile: (plan: PlanNode) => boolean,
  fresh: readonly PlanNode[],
): readonly PlanNode[] {
  const first = known.findIndex(isOfFile);
  const at = first === -1 ? known.length : first;
  const isOther = (plan: PlanNode): boolean => !isOfFile(plan);
  return [...known.slice(0, at), ...fresh, ...known.slice(at).filter(isOther)];
}
