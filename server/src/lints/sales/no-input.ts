import { sayDate } from '../../plan/calendar.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given, taskIn } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForTask, fails, type Claim } from '../claim.ts';
import { sold } from '../kit/conditions.ts';
import { lint, type LintContext } from '../lint.ts';

export default lint({
  summary: 'The plan names no input from sales.',
  tiers: [1, 2],
  notFor: ['internal'],
  timing: { kind: 'lead', days: 60 },
  applies: sold,
  needs: 'sales.input',
  why: `A team inside a sales-driven company built for a year without asking sales. Nine months after the launch it had
one customer: sellers had a product dropped in their lap with no input, no context and no warning, and steered buyers to
the products they understood. Input only counts while the scope can still change.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'sales:\n  owner: lee@example.com\n' },
  good: { plan: 'scope_freeze: T-30\nsales:\n  input:\n    owner: lee@example.com\n    done: T-70\n' },
  check: (plan, context) => [
    afterFreeze(plan, context) ??
      asksForTask(plan.sales.input, {
        thing: 'the input of sales',
        missing: 'The plan names no input from sales on what this launch should be.',
        because: 'Sellers who had no say steer buyers to the products they understand.',
      }),
  ],
});

/**
 * Input that comes once the scope is frozen changes nothing: it is late, whatever the days left. Without a launch date
 * nothing is judged to be late. docs/catalogue.md#status
 */
function afterFreeze({ sales, scope_freeze }: Plan, { calendar: { today, launch } }: LintContext): Claim | undefined {
  if (launch === undefined) return undefined;
  const input = taskIn(sales.input);
  const freeze = given(scope_freeze);
  const frozen = freeze && dayMeant(freeze, launch);
  if (input === undefined || frozen === undefined || given(input.status) === 'not-applicable') return undefined;
  const done = given(input.done);
  const day = done ?? given(input.due);
  const asked = day && dayMeant(day, launch);
  if (asked === undefined || asked <= frozen) return undefined;
  const is = done !== undefined && asked <= today ? 'was asked' : asked < today ? 'was to be asked' : 'is to be asked';
  const [freezes, remedy] =
    frozen < today
      ? ['froze', 'Open the scope again for what they say, or waive this with a reason.']
      : ['freezes', 'Ask them before the freeze, or move the freeze.'];
  const message = `Sales ${is} on ${sayDate(asked, today)}, after the scope ${freezes} on ${sayDate(frozen, today)}. What sellers say then can no longer change the product. ${remedy}`;
  return fails(sales.input.at, message, { state: 'late', level: 'warning', messageId: 'after-freeze' });
}
