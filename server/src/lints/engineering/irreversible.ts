import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForApproval, type Claim } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'It cannot be taken back, and the plan has no approval of that.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  applies: when('rollback.reversible false', ({ rollout }) => isIrreversible(rollout)),
  needs: 'approvals[gate=irreversible]',
  why: `In May 2024 Sonos replaced its app by a new one that lacked features people used every day. Going back to the old
app was no longer possible without breaking more, the company said that summer; it cut its forecast, and repairs took
months. A launch without a way back can be right, but only as a decision that somebody with the mandate has taken.`,
  origin: { source: 'Sonos app 2024' },
  bad: { plan: 'rollout:\n  rollback:\n    reversible: false\n' },
  good: {
    plan: 'rollout:\n  rollback:\n    reversible: false\napprovals:\n  - gate: irreversible\n    by: vp@example.com\n    decision: approved\n    on: T-20\n',
  },
  check: (plan) => [approvalOfNoReturn(plan)],
});

function isIrreversible({ rollback }: Plan['rollout']): boolean {
  const way = given(rollback);
  return way !== undefined && given(way.reversible) === false;
}

/** Where no approval is asked for yet, it is the word “irreversible” itself that the author looks at. */
function approvalOfNoReturn(plan: Plan): Claim {
  const asks = asksForApproval(
    plan,
    'irreversible',
    {
      thing: 'the approval to launch without a way back',
      missing: 'This cannot be taken back once it is out, and the plan has no approval of that.',
      because: 'If it goes wrong, customers stay with what is broken until it is repaired.',
      hint: 'A way back, however slow, would do as well.',
    },
    { offers: [] },
  );
  const span = given(plan.rollout.rollback)?.reversible.at.span;
  if (plan.approvals.kind !== 'absent' || span === undefined) return asks;
  return {
    ...asks,
    commitments: asks.commitments.map((one) => (one.kind === 'none' ? { ...one, at: { ...one.at, span } } : one)),
  };
}
