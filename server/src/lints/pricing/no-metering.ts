import { given } from '../../plan/fact.ts';
import { asksForTask } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  since: '1.1',
  summary: 'The plan does not say how use is counted, or where customers see the count.',
  tiers: [1, 2],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 45, atMost: 'warning' },
  applies: when('model usage or hybrid', ({ pricing }) => ['usage', 'hybrid'].includes(given(pricing.model) ?? '')),
  needs: 'pricing.metering',
  why: `In September 2023 Unity announced a fee for each installation of a game. How installations would be counted it
could not say: by a model of its own, which nobody could check. Developers asked about reinstallations, pirated copies and
charity bundles, and removed the engine from their next games; the fee was gone a year later. Customers who pay by use have to
be able to see the count, and the count has to be right before the first invoice.`,
  origin: { source: 'Unity 2023' },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: usage\n  price: EUR 0.02 a call\n' },
  good: {
    plan: 'pricing:\n  model: usage\n  price: EUR 0.02 a call\n  metering: { owner: sam@example.com, done: T-45 }\n',
  },
  check: ({ pricing }) => [
    asksForTask(pricing.metering, {
      thing: 'the count of use',
      missing: 'The price follows use, and the plan does not say how use is counted and where customers see the count.',
      because: 'A customer who cannot check the count does not trust the invoice.',
    }),
  ],
});
