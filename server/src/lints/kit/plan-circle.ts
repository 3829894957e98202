import type { OtherPlan } from '../surroundings.ts';

/** How one plan depends on the next on a way through plans. */
export interface Leg {
  readonly to: string;
  /** The path by which it names that plan, relative to its own folder. */
  readonly path: string;
}

export interface PlanCircles {
  /** The legs from a plan back to the plan that is checked, shortest way; undefined where none leads there. */
  readonly wayBack: (identity: string, longest: number) => readonly Leg[] | undefined;
  /** The plan of an identity that was met on the way. */
  readonly plan: (identity: string) => OtherPlan | undefined;
}

/**
 * Follows the plans that a plan depends on, and those that they depend on in turn, to see which of them wait for the
 * first. Each plan is looked at once and no stack is used, however many ways lead to it and however long they are.
 *
 * @param identity names the plan that is checked.
 */
export function planCircles(direct: readonly OtherPlan[], identity: string): PlanCircles {
  const known = new Map(direct.map((plan) => [plan.identity, plan]));
  const waiting = new Map<string, (readonly [from: string, leg: Leg])[]>();
  // A map takes in what is added while it is walked through: each new plan once.
  for (const plan of known.values()) {
    if (plan.identity === identity) continue;
    for (const path of plan.dependsOn) {
      const other = plan.planAt(path);
      if (typeof other !== 'object') continue;
      const edge = [plan.identity, { to: other.identity, path }] as const;
      const edges = waiting.get(other.identity);
      if (edges === undefined) waiting.set(other.identity, [edge]);
      else edges.push(edge);
      if (!known.has(other.identity)) known.set(other.identity, other);
    }
  }
  const next = new Map<string, Leg>();
  const reached = new Set([identity]);
  for (const plan of reached) {
    for (const [from, leg] of waiting.get(plan) ?? []) {
      if (reached.has(from)) continue;
      next.set(from, leg);
      reached.add(from);
    }
  }
  const wayBack = (start: string, longest: number): readonly Leg[] | undefined => {
    if (!reached.has(start)) return undefined;
    const legs: Leg[] = [];
    for (let leg = next.get(start); leg !== undefined && legs.length < longest; leg = next.get(leg.to)) legs.push(leg);
    return legs;
  };
  return { wayBack, plan: (id) => known.get(id) };
}
