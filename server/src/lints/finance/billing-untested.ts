import { asksForTask } from '../claim.ts';
import { paid } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan has no test invoice.',
  tiers: [1, 2],
  notFor: ['sunset', 'internal'],
  timing: { kind: 'lead', days: 10 },
  applies: paid,
  needs: 'finance.test_invoice',
  why: `Finance could not bill for the new product, and nobody had noticed, because nobody had tried. An order that goes all
the way to an invoice passes the price book, the product code, the tax and the ledger; one that is wrong by launch day is
wrong for every customer, and each has to be corrected by hand.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: per-seat\nfinance:\n  sku: ATL-BIL-01\n' },
  good: {
    plan: 'pricing:\n  model: per-seat\nfinance:\n  sku: ATL-BIL-01\n  test_invoice:\n    owner: dana@example.com\n    done: T-12\n',
  },
  check: ({ finance }) => [
    asksForTask(finance.test_invoice, {
      thing: 'the test invoice',
      missing: 'The plan has no test invoice.',
      because: 'What is wrong with the first invoice is wrong with all of them, and customers find it first.',
    }),
  ],
});
