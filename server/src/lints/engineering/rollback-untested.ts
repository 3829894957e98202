import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForDay, type Claim } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { lint } from '../lint.ts';
import { isOneLine, unfoldLine } from '../kit/names/unfold-line.ts';

export default lint({
  summary: 'The plan has no test of the way back.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 7 },
  applies: when('rollback present and reversible is not false', ({ rollout: { rollback } }) => {
    const reversible = given(rollback)?.reversible;
    return reversible !== undefined && reversible.kind !== 'unreadable' && given(reversible) !== false;
  }),
  needs: 'rollout.rollback.tested_on',
  why: `A way back that nobody has walked is a hope. The data was already migrated, the switch also turns off something
else, the one who may do it is asleep: such things show on the first try. That is why the production readiness review of
Kubernetes asks whether going forward, back and forward again was tested, and not only whether it is possible.`,
  origin: { source: 'KEP production readiness' },
  fix: 'offer',
  bad: { plan: 'rollout:\n  rollback:\n    flag: billing.v2\n    owner: sam@example.com\n', daysLeft: 5 },
  good: { plan: 'rollout:\n  rollback:\n    flag: billing.v2\n    tested_on: T-12\n' },
  check: (plan, context, { lead }) => untested(plan, Math.min(lead, Math.max(context.left ?? lead, 0))),
});

function untested({ rollout: { rollback } }: Plan, daysBefore: number): readonly Claim[] {
  const way = given(rollback);
  if (way === undefined) return [];
  const text = given(way.trigger);
  const inOneLine = text !== undefined && isOneLine(way.at, way.trigger.at);
  const day = daysBefore === 0 ? 'T' : `T-${String(daysBefore)}`;
  return [
    asksForDay(
      way.tested_on,
      {
        thing: 'the test of the way back',
        missing: 'The plan names no test of the way back.',
        because: 'What was never tried fails on the day it is needed.',
      },
      inOneLine
        ? {
            offers: [
              unfoldLine(
                `Plan the test of the way back for ${day}`,
                { at: way.at, key: 'trigger', text },
                'tested_on',
                day,
              ),
            ],
          }
        : {},
    ),
  ];
}
