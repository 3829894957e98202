import { type Commitment, commitmentOf, taskCommitment } from '../../plan/commitment.ts';
import { type Fact, given, items, type Task } from '../../plan/fact.ts';
import type { Path } from '../../plan/place.ts';
import { sectionFields } from '../../plan/plan-shape.ts';
import { type DepartmentSection, isSectionName, type Plan, sectionAt } from '../../plan/plan.ts';
import { quoteScalar } from '../../syntax/edit/quote-scalar.ts';
import type { Asks } from '../claim.ts';
import { type Fix, offer, stub } from '../fix.ts';
import { dayInTime, type OfferedDay } from '../kit/dates/day-offers.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { foldedName } from '../kit/names/same-name.ts';
import { lint, type LintContext } from '../lint.ts';
import type { Requirement } from '../organisation.ts';

export default lint({
  since: '1.1',
  summary: 'Something that the organisation requires of each launch is not in the plan.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 14, unscaled: true },
  ofSection: true,
  needs: 'org.requires',
  why: `A team inside a large company launched the code, and every department found out on the day what it should have
made: the playbook, the landing page, the price in the price book. Each of these had been missing at an earlier launch, and
nobody had written it down for the next. An organisation that lists what its departments deliver asks each plan for
it while there is time.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'comms:\n  internal: T-1\n', organisation: { requires: requiring('comms') } },
  good: {
    plan: 'comms:\n  tasks:\n    - { id: blog, what: Blog post, owner: mia@example.com, due: T-14, done: T-15 }\n',
    organisation: { requires: requiring('comms') },
  },
  check: (plan, context, { lead }) =>
    [...context.organisation.requires].flatMap(([name, required]) => {
      const section = sectionAt(plan, name);
      if (section === undefined) return [];
      const answers = answersIn(plan, name, section);
      return required
        .filter(({ tiers }) => tiers.includes(context.tier))
        .flatMap((one) => asksFor(one, name, section, answers, one.lead ?? lead, context) ?? []);
    }),
});

function requiring(section: string): LintContext['organisation']['requires'] {
  return new Map([[section, [{ id: 'blog', what: 'Blog post', tiers: [1, 2] }]]]);
}

interface Answers {
  /** By the id of a task among the section's tasks, else by the key of one. */
  readonly tasks: ReadonlyMap<string, Task>;
  /** What is known of the section's own keys. */
  readonly facts: ReadonlyMap<string, Fact<unknown>>;
  /** Whether a task that cannot be read may be any of those. */
  readonly unclear: boolean;
}

function answersIn(plan: Plan, name: string, section: DepartmentSection): Answers {
  const ofKeys = plan.tasks.flatMap((task): readonly (readonly [string, Task])[] => {
    const [first, key] = task.at.path;
    return first === name && typeof key === 'string' && task.at.path.length === 2 ? [[foldedName(key), task]] : [];
  });
  const ofIds = items(section.tasks).map(({ value }) => [foldedName(given(value.id) ?? ''), value] as const);
  const keys = isSectionName(name) ? Object.keys(sectionFields[name]) : [];
  const facts: Readonly<Record<string, unknown>> = { ...section };
  return {
    tasks: new Map([...ofKeys, ...ofIds]),
    facts: new Map(keys.map((key) => [foldedName(key), facts[key] as Fact<unknown>])),
    unclear:
      section.tasks.kind === 'unreadable' ||
      (section.tasks.kind === 'given' &&
        section.tasks.value.some((one) => one.kind === 'unreadable' || given(one)?.id.kind === 'unreadable')),
  };
}

function asksFor(
  { id, what }: Requirement,
  name: string,
  section: DepartmentSection,
  answers: Answers,
  lead: number,
  { calendar }: LintContext,
): Asks | undefined {
  const task = answers.tasks.get(foldedName(id));
  const fact = answers.facts.get(foldedName(id));
  if (task === undefined && fact === undefined && answers.unclear) return undefined;
  const path: Path = fact === undefined ? [name, 'tasks', { key: 'id', value: id }] : [name, foldedName(id)];
  const commitment = commitmentTo(task, fact, section);
  const thing = `“${excerpt(what)}”`;
  return {
    kind: 'asks',
    at: { path, span: commitment.at.span },
    commitments: [commitment],
    asked: 'task',
    lead,
    wording: {
      thing,
      missing: `The plan does not have ${thing}, which your organisation requires of this launch.`,
      because: 'What a department has to deliver takes time that it does not have on the last day.',
    },
    ...(commitment.kind === 'none' && fact === undefined
      ? { offers: additions(id, what, name, dayInTime(calendar, lead)) }
      : {}),
  };
}

/** What the plan says of it, at the day or the id of the task; where there is none, at the section. */
function commitmentTo(task: Task | undefined, fact: Fact<unknown> | undefined, section: DepartmentSection): Commitment {
  if (task !== undefined) {
    const commitment = taskCommitment(task);
    return task.due.kind === 'given' ? { ...commitment, at: task.due.at } : commitment;
  }
  if (fact !== undefined) return commitmentOf(fact, 'task');
  if (section.tasks.kind === 'planned') return commitmentOf(section.tasks, 'task');
  return { kind: 'none', at: section.at, written: 'no' };
}

function additions(id: string, what: string, section: string, { text, said }: OfferedDay): readonly Fix[] {
  const names = [
    ['id', quoteScalar(id)],
    ['what', quoteScalar(what)],
  ] as const;
  const path: Path = [section, 'tasks'];
  const title = `“${excerpt(what)}”`;
  return [
    stub(`Add ${title} to the plan`, { kind: 'append', path, value: { entries: names } }),
    offer(`Plan ${title} for ${said}`, { kind: 'append', path, value: { entries: [...names, ['due', text]] } }),
  ];
}
