import { asksForTask } from '../claim.ts';
import { paid } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan does not say how it is taxed.',
  tiers: [1, 2],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 30 },
  applies: paid,
  needs: 'finance.tax',
  why: `A product that finance cannot bill for is not finished, and an invoice without the right tax is not a bill. Whether
something counts as software, a service or goods decides the rate, country by country. Tax that was not charged is owed all
the same, and then the seller pays it out of the price.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: per-seat\n' },
  good: { plan: 'pricing:\n  model: per-seat\nfinance:\n  tax: "not-applicable: taxed as Atlas Core"\n' },
  check: ({ finance }) => [
    asksForTask(finance.tax, {
      thing: 'the tax treatment',
      missing: 'The plan does not say how this is taxed.',
      because: 'Tax that is missing from an invoice is owed all the same, out of the price.',
    }),
  ],
});
