import { sayDay } from '../../plan/calendar.ts';
import { dueDay, taskCommitment } from '../../plan/commitment.ts';
import type { Task } from '../../plan/fact.ts';
import { taskStateOf } from '../../plan/task-state.ts';
import { type Claim, fails } from '../claim.ts';
import { offer } from '../fix.ts';
import { placeOfDay } from '../kit/dates/day-still-to-come.ts';
import { nameOfTask } from '../kit/names/task-name.ts';
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
  check: (plan, context) => plan.tasks.flatMap((task) => (context.asked.has(task) ? [] : overdue(task, context))),
});

function overdue(task: Task, { calendar, left, tier }: LintContext): readonly Claim[] {
  const commitment = taskCommitment(task);
  const taskState = taskStateOf(commitment, calendar, 0);
  const due = commitment.kind === 'work' ? dueDay(commitment, calendar.launch) : undefined;
  if (taskState.state !== 'overdue' || due === undefined) return [];
  const close = left !== undefined && left >= 0 && left <= CLOSE_DAYS && tier !== 3;
  const message = `${nameOfTask(task)} was due ${sayDay(due, calendar.launch)} and is not done. Whatever waits for it waits in silence. Finish it, or agree a new date.`;
  return [
    fails(placeOfDay(commitment), message, {
      state: 'overdue',
      level: close ? 'error' : 'warning',
      fixes:
        task.status.kind === 'given'
          ? [offer('Mark it as done', { kind: 'replace', span: task.status.at.span, text: 'done' })]
          : [],
    }),
  ];
}
