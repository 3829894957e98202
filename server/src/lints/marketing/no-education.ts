import { given } from '../../plan/fact.ts';
import { asksForTask } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'It is a new category, and the plan names nothing that teaches it.',
  tiers: [1],
  notFor: ['price', 'migration', 'sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  applies: when('new_category true', ({ marketing }) => given(marketing.new_category) === true),
  needs: 'marketing.education',
  why: `In “Why Most Product Launches Fail” (Harvard Business Review, 2011), Joan Schneider and Julie Hall tell of a
device that played scents from discs. It looked like a music player and was advertised by a singer, so that people took
it for something that plays music. What is new in kind has to be taught before it can be sold.`,
  origin: { source: 'HBR, Why most product launches fail' },
  fix: 'offer',
  bad: { plan: 'marketing:\n  new_category: true\n' },
  good: { plan: 'marketing:\n  new_category: true\n  education:\n    owner: tom@example.com\n    due: T-5\n' },
  check: ({ marketing }) => [
    asksForTask(marketing.education, {
      thing: 'the education of the market',
      missing: 'This is a new category, and the plan names nothing that teaches the market what it is for.',
      because: 'People do not look for something that they have no name for.',
    }),
  ],
});
