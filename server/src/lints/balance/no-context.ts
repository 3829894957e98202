import { asksForFact } from '../claim.ts';
import { eitherFact } from '../kit/either-fact.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The plan names nothing of what already exists.',
  tiers: [1, 2],
  notFor: ['price', 'sunset'],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'context',
  why: `The team thought that it had a green field: build whatever you want, however you want. Around the field stood a
company with products that sellers understood, prices that they knew and processes that worked. Nobody had named any of
them, so nothing in the launch fitted them, and the launch was a failure from the start.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'context:\n  owner: ana@example.com\n' },
  good: { plan: 'context:\n  products: [Atlas Core]\n' },
  check: ({ context }) => [
    asksForFact(eitherFact(context.products, context.processes), {
      thing: 'the list of what already exists',
      missing: 'The plan names no product and no process that already exists: it is planned as a green field.',
      because: 'What is already there decides how people will sell, support and bill this.',
    }),
  ],
});
