import { given, items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForApproval } from '../claim.ts';
import { paid } from '../kit/conditions.ts';
import { lint } from '../lint.ts';
import { sameName } from '../kit/names/same-name.ts';

export default lint({
  summary: 'The plan has no approval of the price.',
  tiers: [1, 2],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 45 },
  applies: paid,
  needs: 'approvals[gate=pricing]',
  why: `A price that nobody approved is a proposal. It reaches the price book, the site and the first customers, and then the
person who has to answer for the margin sees it for the first time: the price changes in launch week, and all that was
built on it with it. Six weeks ahead, a “no” still costs little.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: flat\n' },
  good: {
    plan: 'pricing:\n  model: flat\napprovals:\n  - gate: pricing\n    by: cfo@example.com\n    decision: approved\n    on: T-50\n',
  },
  check: (plan) => [
    asksForApproval(plan, 'pricing', {
      thing: 'the approval of the price',
      missing: isDenied(plan)
        ? 'The price was denied, and the plan has no later approval.'
        : 'The plan has no approval of the price.',
      because: 'A price that changes in launch week takes quotes, pages and invoices with it.',
    }),
  ],
});

/** Whether the last word on the price was a no. */
function isDenied({ approvals }: Plan): boolean {
  const last = items(approvals).findLast(({ value }) => sameName(given(value.gate) ?? '', 'pricing'));
  return last !== undefined && given(last.value.decision) === 'denied';
}
