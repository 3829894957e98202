import { sayDate } from '../../plan/calendar.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { excerpt, excerptOfNames } from '../kit/names/excerpt.ts';
import { lastApprovals, type ApprovalEntry } from '../kit/last-approvals.ts';
import { lint, type LintContext } from '../lint.ts';
import { foldedName, samePerson } from '../kit/names/same-name.ts';

export default lint({
  summary: 'A gate was approved by somebody who may not, or its denial still stands.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'approvals',
  why: `An enhancement of Kubernetes needs a production readiness review by one of the approvers named for it, beside the work
of its authors: the people who built a thing are the last to see what it lacks. The owner of a plan cannot approve a gate of
it (for tier 3 only where the organisation names who approves that gate), and where the organisation names approvers it
is one of them who decides. The last decision on a gate counts; a denial stands until a later approval, and a new request
does not lift it.`,
  origin: { source: 'KEP production readiness' },
  bad: { plan: 'approvals:\n  - gate: pricing\n    by: ana@example.com\n    decision: approved\n    on: T-40\n' },
  good: { plan: 'approvals:\n  - gate: pricing\n    by: cfo@example.com\n    decision: approved\n    on: T-40\n' },
  check: (plan, context) => lastApprovals(plan, isDecided).flatMap(({ value }) => judged(value, plan, context)),
});

/** A decision that cannot be read may be either. */
function isDecided({ decision }: ApprovalEntry): boolean {
  return decision.kind === 'unreadable' || (decision.kind === 'given' && decision.value !== 'requested');
}

function judged(entry: ApprovalEntry, plan: Plan, context: LintContext): readonly Claim[] {
  switch (given(entry.decision)) {
    case 'approved':
      return judgedApproval(entry, plan, context);
    case 'denied':
      return [denial(entry, context)];
    case 'requested':
    case undefined:
      return [];
  }
}

function judgedApproval(
  { gate, by }: ApprovalEntry,
  plan: Plan,
  { organisation, tier }: LintContext,
): readonly Claim[] {
  const name = given(gate) ?? '';
  const approvers = approversOf(name, organisation.approvers);
  const owner = given(plan.owner);
  if (by.kind === 'unreadable') return [];
  const person = given(by);
  const ownGate = tier !== 3 || approvers !== undefined;
  if (ownGate && owner !== undefined && person !== undefined && samePerson(person, owner)) {
    const message = `${excerpt(person)} owns this plan and approved its gate “${excerpt(name)}”. The person who built a thing is the last to see what it lacks. Ask ${whoMay(approvers, owner)} to decide.`;
    return [fails(by.at, message, { messageId: 'own-gate' })];
  }
  if (approvers !== undefined && !approvers.some((one) => samePerson(one, person ?? ''))) {
    const message =
      person === undefined
        ? `The plan does not say who approved the gate “${excerpt(name)}”. The organisation has named who decides here. Ask ${whoMay(approvers, owner)}, and write down who did.`
        : `${excerpt(person)} approved the gate “${excerpt(name)}”, and is not among those whom the organisation has named for it. The approval does not hold. Ask ${whoMay(approvers, owner)}.`;
    return [fails(by.at, message, { messageId: 'not-named' })];
  }
  const judgeable = approvers !== undefined || (ownGate && owner !== undefined && person !== undefined);
  return judgeable ? [holds(by.at)] : [];
}

function denial({ gate, decision, by, on }: ApprovalEntry, { calendar: { launch, today } }: LintContext): Claim {
  const date = given(on);
  const day = date && dayMeant(date, launch);
  const person = given(by);
  const whom = person === undefined ? '' : ` by ${excerpt(person)}`;
  const when = day === undefined ? '' : ` on ${sayDate(day, today)}`;
  const message = `The gate “${excerpt(given(gate) ?? '')}” was denied${whom}${when}, and nobody approved it later. A launch against a no leaves everyone to answer for it. Clear what stood in the way and get an approval, or call the launch off.`;
  return fails(decision.at, message, { messageId: 'denied' });
}

/** Who may approve a gate, where the organisation says so. */
function approversOf(gate: string, all: LintContext['organisation']['approvers']): readonly string[] | undefined {
  const named = [...all].find(([name]) => foldedName(name) === foldedName(gate))?.[1];
  return named === undefined || named.length === 0 ? undefined : named;
}

/** Those who may decide, the plan's owner apart. */
function whoMay(approvers: readonly string[] | undefined, owner: string | undefined): string {
  const others = (approvers ?? []).filter((one) => owner === undefined || !samePerson(one, owner));
  return others.length === 0 ? 'somebody else' : excerptOfNames(others).replace(/ and /, ' or ');
}
