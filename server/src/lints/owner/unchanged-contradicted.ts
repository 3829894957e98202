import { keyWords } from '../../text/key-words.ts';
import { taskCommitment } from '../../plan/commitment.ts';
import type { Task } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import { sectionAt, sectionNames, type Plan } from '../../plan/plan.ts';
import { taskStateOf, type Calendar } from '../../plan/task-state.ts';
import { capitalised } from '../../text/capitalised.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { namedAll } from '../kit/names/named-all.ts';
import { lint } from '../lint.ts';

export default lint({
  since: '1.1',
  summary: 'A department says that nothing changes, and has open work all the same.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'unchanged',
  why: `A team inside a large company built for a year and launched only the code. Support had been told that nothing
changes for it, so nobody asked whether it was ready. “Unchanged” answers for all that a department would be asked,
so it has to be true. Open work beside it, or a product that is replaced, shows that something does change.`,
  origin: { seed: 4 },
  bad: { plan: 'support:\n  unchanged: Same as Core\n  training: T-7\n' },
  good: { plan: 'support:\n  unchanged: Same as Core\n' },
  check: (plan, { calendar }) =>
    [...sectionNames, ...plan.departments.keys()].flatMap((name) => {
      const unchanged = sectionAt(plan, name)?.unchanged;
      return unchanged?.kind === 'given' ? [contradicted(plan, name, unchanged.at, calendar)] : [];
    }),
});

function contradicted(plan: Plan, section: string, at: Place, calendar: Calendar): Claim {
  const open = plan.tasks.filter((task) => task.at.path[0] === section && isOpen(task, calendar));
  const replaces = section === 'engineering' && plan.engineering.replaces.kind === 'given';
  if (open.length === 0 && !replaces) return holds(at);
  const work = open.length === 0 ? [] : [`has open work: ${namedAll(open.map(nameInSection))}`];
  const contradictions = [...(replaces ? ['replaces a product'] : []), ...work];
  const finish = replaces ? '' : ', or finish that work';
  const message = `${capitalised(excerpt(keyWords(section)))} says that nothing changes, and yet it ${contradictions.join(' and ')}. Most of what this department would be asked is not asked then. Take out “unchanged”${finish}.`;
  const related = open.map((task) => ({
    message: `This is ${nameInSection(task)}, which is open.`,
    span: task.at.span,
  }));
  return fails(at, message, { related });
}

/** Whether there is still something to do: also without a day, blocked or past due. */
function isOpen(task: Task, calendar: Calendar): boolean {
  const commitment = taskCommitment(task);
  return commitment.kind === 'work' && taskStateOf(commitment, calendar, 0).state !== 'done';
}

/** What to call a task among those of its section: by the name that its author gave it, else by its key. */
function nameInSection({ called, at }: Task): string {
  if (called !== undefined) return `“${excerpt(called)}”`;
  const key = at.path.findLast((step) => typeof step === 'string') ?? '';
  return keyWords(key);
}
