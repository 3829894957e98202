import { taskCommitment } from '../../plan/commitment.ts';
import type { Task } from '../../plan/fact.ts';
import type { Calendar } from '../../plan/task-state.ts';
import { type Claim, fails } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { blockedOffers, nextDay, onDay } from '../kit/dates/day-offers.ts';
import { nameInSentence, nameOfTask } from '../kit/names/task-name.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'A task is blocked.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'tasks',
  why: `One step of a launch cannot happen without the step before it. Pushing on a team that cannot move does not clear
its way; knowing what stands in it does. A block with a reason is something that others can help with, and only a note. A
block without one stays until somebody asks.`,
  origin: { seed: 2 },
  stage: 'tasks',
  hygiene: true,
  afterLaunch: true,
  bad: { plan: 'milestones:\n  - id: beta\n    what: The beta is open\n    due: T-5\n    status: blocked\n' },
  good: { plan: 'milestones:\n  - id: beta\n    what: The beta is open\n    due: T-5\n    status: doing\n' },
  check: (plan, context) =>
    plan.tasks.flatMap((task) => (context.asked.has(task) ? [] : blocked(task, context.calendar))),
});

function blocked(task: Task, calendar: Calendar): readonly Claim[] {
  const commitment = taskCommitment(task);
  if (commitment.kind !== 'work' || commitment.progress !== 'blocked') return [];
  const { reason } = commitment;
  const name = nameOfTask(task);
  const message =
    reason === undefined
      ? `${name} is blocked, and the plan does not say by what. Nobody can clear the way of a task that does not say what stands in it. Add the reason, and who can clear it.`
      : `${name} is blocked: ${endOfSentence(excerpt(reason))} What waits for it waits as well. Clear the way, or find another way.`;
  const at = { path: task.at.path, span: task.status.at.span };
  const fixes = blockedOffers(task, nameInSentence(task), onDay(nextDay(calendar), calendar.today));
  return [fails(at, message, { state: 'blocked', level: reason === undefined ? 'warning' : 'info', fixes })];
}

function endOfSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
