import { keyWords } from '../../text/key-words.ts';
import { asksForFact } from '../claim.ts';
import { departmentOf } from '../kit/department.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint, type LintContext } from '../lint.ts';
import { foldedName } from '../kit/names/same-name.ts';

export default lint({
  summary: 'A department that has to be part of the launch is not in the plan.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 60 },
  needs: 'org.departments',
  why: `A team inside a large company built for a year and launched only the code. Marketing came in when the product was
almost done, support could not operate it, sales had never seen it and finance could not bill for it. Each of them had been
forgotten, none of them had been against it. Where the organisation does not name its departments itself, sales is asked
only where sellers sell it, and finance only where customers pay. A launch for colleagues only asks for engineering and
support alone.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'engineering:\n  owner: sam@example.com\n', daysLeft: 80 },
  good: {
    plan: `engineering:
  owner: sam@example.com
marketing:
  owner: mia@example.com
sales:
  owner: lee@example.com
support:
  owner: kim@example.com
finance:
  owner: dana@example.com
`,
  },
  check: (plan, context) =>
    requiredDepartments(context).map((name) => {
      const { section } = departmentOf(plan, name);
      const said = excerpt(keyWords(name));
      return asksForFact(section, {
        thing: `the part of ${said}`,
        missing: `${said.charAt(0).toUpperCase()}${said.slice(1)} is not in this plan.`,
        because: 'A department that hears of a launch last can neither prepare for it nor speak up.',
        hint: 'Nothing changes for them? Write that as the reason under “unchanged”.',
      });
    }),
});

/** The departments that a launch for colleagues only needs. docs/format.md#kinds-of-launch */
const forColleagues: ReadonlySet<string> = new Set(['engineering', 'support']);

/** The departments that the organisation requires, each once. docs/format.md#the-organisation-file */
function requiredDepartments({ kind, organisation, sold, paid }: LintContext): readonly string[] {
  const { departments, departmentsSet } = organisation;
  const asked = departments.filter((name) =>
    kind === 'internal'
      ? forColleagues.has(foldedName(name))
      : departmentsSet || ((name !== 'sales' || sold) && (name !== 'finance' || paid)),
  );
  return [...new Map(asked.map((name) => [foldedName(name), name])).values()];
}
