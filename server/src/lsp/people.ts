import type { Snapshot } from '../engine/snapshot.ts';
import { given, items } from '../plan/fact.ts';
import { sectionNames, type Plan } from '../plan/plan.ts';

/**
 * The people and teams that plans name as owners and approvers, most used first, then those who are named elsewhere.
 *
 * @param elsewhere such as those of a CODEOWNERS file.
 */
export function peopleIn(snapshots: readonly Snapshot[], elsewhere: Iterable<string>): readonly string[] {
  const uses = new Map<string, number>();
  for (const { plans } of snapshots) {
    for (const person of plans.flatMap(peopleOf)) uses.set(person, (uses.get(person) ?? 0) + 1);
  }
  const named = [...uses].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([person]) => person);
  return [...new Set([...named, ...elsewhere])];
}

function peopleOf(plan: Plan): readonly string[] {
  return [
    plan.owner,
    ...sectionNames.map((name) => plan[name].owner),
    ...plan.tasks.map(({ owner }) => owner),
    ...items(plan.milestones).map(({ value }) => value.owner),
    ...items(plan.waivers).map(({ value }) => value.by),
  ].flatMap((person) => given(person) ?? []);
}
