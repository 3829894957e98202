import type { Snapshot } from '../../engine/snapshot.ts';
import { given, items } from '../../plan/fact.ts';
import { sectionNames, type Plan } from '../../plan/plan.ts';

/**
 * The people and teams that plans name, most used first, then those that other files name.
 *
 * @param named those that each file names.
 * @param elsewhere people and teams from other files, such as CODEOWNERS.
 */
export function byUse(named: readonly (readonly string[])[], elsewhere: Iterable<string>): readonly string[] {
  const uses = new Map<string, number>();
  for (const person of named.flat()) uses.set(person, (uses.get(person) ?? 0) + 1);
  const ordered = [...uses].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([person]) => person);
  return [...new Set([...ordered, ...elsewhere])];
}

/** The people and teams that the plans of a file name as owners and approvers, each as often as it is named. */
export function peopleIn({ plans }: Snapshot): readonly string[] {
  return plans.flatMap(peopleOf);
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
