import { asksForFact, asksForTask } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no monitoring, or nobody who is on call.',
  tiers: [1, 2],
  tier3: 'listed',
  timing: { kind: 'lead', days: 14 },
  needs: 'engineering.monitoring and engineering.on_call',
  why: `Without monitoring it is customers who find the outage, and without a rota they find nobody who fixes it. The
first weekend after a launch then passes in a thread of people who each think that another one is looking. Mercari's
public checklist for production readiness asks for both before a service may take traffic: alerts, and somebody on call.`,
  origin: { source: 'Mercari production readiness' },
  fix: 'offer',
  bad: { plan: 'engineering:\n  monitoring: done\n' },
  good: { plan: 'engineering:\n  monitoring: done\n  on_call: billing-oncall@example.com\n' },
  check: ({ engineering }) => [
    asksForTask(
      engineering.monitoring,
      {
        thing: 'the monitoring',
        missing: 'The plan names nothing that notices when it fails.',
        because: 'Customers find the outage first, and tell others before they tell you.',
      },
      { messageId: 'monitoring' },
    ),
    asksForFact(
      engineering.on_call,
      {
        thing: 'the on-call duty',
        missing: 'The plan names nobody who is on call for this.',
        because: 'An alarm that wakes nobody is not heard before Monday.',
      },
      { messageId: 'on-call' },
    ),
  ],
});
