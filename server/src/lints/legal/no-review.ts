import { asksForTask } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no legal review.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 30 },
  needs: 'legal.review',
  why: `Google's Site Reliability Engineering book describes in its chapter 27 why launches at Google go through a
checklist, whose questions should come from launches that went wrong. A name that belongs to somebody else, or a
promise that must not be made, is changed quietly before the launch, and in public after it.`,
  origin: { source: 'SRE book ch. 27' },
  fix: 'offer',
  bad: { plan: 'legal:\n  owner: ruth@example.com\n' },
  good: { plan: 'legal:\n  review:\n    owner: ruth@example.com\n    done: T-35\n' },
  check: ({ legal }) => [
    asksForTask(legal.review, {
      thing: 'the legal review',
      missing: 'The plan names no legal review.',
      because: 'A name, a licence or a promise that cannot stand has to be changed in public once the launch is over.',
    }),
  ],
});
