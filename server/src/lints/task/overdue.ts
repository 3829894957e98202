import { sayDay, type Day } from '../../plan/calendar.ts';
import { dueDay, taskCommitment } from '../../plan/commitment.ts';
import { given, items, type Task } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { taskStateOf, type Calendar } from '../../plan/task-state.ts';
import { type Claim, fails } from '../claim.ts';
import { beforeLaunch, dayOffer, doneOffer, nextDay, onDay, type OfferedDay } from '../kit/dates/day-offers.ts';
import { dayStillToCome, placeOfDay } from '../kit/dates/day-still-to-come.ts';
import { nameInSentence, nameOfTask } from '../kit/names/task-name.ts';
import { lint, type LintContext } from '../lint.ts';

/** Days before the launch from which an overdue task is an error. */
const CLOSE_DAYS = 14;

export default lint({
  summary: 'A task is past due and not done.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'tasks',
  why: `Each step of a launch builds on the one before it. A date that has passed in silence is the first sign that the
chain is broken, and nobody downstream has been told.`,
  origin: { seed: 2 },
  stage: 'tasks',
  hygiene: true,
  afterLaunch: true,
  bad: { plan: 'milestones:\n  - id: beta\n    what: The beta is open\n    owner: lee@example.com\n    due: T-20\n' },
  good: { plan: 'milestones:\n  - id: beta\n    what: The beta is open\n    owner: lee@example.com\n    done: T-20\n' },
  check: (plan, context) => plan.tasks.flatMap((task) => (context.asked.has(task) ? [] : overdue(task, plan, context))),
});

function overdue(task: Task, plan: Plan, { calendar, left, tier }: LintContext): readonly Claim[] {
  const commitment = taskCommitment(task);
  const taskState = taskStateOf(commitment, calendar, 0);
  const due = commitment.kind === 'work' ? dueDay(commitment, calendar.launch) : undefined;
  if (taskState.state !== 'overdue' || due === undefined) return [];
  const close = left !== undefined && left >= 0 && left <= CLOSE_DAYS && tier !== 3;
  const name = nameInSentence(task);
  const message = `${nameOfTask(task)} was due ${sayDay(due, calendar.launch)} and is not done. Whatever waits for it waits in silence. Finish it, or agree a new date.`;
  return [
    fails(placeOfDay(commitment), message, {
      state: 'overdue',
      level: close ? 'error' : 'warning',
      fixes: [dayOffer(task, name, newDay(task, plan, calendar)), doneOffer(task, name)],
    }),
  ];
}

/** The day that is offered in place of one that passed. Where that counts from the launch, so does the new one. */
function newDay(task: Task, plan: Plan, calendar: Calendar): OfferedDay {
  const { today, launch } = calendar;
  const day = nextDay(calendar, daysOfWaiting(task, plan, calendar));
  return launch !== undefined && given(task.due)?.kind === 'relative' ? beforeLaunch(day, launch) : onDay(day, today);
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
