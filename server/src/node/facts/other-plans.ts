import { posix } from 'node:path';
import { takeSnapshot, type Snapshot } from '../../engine/snapshot.ts';
import type { OtherPlan, Surroundings } from '../../lints/surroundings.ts';
import { given, items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { MAX_TEXT_LENGTH } from '../../syntax/parse/text-limit.ts';
import type { RepositoryFiles } from '../files/repository-files.ts';

type PlanAt = NonNullable<Surroundings['planAt']>;
type Found = ReturnType<PlanAt>;

/**
 * Reads the plans that other plans depend on, each once and only when it is asked for, inside the repository only.
 * A path leads to the first plan of its file; a `#` in it is part of the name.
 *
 * @param snapshotOf what is known already of a file, by its path relative to the root.
 * @returns the look-up from a folder, which is relative to the root.
 */
export function otherPlans(
  files: RepositoryFiles,
  snapshotOf: (path: string) => Snapshot | undefined,
): (folder: string) => PlanAt {
  const known = new Map<string, Found>();
  const planAt = (folder: string, path: string): Found => {
    const place = files.find(folder, path);
    if (place.kind !== 'there') return place.kind;
    const found = known.get(place.path) ?? read(place.path, place.stats.isFile(), place.stats.size);
    known.set(place.path, found);
    return found;
  };
  const readSnapshot = (path: string): Snapshot | undefined => {
    const text = files.read(path);
    return text === undefined ? undefined : takeSnapshot(text);
  };
  const read = (path: string, isFile: boolean, size: number): Found => {
    if (!isFile || size > MAX_TEXT_LENGTH) return 'not-a-plan';
    const snapshot = snapshotOf(path) ?? readSnapshot(path);
    if (snapshot === undefined) return 'unknown';
    const [plan] = snapshot.plans;
    return plan === undefined ? 'not-a-plan' : otherPlan(plan, path, (next) => planAt(posix.dirname(path), next));
  };
  return (folder) => (path) => planAt(folder, path);
}

/** The identity of a plan in a file: the path of the file for its first, to which a dependency leads. */
export function identityOf(path: string, plans: readonly Plan[], document: number): string {
  return plans[0]?.document.index === document ? path : `${path}#${String(document)}`;
}

function otherPlan(plan: Plan, identity: string, planAt: PlanAt): OtherPlan {
  return {
    identity,
    name: given(plan.name),
    date: given(plan.date),
    dependsOn: items(plan.dependencies).flatMap(({ value }) => given(value.plan) ?? []),
    planAt,
  };
}
