import { foldedName } from '../../lints/kit/names/same-name.ts';
import type { Path } from '../../plan/place.ts';
import { departmentKey } from '../../plan/plan.ts';
import type { Node } from '../../syntax/tree.ts';
import { childAt } from '../address.ts';
import type { Finding } from '../finding.ts';
import { itemIdentity } from '../fingerprint.ts';

/**
 * Finds the findings of a lint that are about one thing: the gate, id, competitor, metric or section that `only` of a
 * waiver names. They are found by the steps of their paths. docs/format.md#accepting-a-finding
 */
export function bySubject(
  byRule: ReadonlyMap<string, readonly Finding[]>,
  root: Node | undefined,
): (lint: string, only: string) => readonly Finding[] | undefined {
  const known = new Map<string, ReadonlyMap<string, readonly Finding[]>>();
  return (lint, only) => {
    const subjects = known.get(lint) ?? subjectsOf(byRule.get(lint) ?? [], root);
    known.set(lint, subjects);
    return subjects.get(foldedName(only)) ?? subjects.get(departmentKey(only));
  };
}

function subjectsOf(findings: readonly Finding[], root: Node | undefined): ReadonlyMap<string, readonly Finding[]> {
  const subjects = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const name of namesOnPath(finding.path, root)) {
      const known = subjects.get(name);
      if (known === undefined) subjects.set(name, [finding]);
      else known.push(finding);
    }
  }
  return subjects;
}

/** The keys that a path leads through, and what tells each item of a list apart from the others. */
function namesOnPath(path: Path, root: Node | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  let node = root;
  for (const step of path) {
    node = childAt(node, step);
    const name =
      typeof step === 'string' ? step : typeof step === 'object' ? step.value : node && itemIdentity(node)?.value;
    if (name !== undefined) names.add(foldedName(name));
  }
  return names;
}
