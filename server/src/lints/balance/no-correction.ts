import { asksForTask, holds } from '../claim.ts';
import { effortSplit, isBuildHeavy, leastShares, sellHeavy } from '../kit/effort-split.ts';
import { lint } from '../lint.ts';

/** Out of balance means here what the two lints about it say unless they are set, whatever an organisation sets. */
export default lint({
  summary: 'The effort is out of balance, and the plan has no day for correcting it.',
  tiers: [1, 2],
  notFor: ['price', 'migration', 'sunset', 'internal'],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'effort.correction',
  why: `What share of your time goes into each half today, and what is your plan to change that? The first question is
answered in a minute and forgotten in two. Only a change with a name and a day on it moves people from what they like to
do to what the launch needs.`,
  origin: { seed: 3 },
  fix: 'offer',
  bad: { plan: 'effort:\n  build: 95\n  distribute: 5\n' },
  good: { plan: 'effort:\n  build: 95\n  distribute: 5\n  correction:\n    owner: ana@example.com\n    due: T-5\n' },
  check: (plan, { selfServe }) => {
    const split = effortSplit(plan);
    if (split === undefined) return [];
    const least = selfServe ? leastShares.distributeSelfServe : leastShares.distribute;
    const balanced = !isBuildHeavy(split, least) && sellHeavy(split, plan, leastShares.build) === undefined;
    if (balanced) return [holds(split.at)];
    return [
      asksForTask(plan.effort.correction, {
        thing: 'the correction of the balance',
        missing: `The effort is out of balance (${String(split.build)} percent building, ${String(split.distribute)} percent distribution), and nothing says when that changes.`,
        because: 'People keep spending their time on what they value until somebody sets a day.',
      }),
    ];
  },
});
