import { asksForTask } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no security review.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 45 },
  needs: 'legal.security',
  why: `Mercari lets no service into production before it has passed a published readiness checklist, and security is a
part of it. A hole that a review finds costs a few weeks of work; the same hole costs far more when strangers find it on
a product that has just been announced. The weeks have to be there, which is why the review comes early.`,
  origin: { source: 'Mercari production readiness' },
  fix: 'offer',
  bad: { plan: 'legal:\n  owner: ruth@example.com\n' },
  good: { plan: 'legal:\n  security:\n    owner: kofi@example.com\n    done: T-50\n' },
  check: ({ legal }) => [
    asksForTask(legal.security, {
      thing: 'the security review',
      missing: 'The plan names no security review.',
      because: 'Closing a hole takes weeks, and after the launch the first to find it may mean harm.',
    }),
  ],
});
