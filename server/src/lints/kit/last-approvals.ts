import { given, items, type Given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { foldedName } from './names/same-name.ts';

type List = Extract<Plan['approvals'], { readonly kind: 'given' }>['value'];
/** An approval of a plan, or a request or denial of one. */
export type ApprovalEntry = Extract<List[number], { readonly kind: 'given' }>['value'];

/**
 * What counts for each gate: the last entry written, as it supersedes those before it. Nothing where an entry cannot
 * be read, as it may be the last one of any gate.
 *
 * @param counts which entries are looked at; all of them unless given.
 */
export function lastApprovals(
  { approvals }: Plan,
  counts: (entry: ApprovalEntry) => boolean = () => true,
): readonly Given<ApprovalEntry>[] {
  if (approvals.kind !== 'given') return [];
  const readable = approvals.value.every(
    (one) => one.kind !== 'unreadable' && (one.kind !== 'given' || one.value.gate.kind !== 'unreadable'),
  );
  if (!readable) return [];
  const last = new Map<string, Given<ApprovalEntry>>();
  for (const entry of items(approvals)) {
    const gate = given(entry.value.gate);
    if (gate !== undefined && counts(entry.value)) last.set(foldedName(gate), entry);
  }
  return [...last.values()];
}
