import { given } from '../../plan/fact.ts';
import { asksForFact } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The price follows use, and the plan does not say what a unit costs.',
  tiers: [1, 2],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  applies: when('model usage or hybrid', ({ pricing }) => ['usage', 'hybrid'].includes(given(pricing.model) ?? '')),
  needs: 'pricing.unit_cost',
  why: `Amazon S3 opened in 2006 with a price for storage and transfer. Many small requests cost far more to serve than they
brought in, and a year later the price had to change: each request was charged. SAP held its Business ByDesign back in
2008, months after presenting it, because hosting it cost too much to sell it at a profit. Where the price follows use,
every new customer multiplies the gap.`,
  origin: { source: 'S3 2006; Business ByDesign 2007' },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: usage\n' },
  good: { plan: 'pricing:\n  model: usage\n  unit_cost: EUR 0.004 for 1000 requests\n' },
  check: ({ pricing }) => [
    asksForFact(pricing.unit_cost, {
      thing: 'the cost of a unit',
      missing: 'Customers pay by use, and the plan does not say what a unit costs to provide.',
      because: 'Below that cost, each new customer makes the loss larger.',
    }),
  ],
});
