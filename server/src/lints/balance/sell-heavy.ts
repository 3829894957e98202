import { amount } from '../kit/amount.ts';
import { fails, holds } from '../claim.ts';
import { effortSplit, leastShares, sellHeavy } from '../kit/effort-split.ts';
import { lint } from '../lint.ts';

/** Design partners that are planned, or cannot be read, are not known to be missing. */
export default lint({
  summary: 'More goes into selling it than the product can bear.',
  tiers: [1, 2],
  notFor: ['price', 'migration', 'sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'effort',
  why: `A singer who only talks to organisers gets a few evenings, and no second ones. Promises that are made faster than
the product is built put their strain on those who have to keep them, and a great plan to distribute means nothing if the
product is poor. Where more is sold than built, at least one customer should have had a hand in what is built.`,
  origin: { seed: 3 },
  options: { percent: { default: leastShares.build, description: 'The least share of building, in percent.' } },
  bad: { plan: 'effort:\n  build: 15\n  distribute: 85\n' },
  good: {
    plan: 'effort:\n  build: 40\n  distribute: 60\ncustomers:\n  design_partners: [Northwind]\n',
  },
  check: (plan, _, { option }) => {
    const split = effortSplit(plan);
    if (split === undefined) return [];
    const least = option('percent');
    const messageId = sellHeavy(split, plan, least);
    const shares = `Distribution takes ${amount(split.distribute)} percent of the effort, and ${amount(split.build)} percent is left for the product.`;
    switch (messageId) {
      case undefined:
        return [holds(split.at)];
      case 'thin-product': {
        const message = `${shares} Below ${amount(least)} percent it is promised faster than it is built. Move effort into the product, or waive this with a reason.`;
        return [fails(split.at, message, { messageId })];
      }
      case 'no-design-partner': {
        const message = `${shares} No customer has had a hand in it, so nobody knows whether it keeps what is promised. Find a design partner, or move effort into the product.`;
        return [fails(split.at, message, { messageId })];
      }
    }
  },
});
