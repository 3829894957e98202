import { given } from '../../plan/fact.ts';
import { groupBy } from '../../text/group-by.ts';
import { fails, holds } from '../claim.ts';
import { departmentOf } from '../kit/department.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';
import { placeholderOwner } from '../kit/names/placeholder-owner.ts';
import { foldedName, foldedPerson } from '../kit/names/same-name.ts';

/** With fewer departments than this in the plan, one person may well hold most of them. */
const FEWEST = 4;

export default lint({
  summary: 'One person owns most departments of the launch.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'info' },
  needs: 'owner',
  why: `Getting the whole house in order does not mean running every room of it: a product manager who tries ends up
managing each department from start to finish, and none of them takes the launch on as its own. One name in most sections
is mostly a sign that the departments were written down and never asked.`,
  origin: { seed: 2 },
  bad: {
    plan: `engineering:
  owner: ana@example.com
marketing:
  owner: ana@example.com
sales:
  owner: ana@example.com
support:
  owner: kim@example.com
`,
  },
  good: {
    plan: `engineering:
  owner: sam@example.com
marketing:
  owner: ana@example.com
sales:
  owner: ana@example.com
support:
  owner: kim@example.com
`,
  },
  check: (plan, { organisation }) => {
    const byKey = new Map(
      organisation.departments.map((name) => [foldedName(name), departmentOf(plan, name)] as const),
    );
    const present = [...byKey.values()].filter(({ section }) => section.kind === 'given' || section.kind === 'planned');
    if (present.length < FEWEST || present.some(({ owner }) => owner.kind === 'unreadable')) return [];
    const owned = groupBy(present, ({ owner }) => foldedPerson(given(owner) ?? ''));
    const [most] = [...owned]
      .filter(([person, theirs]) => person !== '' && !placeholderOwner(person) && theirs.length * 2 > present.length)
      .map(([, theirs]) => theirs);
    const first = most?.[0];
    if (most === undefined || first === undefined) return [holds(plan.owner.at)];
    const person = excerpt(given(first.owner) ?? '');
    const message = `${person} owns ${String(most.length)} of the ${String(present.length)} departments in this plan. Nobody can do the work of that many departments, and a department that does not own its part does not prepare for it. Name somebody from each department.`;
    const related = most
      .slice(1)
      .map(({ name, owner }) => ({ message: `${person} owns ${excerpt(name)} too.`, span: owner.at.span }));
    return [fails(first.owner.at, message, { related })];
  },
});
