import { asksForFact } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names nobody who owns it after the launch.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 14 },
  needs: 'handoff.owner',
  why: `A product that has been delivered to nobody has solved nothing, and delivering goes on long after the launch:
somebody has to answer support, watch the numbers and decide what comes next. The launch team moves on to its next launch,
and the person who is left with the product finds out by the first complaint.`,
  origin: { seed: 2 },
  fix: 'offer',
  bad: { plan: 'support:\n  owner: kim@example.com\n' },
  good: { plan: 'handoff:\n  owner: kim@example.com\n' },
  check: ({ handoff }) => [
    asksForFact(handoff.owner, {
      thing: 'the handoff',
      missing: 'The plan names nobody who owns this once it is launched.',
      because: 'The launch team moves on, and what nobody owns then stays as it is.',
      hint: 'It may be the same person as today.',
    }),
  ],
});
