import { asksForFact } from '../claim.ts';
import { buyerAndUser } from '../kit/buyer-and-user.ts';
import { when } from '../kit/conditions.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';

/** Where customers find and buy it by themselves, motion/buyer-is-not-user says it. */
export default lint({
  summary: 'The plan has no evidence that anybody listened to the one who pays.',
  tiers: [1, 2],
  notFor: ['sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  applies: when(
    'buyer and end_user differ',
    (plan, { selfServe }) => !selfServe && buyerAndUser(plan)?.differ === true,
  ),
  needs: 'customers.buyer_evidence',
  why: `Where the buyer is not the one who uses it, the buyer may not see what makes a product better: a list is ticked
off, or an old relationship wins. A team that only listened to users builds the better product and watches a lesser one
being bought.`,
  origin: { seed: 1 },
  fix: 'offer',
  bad: { plan: 'go_to_market:\n  buyer: Head of finance\n  end_user: Accountant\n' },
  good: {
    plan: 'go_to_market:\n  buyer: Head of finance\n  end_user: Accountant\ncustomers:\n  buyer_evidence: docs/research/buyers.md\n',
  },
  check: (plan) => {
    const apart = buyerAndUser(plan);
    if (apart === undefined) return [];
    return [
      asksForFact(plan.customers.buyer_evidence, {
        thing: 'the evidence from buyers',
        missing: `“${excerpt(apart.buyer)}” pays for this and “${excerpt(apart.user)}” uses it; the plan has no evidence that anybody listened to the one who pays.`,
        because: 'Buyers who do not use a product choose it for other reasons than its users would.',
      }),
    ];
  },
});
