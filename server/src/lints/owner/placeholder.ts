import { keyWords } from '../../text/key-words.ts';
import { given, type Fact } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import { type Plan, sectionNames } from '../../plan/plan.ts';
import { type Claim, fails, holds } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { type NoPerson, placeholderOwner } from '../kit/names/placeholder-owner.ts';
import { nameOfTask } from '../kit/names/task-name.ts';
import { lint } from '../lint.ts';
import type { Severity } from '../severity.ts';

export default lint({
  summary: 'The owner is no single person.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'owner',
  why: `The Kubernetes project keeps a file of facts beside each enhancement proposal, with fields for the people who
answer for it. Fields like these are filled with TBD to get past a form, and stay that way. A team, a role or two
people are no better: a request to everybody is answered by nobody. A word such as TBD or nobody, a team (\`@org/team\`, a name that ends in team, group, squad or department), a section or department, a role
(product, design, management, leadership, PM, PMM, product or project manager, eng, tech or team lead, CEO, CTO, CFO, CPO, CMO, COO, CRO, VP, head, director or VP of anything) and
several people (joined by a comma, and, &, / or +) are no person; an address and a handle without a slash always are. The plan as a whole needs one name; for a section or a task it is a warning.`,
  origin: { source: 'KEP measurement' },
  bad: { plan: 'sales:\n  owner: TBD\n' },
  good: { plan: 'sales:\n  owner: lee@example.com\n' },
  check: (plan, { organisation }) => ownersOf(plan).map((owner) => claimOf(owner, organisation.departments)),
});

/** An owner that the plan names, and for what. */
interface Named {
  readonly at: Place;
  /** As written: a person, or whatever stands in place of one. */
  readonly written: string;
  /** What it owns, as the start of a sentence. */
  readonly of: () => string;
  readonly level: Severity;
}

/** The owners of the plan, its sections and its tasks, each place once: a task that plans a section has its owner. */
function ownersOf(plan: Plan): readonly Named[] {
  const byPlace = new Map<number, Named>();
  const add = (owner: Fact<string>, of: () => string, level: Severity): void => {
    const written = owner.kind === 'absent' ? owner.text : given(owner);
    if (written !== undefined) byPlace.set(owner.at.span.start, { at: owner.at, written, of, level });
  };
  for (const task of plan.tasks) add(task.owner, () => nameOfTask(task), 'warning');
  for (const name of sectionNames) add(plan[name].owner, () => sectionAsOwned(name), 'warning');
  for (const [name, { owner }] of plan.departments) add(owner, () => sectionAsOwned(name), 'warning');
  add(plan.owner, () => 'This launch', 'error');
  return [...byPlace.values()].toSorted((a, b) => a.at.span.start - b.at.span.start);
}

function sectionAsOwned(name: string): string {
  return name === 'handoff' ? 'What follows the launch' : `The section ${excerpt(keyWords(name))}`;
}

function claimOf({ at, written, of, level }: Named, departments: readonly string[]): Claim {
  const kind = placeholderOwner(written, departments);
  if (kind === undefined) return holds(at);
  const [is, because] = wordsFor(kind, excerpt(written));
  return fails(at, `${of()} ${is}. ${because} Name the one person who answers for it.`, { level });
}

/** What the owner is, after the thing that it owns, and why that is not enough. */
function wordsFor(kind: NoPerson, written: string): readonly [string, string] {
  switch (kind) {
    case 'nobody':
      return [`has no owner yet, only “${written}”`, 'What nobody owns is done by nobody.'];
    case 'team':
      return [`is owned by a team, “${written}”`, 'Where everybody in a team answers for it, nobody does.'];
    case 'role':
      return [
        `is owned by “${written}”, which is a department or a role`,
        'Nobody knows which person to ask, and the next one in that role knows nothing of it.',
      ];
    case 'several':
      return [`is owned by several people, “${written}”`, 'Each of them may wait for the others.'];
  }
}
