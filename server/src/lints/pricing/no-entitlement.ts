import { given } from '../../plan/fact.ts';
import { asksForTask } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names nothing that gives it to those who buy it, and to nobody else.',
  tiers: [1, 2, 3],
  notFor: ['price', 'migration', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 14 },
  applies: when('paid, or model included', ({ pricing }, { paid }) => paid || given(pricing.model) === 'included'),
  needs: 'pricing.entitlement',
  why: `Between an order and a product that opens stands a system that knows who may use what, and it knows nothing of a
product that nobody told it about. On launch day customers who have paid see a locked door and call support, or everybody
gets in and taking it away again makes the news. Both are found with one order from each plan, two weeks ahead.`,
  origin: { source: 'provisioning incidents' },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: included\n' },
  good: { plan: 'pricing:\n  model: included\n  entitlement:\n    owner: sam@example.com\n    done: T-15\n' },
  check: ({ pricing }) => [
    asksForTask(pricing.entitlement, {
      thing: 'the access for buyers',
      missing: 'The plan names nothing that gives this to customers who buy it, and to nobody else.',
      because: 'On launch day, paying customers may find a locked door, or everybody an open one.',
    }),
  ],
});
