import { sayDays } from '../../plan/calendar.ts';
import { fails, holds } from '../claim.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';
import { retroState } from '../kit/retro.ts';

export default lint({
  summary: 'The plan has no retrospective after the launch.',
  tiers: [1, 2],
  timing: { kind: 'after', days: 30, severity: 'warning' },
  needs: 'learning.retro',
  why: `Companies that do well learn from their mistakes and from their successes; the others make them again. After a
month people have moved on and remember the outcome, not how it came about. A retrospective with a day to come is
planned; one whose day has come, or that says what worked or failed, was held.`,
  origin: { seed: 0 },
  fix: 'offer',
  bad: { plan: 'status: launched\n', daysLeft: -31 },
  good: {
    plan: 'status: launched\nlearning:\n  retro:\n    on: T+21\n    worked: [Sales saw it early]\n    failed: [The tax service came late]\n',
    daysLeft: -31,
  },
  check: (plan, { calendar, left }) => {
    const { retro } = plan.learning;
    const state = retroState(plan, calendar);
    switch (state) {
      case 'unknown':
        return [];
      case 'held':
        return [holds(retro.at)];
      case 'planned':
      case 'not-applicable':
        return [holds(retro.at, { state })];
      case 'none': {
        const since = left === undefined ? 'The launch was some time ago' : `The launch was ${sayDays(-left)} ago`;
        const message = `${since}, and nobody has looked back at it. What worked and what failed is being forgotten, and the next launch will pay for it again. Hold a retrospective, and write down both.`;
        const value = { entries: [['on', ''] as const, ['worked', ''] as const, ['failed', ''] as const] };
        const fixes =
          retro.kind === 'absent'
            ? [offer('Add a retrospective to the plan', { kind: 'insert', path: retro.at.path, value })]
            : [];
        return [fails(retro.at, message, { state: 'missing', fixes })];
      }
    }
  },
});
