import { asksForTask } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names nobody who helps customers to get it running.',
  tiers: [1, 2],
  notFor: ['price', 'sunset', 'internal'],
  timing: { kind: 'lead', days: 30 },
  applies: sold,
  needs: 'services.onboarding',
  why: `Departments depend on each other in a chain, and its last links are support and services: they make sure that a
customer solves the problem with what was built. A solution that is sold and never set up has solved nothing, whatever
the sales figures say in the first quarter.`,
  origin: { seed: 2 },
  fix: 'offer',
  bad: { plan: 'services:\n  owner: ines@example.com\n' },
  good: { plan: 'services:\n  onboarding:\n    owner: ines@example.com\n    done: T-33\n' },
  check: ({ services }) => [
    asksForTask(services.onboarding, {
      thing: 'the onboarding of customers',
      missing: 'The plan names nobody who helps customers to get this running.',
      because: 'What is sold and never set up solves no problem, and is not bought twice.',
      hint: 'Nothing to set up? Mark it as not applicable, with that reason.',
    }),
  ],
});
