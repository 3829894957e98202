import { asksForTask } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no accessibility review.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 45 },
  needs: 'legal.accessibility',
  why: `In May 2024 Sonos replaced its app by a new one. Besides the features that were missing, people who use a screen
reader found that they could no longer work what they had bought; the company apologised and spent months on putting it
right. A review while there is time to act on it would have said so.`,
  origin: { source: 'Sonos app 2024' },
  fix: 'offer',
  bad: { plan: 'legal:\n  owner: ruth@example.com\n' },
  good: { plan: 'legal:\n  accessibility:\n    owner: kim@example.com\n    done: T-48\n' },
  check: ({ legal }) => [
    asksForTask(legal.accessibility, {
      thing: 'the accessibility review',
      missing: 'The plan names no check that people with disabilities can use this.',
      because: 'People who depend on a keyboard or a screen reader may be locked out on the day of the launch.',
    }),
  ],
});
