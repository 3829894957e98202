import { asksForFact, holds } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan does not say which known faults stay in.',
  tiers: [1, 2],
  notFor: ['price', 'sunset'],
  timing: { kind: 'lead', days: 7 },
  needs: 'support.known_issues',
  why: `Support that was never told what is still wrong takes each known fault for a new one: it is searched again,
reported again, and the customer hears that nobody has seen it before. The engineers have had the list all along. An
empty list is an answer too: somebody looked, and there are none.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'support:\n  owner: sam@example.com\n' },
  good: { plan: 'support:\n  known_issues: []\n' },
  check: ({ support: { known_issues: issues } }) => [
    issues.kind === 'absent' && issues.written === 'empty-list'
      ? holds(issues.at)
      : asksForFact(issues, {
          thing: 'the list of known issues',
          missing: 'The plan does not say which known faults stay in at launch.',
          because: 'Support looks for a known fault again, while a customer waits.',
          hint: 'If there are none, write an empty list: [].',
        }),
  ],
});
