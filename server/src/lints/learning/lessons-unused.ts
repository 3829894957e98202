import { asksForFact } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan refers to no lessons of earlier launches.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'info' },
  needs: 'learning.lessons_from',
  why: `Building and selling is learned over rounds of successes and failures. A lesson that was written down after one
launch and not read before the next was not learned: the same date slips for the same reason.`,
  origin: { seed: 0 },
  fix: 'offer',
  bad: { plan: 'learning:\n  owner: ana@example.com\n' },
  good: { plan: 'learning:\n  lessons_from: docs/retros/atlas-insights.md\n' },
  check: ({ learning }) => [
    asksForFact(learning.lessons_from, {
      thing: 'the lessons of earlier launches',
      plural: true,
      missing: 'The plan refers to no lessons of an earlier launch.',
      because: 'What went wrong last time goes wrong again, unless somebody reads why.',
    }),
  ],
});
