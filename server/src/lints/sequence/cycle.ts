import { given, items, type ItemOf } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { circlesIn } from '../kit/circles.ts';
import { fails, holds, type Claim, type Related } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint, type LintContext } from '../lint.ts';
import { planCircles } from '../kit/plan-circle.ts';
import { nameOfTask } from '../kit/names/task-name.ts';

/** Members of a circle that a message names one by one. */
const MOST_NAMED = 5;
/** Plans of a circle that related information points at. */
const MOST_PLANS = 20;

export default lint({
  summary: 'Things wait for each other in a circle.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'milestones.needs',
  why: `Departments depend on each other, and one step cannot happen without the one before it. Where the steps form a
circle, nobody can begin: each team waits in good faith for another one, and every status meeting hears that the others
are not ready. Between the plans of two teams nobody sees the circle at all. This looks at the circles that this plan is
part of.`,
  origin: { seed: 2 },
  bad: {
    plan: `milestones:
  - id: pricing
    what: Price approved
    needs: beta
  - id: beta
    what: Beta with three customers
    needs: pricing
`,
  },
  good: {
    plan: `milestones:
  - id: pricing
    what: Price approved
  - id: beta
    what: Beta with three customers
    needs: pricing
`,
  },
  check: (plan, context) => [...milestones(plan), ...plans(plan, context)],
});

type Milestone = ItemOf<Plan['milestones']>;

function milestones(plan: Plan): readonly Claim[] {
  const all = items(plan.milestones).map(({ value }) => value);
  if (all.every(({ needs }) => needs.kind !== 'given')) return [];
  const indexes = new Map<string, number>();
  for (const [index, { id }] of all.entries()) {
    if (id.kind === 'given' && !indexes.has(id.value)) indexes.set(id.value, index);
  }
  const needs = all.map((one) => items(one.needs).flatMap(({ value: id }) => indexes.get(id) ?? []));
  if (needs.every((ones) => ones.length === 0)) return [];
  const circles = circlesIn(needs).map((circle) => circle.flatMap((index) => all[index] ?? []));
  return circles.length === 0 ? [holds(plan.milestones.at)] : circles.flatMap(circleOfMilestones);
}

function circleOfMilestones(circle: readonly Milestone[]): readonly Claim[] {
  const [first, second = first] = circle;
  if (first === undefined || second === undefined) return [];
  const need = items(first.needs).find(({ value }) => value === given(second.id));
  const related = circle.map((one, index): Related => {
    const next = circle[(index + 1) % circle.length] ?? first;
    return { message: `${nameOfTask(one)} waits for ${nameOfTask(next)}.`, span: one.at.span };
  });
  const message = `${said(circle.map(nameOfTask), circle.length)} ${circle.length === 1 ? 'It can never be reached.' : 'None of them can be reached first.'} Take out the need that is not real.`;
  return [
    fails(need?.at ?? first.needs.at, message, { messageId: 'milestones', related: circle.length > 1 ? related : [] }),
  ];
}

/** Circles through this plan, reported at each dependency that is part of one. */
function plans({ name, dependencies }: Plan, { surroundings: { planAt, identity } }: LintContext): readonly Claim[] {
  if (planAt === undefined || identity === undefined) return [];
  const named = items(dependencies).flatMap(({ value: { plan: path } }) => {
    const other = path.kind === 'given' ? planAt(path.value) : undefined;
    return typeof other === 'object' ? [{ other, at: path.at, path: given(path) ?? '' }] : [];
  });
  const direct = named.map(({ other }) => other);
  const circles = planCircles(direct, identity);
  const self = `“${excerpt(given(name) ?? 'this plan')}”`;
  return named.map(({ other, at, path }): Claim => {
    const legs = circles.wayBack(other.identity, MOST_PLANS);
    if (legs === undefined) return holds(at);
    const nameAt = (id: string, written: string): string =>
      id === identity ? self : `“${excerpt(circles.plan(id)?.name ?? written)}”`;
    const ways = [{ to: other.identity, path }, ...legs];
    const names = [self, ...ways.map(({ to, path }) => nameAt(to, path))];
    const related = ways.map(({ path }, index): Related => ({
      message: `${names[index] ?? ''} depends on ${names[index + 1] ?? ''}.`,
      reference: excerpt(path),
    }));
    const closed = ways.at(-1)?.to === identity;
    const message = `${said(names.slice(0, -1), closed ? ways.length : undefined)} ${ways.length === 1 ? 'It can never come. Take this dependency out.' : 'None of these launches can come first. Agree with the owners which of them does not have to wait.'}`;
    return fails(at, message, { messageId: 'plans', related });
  });
}

/**
 * Says a circle by its names, in the order of waiting.
 *
 * @param count how many there are; undefined where there are more than these.
 */
function said(names: readonly string[], count: number | undefined): string {
  const first = names[0] ?? '';
  if (count === 1) return `${first} waits for itself.`;
  if (count !== undefined && count <= MOST_NAMED) {
    return `${[...names, first].join(WAITS).replace(WAITS, ' waits for ')}.`;
  }
  const shown = names
    .slice(0, MOST_NAMED - 2)
    .join(WAITS)
    .replace(WAITS, ' waits for ');
  const others = count === undefined ? 'many' : String(count - (MOST_NAMED - 2));
  return `${shown}, and so on through ${others} more, of which the last waits for ${first}.`;
}

const WAITS = ', which waits for ';
