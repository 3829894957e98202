import { given, items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { taskStateOf } from '../../plan/task-state.ts';
import { taskCommitment } from '../../plan/commitment.ts';
import { fails, holds } from '../claim.ts';
import { lint, type LintContext } from '../lint.ts';
import { scopeIds, type ScopeItem } from '../kit/names/scope-ids.ts';

/** Summands that a message shows one by one. */
const MOST_SHOWN = 6;

export default lint({
  summary: 'There is more to build than engineering can build.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'scope.effort_days',
  why: `Each promise made in a meeting puts more work on the people behind the scenes, and nobody adds it up. Overtime
covers the first few days of it; the rest is a slip that is announced a week before the launch. What is done, and what
nobody will do any more, does not count.`,
  origin: { seed: 0 },
  bad: {
    plan: `scope:
  - id: alerts
    what: Renewal alerts
    effort_days: 25
  - id: export
    what: Usage export
    effort_days: 20
engineering:
  capacity_days: 40
promises:
  - to: Northwind
    what: Renewal alerts
    scope: alerts
`,
  },
  good: {
    plan: 'scope:\n  - id: alerts\n    what: Renewal alerts\n    effort_days: 25\nengineering:\n  capacity_days: 40\n',
  },
  check: (plan, context) => {
    const capacity = given(plan.engineering.capacity_days);
    const open = items(plan.scope).filter(({ value }) => isOpen(value, context));
    const efforts = open.flatMap(({ value }) => given(value.effort_days) ?? []);
    const sized = items(plan.scope).some(({ value }) => value.effort_days.kind === 'given');
    if (capacity === undefined || !sized) return [];
    const needed = sum(efforts);
    // Effort that cannot be read only adds to a sum that is too large already.
    const known = open.every(({ value }) => value.effort_days.kind !== 'unreadable') && scopeIds(plan).complete;
    if (needed <= capacity) return known ? [holds(plan.scope.at)] : [];
    const promised = sum(promisedItems(plan, context).flatMap((item) => given(item.effort_days) ?? []));
    const share =
      promised === 0 ? 'None of it is promised to customers.' : `${sayEffort(promised)} promised to customers.`;
    const message = `${arithmetic(efforts, needed)}; engineering has ${String(capacity)}. ${share} What does not fit slips the launch, or breaks a promise. Cut the scope, or raise the days that engineering has: with more people, or with a later launch.`;
    const related = [
      { message: `Engineering has ${String(capacity)} days.`, span: plan.engineering.capacity_days.at.span },
    ];
    return [fails(plan.scope.at, message, { related })];
  },
});

function isOpen(item: ScopeItem, { calendar }: LintContext): boolean {
  const commitment = taskCommitment(item);
  return commitment.kind !== 'not-applicable' && taskStateOf(commitment, calendar, 0).state !== 'done';
}

/** The open items that keep a promise, each once. */
function promisedItems(plan: Plan, context: LintContext): readonly ScopeItem[] {
  const scope = scopeIds(plan);
  const named = items(plan.promises).flatMap(({ value }) => items(value.scope).map(({ value: id }) => scope.item(id)));
  return [...new Set(named)].filter((item) => item !== undefined && isOpen(item, context)) as readonly ScopeItem[];
}

/** Days are added in whole hundredths, so that 0.1 + 0.2 is 0.3. */
function sum(days: readonly number[]): number {
  return Math.round(days.reduce((total, each) => total + each * 100, 0)) / 100;
}

/** "25 + 20 = 45 days of work are left". */
function arithmetic(efforts: readonly number[], total: number): string {
  const shown = efforts.length > MOST_SHOWN ? efforts.slice(0, MOST_SHOWN - 1) : efforts;
  const rest = efforts.slice(shown.length);
  const summands = [
    ...shown.map(String),
    ...(rest.length === 0 ? [] : [`${String(sum(rest))} in ${String(rest.length)} more`]),
  ];
  return `${efforts.length === 1 ? '' : `${summands.join(' + ')} = `}${total === 1 ? '1 day of work is' : `${String(total)} days of work are`} left`;
}

function sayEffort(days: number): string {
  return days === 1 ? '1 day is' : `${String(days)} days are`;
}
