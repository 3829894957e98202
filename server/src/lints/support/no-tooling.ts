import { asksForTasks } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names no tool that lets support help a customer.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 30 },
  needs: 'support.tools',
  why: `A team shipped what it had built for a year, and support had no tools to help customers with. A colleague who
cannot look into an account can only apologise and pass the case on, so that every question reaches the engineers.
Building such a tool takes weeks: nobody can catch up on it once the first case has come in.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'support:\n  owner: sam@example.com\n' },
  good: { plan: 'support:\n  tools:\n    - name: Invoice timeline in the support console\n      done: T-31\n' },
  check: ({ support }) => [
    asksForTasks(support.tools, {
      thing: 'the support tools',
      plural: true,
      missing: 'The plan names no tool that lets support look into the case of a customer.',
      because: 'Support that cannot see what a customer sees can only apologise and pass the case on.',
    }),
  ],
});
