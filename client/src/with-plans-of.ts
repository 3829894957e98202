import type { PlanNode } from '../../server/src/lsp/protocol.ts';

/**
 * Replaces what a server reported about one file. The plans keep their position if the file had plans before, and
 * otherwise come last.
 *
 * @param known the plans of all files.
 * @param isOfFile whether a plan is in the file.
 * @param fresh the current plans of the file; none if it is gone.
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
