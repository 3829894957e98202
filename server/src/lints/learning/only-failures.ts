import { items } from '../../plan/fact.ts';
import { fails, holds } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The retrospective lists failures and no successes.',
  tiers: [1, 2],
  timing: { kind: 'after', days: 0, severity: 'info' },
  needs: 'learning.retro.worked',
  why: `Companies that do well learn from their mistakes and from their successes. A retrospective that only lists what
failed loses what should be done again, and teaches people to stay away from it.`,
  origin: { seed: 0 },
  bad: {
    plan: 'status: launched\nlearning:\n  retro:\n    on: T+14\n    failed: [The tax service came late]\n',
    daysLeft: -31,
  },
  good: {
    plan: 'status: launched\nlearning:\n  retro:\n    on: T+14\n    worked: [Sales saw it early]\n    failed: [The tax service came late]\n',
    daysLeft: -31,
  },
  check: ({ learning: { retro } }) => {
    if (retro.kind !== 'given') return [];
    const { worked, failed } = retro.value;
    if (items(failed).length === 0 || worked.kind === 'unreadable' || worked.kind === 'planned') return [];
    if (items(worked).length > 0) return [holds(worked.at)];
    const message =
      'The retrospective lists what failed and nothing that worked. What worked is what the next launch should do again. Add at least one thing that you would repeat.';
    return [fails(worked.at, message)];
  },
});
