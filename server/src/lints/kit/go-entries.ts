import { given, items, type Given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ApprovalEntry } from './last-approvals.ts';
import { sameName } from './names/same-name.ts';

/**
 * The requests, approvals and denials of the go/no-go decision, in the order of the plan. None where one that may be
 * among them cannot be read, as it may be the one that counts.
 */
export function goEntries({ approvals }: Plan): readonly Given<ApprovalEntry>[] {
  if (approvals.kind !== 'given') return [];
  const entries = items(approvals).filter(({ value }) => sameName(given(value.gate) ?? 'go-no-go', 'go-no-go'));
  const isReadable = entries.every(
    ({ value: { gate, decision, on } }) => ![gate, decision, on].some(({ kind }) => kind === 'unreadable'),
  );
  const all = approvals.value.every(({ kind }) => kind !== 'unreadable');
  return isReadable && all ? entries.filter(({ value }) => value.gate.kind === 'given') : [];
}
