import { given } from '../../plan/fact.ts';
import { fails, holds } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'The sellers cannot reach the goal.',
  tiers: [1],
  notFor: ['migration', 'sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  applies: sold,
  needs: 'sales.reps',
  why: `Product asks sales to put up numbers that the team was never built to reach, and keeps pushing. The arithmetic
is done before the launch or nine months after it.`,
  origin: { seed: 2 },
  bad: { plan: 'sales:\n  reps: 24\n  deals_per_rep: 0.5\n  goal_deals: 15\n' },
  good: { plan: 'sales:\n  reps: 30\n  deals_per_rep: 0.5\n  goal_deals: 15\n' },
  check: ({ sales }) => {
    const [reps, each, goal] = [given(sales.reps), given(sales.deals_per_rep), given(sales.goal_deals)];
    if (reps === undefined || each === undefined || goal === undefined) return [];
    // Deals are counted in whole hundredths, so that 0.1 × 30 is 3.
    const deals = Math.round(reps * each * 100) / 100;
    if (deals >= goal) return [holds(sales.reps.at)];
    const message = `${String(reps)} sellers × ${String(each)} deals = ${String(deals)}; the goal is ${String(goal)}. Lower the goal, add sellers or extend the period.`;
    return [fails(sales.goal_deals.at, message)];
  },
});
