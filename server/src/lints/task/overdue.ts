import { nearOf, sayDate, sayEndOfMonth, type Day } from '../../plan/calendar.ts';
import { approvalCommitment, dueDay, taskCommitment } from '../../plan/commitment.ts';
import type { DateRef, Precision } from '../../plan/date-ref.ts';
import { type Fact, given, items, type Task } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { taskStateOf, type Calendar } from '../../plan/task-state.ts';
import { type Claim, fails } from '../claim.ts';
import { beforeLaunch, dayOffer, doneOffer, nextDay, onDay, type OfferedDay } from '../kit/dates/day-offers.ts';
import { type ApprovalEntry, lastApprovals } from '../kit/last-approvals.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { dayStillToCome, placeOfDay } from '../kit/dates/day-still-to-come.ts';
import { nameInSentence, nameOfTask } from '../kit/names/task-name.ts';
import { offer } from '../fix.ts';
import { lint, type LintContext } from '../lint.ts';
import type { Severity } from '../severity.ts';

/** Days before the launch from which an overdue task is an error. */
const CLOSE_DAYS = 14;

export default lint({
  summary: 'A task or a decision is past due and not done.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'tasks',
  why: `Each step of a launch builds on the one before it. A date that has passed in silence is the first sign that the
chain is broken, and nobody who waits for it knows. It looks at milestones, what is in scope, dependencies, tasks that no other
lint asks for, and the decisions on gates that none asks for.`,
  origin: { seed: 2 },
  stage: 'tasks',
  hygiene: true,
  afterLaunch: true,
  bad: { plan: 'milestones:\n  - id: beta\n    what: The beta is open\n    owner: lee@example.com\n    due: T-20\n' },
  good: { plan: 'milestones:\n  - id: beta\n    what: The beta is open\n    owner: lee@example.com\n    done: T-20\n' },
  check: (plan, context) => [
    ...plan.tasks.flatMap((task) => (context.asked.has(task) ? [] : overdue(task, plan, context))),
    ...lastApprovals(plan).flatMap(({ value }) => (context.asked.has(value) ? [] : undecided(value, context))),
  ],
});

/** A gate that no lint asks for, whose decision was to come before today. The last entry of each gate counts. */
function undecided(approval: ApprovalEntry, context: LintContext): readonly Claim[] {
  const { calendar } = context;
  const commitment = approvalCommitment(approval);
  const due = commitment.kind === 'work' ? dueDay(commitment, calendar.launch) : undefined;
  if (taskStateOf(commitment, calendar, 0).state !== 'overdue' || due === undefined) return [];
  const gate = `the gate “${excerpt(given(approval.gate) ?? '')}”`;
  const message = `The decision on ${gate} was due ${sayDate(due, calendar.today)} and is not in the plan. Others may be waiting for it. Write down what was decided, or agree a new date.`;
  const day = onDayAs(approval.on, nextDay(calendar), calendar);
  const newDay = offer(`Set the date of the decision on ${gate} to ${day.said}`, {
    kind: 'replace',
    span: approval.on.at.span,
    text: day.text,
  });
  return [fails(approval.on.at, message, { state: 'overdue', level: levelOf(context), fixes: [newDay] })];
}

function levelOf({ left, tier }: LintContext): Severity {
  return left !== undefined && left >= 0 && left <= CLOSE_DAYS && tier !== 3 ? 'error' : 'warning';
}

function overdue(task: Task, plan: Plan, context: LintContext): readonly Claim[] {
  const { calendar } = context;
  const commitment = taskCommitment(task);
  const taskState = taskStateOf(commitment, calendar, 0);
  const due = commitment.kind === 'work' ? dueDay(commitment, calendar.launch) : undefined;
  if (taskState.state !== 'overdue' || due === undefined) return [];
  const name = nameInSentence(task);
  const message = `${nameOfTask(task)} was due ${sayDue(due, taskState.precision, calendar)} and is not done. Others may be waiting for it. Finish it, or agree a new date.`;
  return [
    fails(placeOfDay(commitment), message, {
      state: 'overdue',
      level: levelOf(context),
      fixes: [dayOffer(task, name, newDay(task, plan, calendar)), doneOffer(task, name)],
    }),
  ];
}

/** "10 March", or "by the end of March" where no day is known. */
function sayDue(due: Day, precision: Precision | undefined, { today }: Calendar): string {
  const isDay = precision === undefined || precision === 'day';
  return isDay ? sayDate(due, today) : `by ${sayEndOfMonth(due, nearOf(due, today))}`;
}

/** The day that is offered in place of one that passed. */
function newDay(task: Task, plan: Plan, calendar: Calendar): OfferedDay {
  return onDayAs(task.due, nextDay(calendar, daysOfWaiting(task, plan, calendar)), calendar);
}

/** A new day in the way in which the old one is written: where that counts from the launch, so does the new one. */
function onDayAs(old: Fact<DateRef>, day: Day, { today, launch }: Calendar): OfferedDay {
  return launch !== undefined && given(old)?.kind === 'relative' ? beforeLaunch(day, launch, today) : onDay(day, today);
}

/** The days of the milestones that need this one. */
function daysOfWaiting(task: Task, { milestones }: Plan, calendar: Calendar): readonly Day[] {
  const all = items(milestones).map(({ value }) => value);
  const own = all.find(({ at }) => at.span.start === task.at.span.start);
  const id = own && given(own.id);
  if (id === undefined) return [];
  return all
    .filter(({ needs }) => items(needs).some(({ value }) => value === id))
    .flatMap((milestone) => dayStillToCome(taskCommitment(milestone), calendar) ?? []);
}
