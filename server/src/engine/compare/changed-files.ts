import type { OtherPlan } from '../../lints/surroundings.ts';
import { given, items } from '../../plan/fact.ts';
import type { Node } from '../../syntax/tree.ts';
import type { PlanTree, TreeFile } from './comparison.ts';
import { isSameConfig } from './same-config.ts';
import type { Snapshot } from '../snapshot.ts';

/**
 * The files whose plans may be judged otherwise than at the base: their own text changed, or what the judgement rests
 * on did. That is the settings that hold for them, whether the files that they name are there, and what the plans that
 * they name, directly or through others, say of themselves.
 *
 * @returns paths of files of the head, in its order. Files that are gone are none.
 */
export function changedFiles(base: PlanTree, head: PlanTree): readonly string[] {
  const before = new Map(base.files.map((file) => [file.path, file]));
  return head.files.filter((file) => isChanged(before.get(file.path), file, base, head)).map(({ path }) => path);
}

function isChanged(before: TreeFile | undefined, after: TreeFile, base: PlanTree, head: PlanTree): boolean {
  // Bytes that are no text were not kept, so nobody can say that they are the same.
  if (before?.kind !== 'text' || after.kind !== 'text') return true;
  if (withoutReturns(before.snapshot) !== withoutReturns(after.snapshot)) return true;
  const { path, snapshot } = after;
  if (!isSameConfig(base.configOf(path), head.configOf(path))) return true;
  const [around, now] = [base.surroundingsOf(path, snapshot)(0), head.surroundingsOf(path, snapshot)(0)];
  return (
    namesIn(snapshot).some((name) => around.fileAt?.(name) !== now.fileAt?.(name)) ||
    dependenciesOf(snapshot).some((name) => !isSamePlan(around.planAt?.(name), now.planAt?.(name), new Set()))
  );
}

/** Git may write the line breaks of a working tree otherwise than it keeps them. */
function withoutReturns({ text }: Snapshot): string {
  return text.replaceAll('\r\n', '\n');
}

/** Every text of a file that could name another one. Which of them a lint looks up is the lint's own business. */
export function namesIn({ tree }: Snapshot): readonly string[] {
  const names = new Set<string>();
  const left: Node[] = tree.documents.flatMap(({ root }) => root ?? []);
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    switch (node.kind) {
      case 'scalar':
        if (typeof node.value === 'string' && !node.value.includes('\n')) names.add(node.value);
        break;
      case 'sequence':
        left.push(...node.items);
        break;
      case 'mapping':
        left.push(...node.entries.flatMap(({ value, merged }) => (merged ? [] : value)), ...node.merges);
        break;
      // What it stands for is looked at where that is written.
      case 'alias':
    }
  }
  return [...names];
}

/** The plans that the plans of a file depend on, by the paths that they give. */
export function dependenciesOf({ plans }: Snapshot): readonly string[] {
  return plans.flatMap((plan) => items(plan.dependencies).flatMap(({ value }) => given(value.plan) ?? []));
}

type FoundPlan = ReturnType<OtherPlan['planAt']> | undefined;

function isSamePlan(before: FoundPlan, after: FoundPlan, seen: Set<string>): boolean {
  if (typeof before !== 'object' || typeof after !== 'object') return before === after;
  if (seen.has(after.identity)) return true;
  seen.add(after.identity);
  return (
    before.name === after.name &&
    before.date === after.date &&
    before.dependsOn.join('\0') === after.dependsOn.join('\0') &&
    after.dependsOn.every((next) => isSamePlan(before.planAt(next), after.planAt(next), seen))
  );
}
