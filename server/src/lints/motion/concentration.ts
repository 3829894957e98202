import { given } from '../../plan/fact.ts';
import { amount } from '../kit/amount.ts';
import { fails, holds } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'One account carries too much of the goal.',
  tiers: [1, 2],
  notFor: ['sunset', 'internal', 'migration'],
  timing: { kind: 'fixed', severity: 'info' },
  applies: when('motion is not sales-led, or unknown', (_, { motion }) => motion !== 'sales-led'),
  needs: 'go_to_market.largest_account_share',
  why: `Companies driven by sales live well with a few large accounts: they have people who keep them. Where nobody sells,
the goal that hangs on one account is lost in one meeting to which nobody from the company was invited.`,
  origin: { seed: 1 },
  options: { percent: { default: 40, description: 'The most of the goal that one account may carry, in percent.' } },
  bad: { plan: 'go_to_market:\n  motion: self-serve\n  largest_account_share: 60\n' },
  good: { plan: 'go_to_market:\n  motion: self-serve\n  largest_account_share: 15\n' },
  check: ({ go_to_market: { largest_account_share } }, _, { option }) => {
    const share = given(largest_account_share);
    if (share === undefined) return [];
    if (share <= option('percent')) return [holds(largest_account_share.at)];
    const message = `One account carries ${amount(share)} percent of the goal. If it says no, the launch has failed, even if everybody else likes it. Spread the goal over more accounts, or waive this with a reason.`;
    return [fails(largest_account_share.at, message)];
  },
});
