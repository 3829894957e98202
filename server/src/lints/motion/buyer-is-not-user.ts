import { fails, holds } from '../claim.ts';
import { buyerAndUser } from '../kit/buyer-and-user.ts';
import { selfServe } from '../kit/conditions.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';

/** An owner in sales that is planned, or cannot be read, is not known to be missing. */
export default lint({
  summary: 'Who pays is not who uses it, and nobody sells it to them.',
  tiers: [1, 2],
  notFor: ['sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  applies: selfServe,
  needs: 'go_to_market',
  why: `A product that sells itself convinces the people who work with it. Where somebody else pays, that person cannot tell two
products of a category apart: they tick off a list, or follow whom they know. A better product then loses to a worse one
with a seller, and the team never learns why.`,
  origin: { seed: 1 },
  bad: { plan: 'go_to_market:\n  motion: self-serve\n  buyer: Head of finance\n  end_user: Billing clerk\n' },
  good: { plan: 'go_to_market:\n  motion: self-serve\n  buyer: Designer\n  end_user: designer\n' },
  check: (plan) => {
    const { go_to_market, sales } = plan;
    const { buyer, end_user } = go_to_market;
    const both = buyerAndUser(plan);
    if (both === undefined || sales.owner.kind === 'unreadable') return [];
    if (!both.differ || sales.owner.kind !== 'absent') return [holds(buyer.at)];
    const { user } = both;
    const message = `“${excerpt(both.buyer)}” pays and “${excerpt(user)}” uses it, but nobody sells it. The product can win over its users; it cannot talk to the buyer. Name an owner in sales, or let the users buy it themselves.`;
    const related = [{ message: `“${excerpt(user)}” uses it.`, span: end_user.at.span }];
    return [fails(buyer.at, message, { related })];
  },
});
