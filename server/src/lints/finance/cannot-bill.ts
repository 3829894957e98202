import { asksForFact } from '../claim.ts';
import { paid } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no product code to bill with.',
  tiers: [1, 2, 3],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 30, hard: true },
  applies: paid,
  needs: 'finance.sku',
  why: `Nine months after its launch a product had one customer, and finance could not have billed for many more: the team
had built the code and not the whole product. An order needs a product code before it can become an invoice, and setting
one up waits for the month's close, the tax treatment and the price.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: per-seat\n' },
  good: { plan: 'pricing:\n  model: per-seat\nfinance:\n  sku: ATL-BIL-01\n' },
  check: ({ finance }) => [
    asksForFact(finance.sku, {
      thing: 'the product code',
      missing: 'The plan names no product code to bill this with.',
      because: 'Without one, the first order cannot be invoiced.',
      hint: 'Already part of an existing plan? Set the pricing model to included.',
    }),
  ],
});
