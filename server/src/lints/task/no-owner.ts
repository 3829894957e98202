import { keyWords } from '../../text/key-words.ts';
import { taskCommitment } from '../../plan/commitment.ts';
import { type Fact, isSaid, type Task } from '../../plan/fact.ts';
import { type Plan, sectionAt, type SectionName } from '../../plan/plan.ts';
import { type Claim, fails } from '../claim.ts';
import { type Fix, offer } from '../fix.ts';
import { nameOfTask } from '../kit/names/task-name.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'A task has a date and nobody who keeps it.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'owner',
  why: `A product manager cannot do the work of every department, only make sure that somebody does it. A date without a
name is a wish: the day comes, everybody thought of somebody else, and the step after it cannot happen. The owner
of a department's section (engineering, marketing, sales, support, services, pricing, finance, legal and those that the
organisation adds) answers for each task in it; engineering's, else the plan's, for what is in scope. A milestone needs an
owner of its own. Everything else is the plan's owner's.`,
  origin: { seed: 2 },
  fix: 'offer',
  hygiene: true,
  afterLaunch: true,
  bad: { plan: 'milestones:\n  - id: beta\n    what: The beta is open\n    due: T-5\n' },
  good: { plan: 'milestones:\n  - id: beta\n    what: The beta is open\n    owner: sam@example.com\n    due: T-5\n' },
  check: (plan) => plan.tasks.flatMap((task) => unowned(task, plan)),
});

/** What is done or will not be done needs nobody any more. */
function unowned(task: Task, plan: Plan): readonly Claim[] {
  const commitment = taskCommitment(task);
  if (task.due.kind !== 'given' || commitment.kind !== 'work' || commitment.progress === 'done') return [];
  const above = ownersAbove(task, plan);
  if (above === undefined) return [];
  if ([task.owner, ...above].some((owner) => isSaid(owner) || owner.kind === 'unreadable')) return [];
  const message = `${nameOfTask(task)} has a date, but nobody owns it. A date that nobody keeps passes unnoticed. Name the person who does it.`;
  return [fails(task.at, message, { fixes: offersFor(task, plan) })];
}

/** The sections whose work is that of a department, beside those that the organisation adds. */
const departments: ReadonlySet<unknown> = new Set<SectionName>([
  ...(['engineering', 'marketing', 'sales', 'support', 'services', 'pricing', 'finance', 'legal'] as const),
]);

/** Who answers for a task that names nobody itself; undefined where it is the plan's owner, who is asked for elsewhere. */
function ownersAbove({ at }: Task, plan: Plan): readonly Fact<string>[] | undefined {
  const [key] = at.path;
  if (key === 'milestones') return [];
  if (key === 'scope') return [plan.engineering.owner, plan.owner];
  const section = typeof key === 'string' && !departments.has(key) ? plan.departments.get(key) : sectionAt(plan, key);
  return section && [section.owner];
}

function offersFor(task: Task, plan: Plan): readonly Fix[] {
  const section = task.at.path[0];
  const above = sectionAt(plan, section)?.owner;
  // A task in one line has no place for an owner.
  const long = task.due.at.path.length > task.at.path.length;
  return [
    ...(long ? stub('Add an owner to it', task.owner) : []),
    ...(above === undefined || task.at.path.length === 1
      ? []
      : stub(`Add an owner to the section ${keyWords(typeof section === 'string' ? section : '')}`, above)),
  ];
}

function stub(title: string, owner: Fact<string>): readonly Fix[] {
  if (owner.kind !== 'absent' || owner.written !== 'no') return [];
  return [offer(title, { kind: 'insert', path: owner.at.path, value: '' })];
}
