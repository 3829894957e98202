import { asksForFact } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan does not say what sales can tell customers is different about it.',
  tiers: [1, 2],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 30 },
  applies: sold,
  needs: 'sales.differentiation',
  why: `A sales team was handed a new product, and no one told it what was different about that product. Asked by
customers how to buy it, sellers steered them to the ones they could explain. A sentence or two that a seller can repeat
is enough; a task may stand in its place until it is written.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'sales:\n  owner: lee@example.com\n' },
  good: {
    plan: 'sales:\n  differentiation: Invoices follow the contract, so that finance stops correcting them by hand.\n',
  },
  check: ({ sales }) => [
    asksForFact(sales.differentiation, {
      thing: 'what sets this apart',
      missing: 'The plan does not say what sales can tell customers is different about this.',
      because: 'A seller who cannot say why a customer should switch will not bring it up.',
    }),
  ],
});
