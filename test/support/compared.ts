import type { PlanTree } from '../../server/src/engine/compare/comparison.ts';
import { type ChangeDelta, changeDelta } from '../../server/src/engine/compare/change-delta.ts';
import type { PlanDelta } from '../../server/src/engine/compare/plan-delta.ts';
import { type Config, recommended } from '../../server/src/engine/config/config.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { dayOn } from './checked.ts';

/** Files by their paths, and what holds for them. */
interface TreeOptions {
  readonly configOf?: (path: string) => Config;
}

export function treeOf(files: Readonly<Record<string, string>>, options: TreeOptions = {}): PlanTree {
  return {
    files: Object.entries(files).map(([path, text]) => ({ kind: 'text', path, snapshot: takeSnapshot(text) })),
    configOf: options.configOf ?? (() => recommended),
    isBroken: () => false,
    settingsOf: () => [],
    surroundingsOf: () => () => ({}),
  };
}

/** Compares two states of files in memory, as of 15 January 2027 unless said otherwise. */
export function comparedTrees(base: PlanTree, head: PlanTree, asOf = '2027-01-15'): ChangeDelta {
  return changeDelta({
    base: { ...base, commit: 'base', day: dayOn(asOf) },
    head: { ...head, commit: 'head' },
    asOf: dayOn(asOf),
  });
}

/** Compares two states of one plan. */
export function comparedTexts(before: string, after: string, asOf?: string): PlanDelta {
  const { plans } = comparedTrees(treeOf({ 'launch.yaml': before }), treeOf({ 'launch.yaml': after }), asOf);
  const [plan] = plans;
  if (plan === undefined) throw new Error('Nothing differs');
  return plan;
}
