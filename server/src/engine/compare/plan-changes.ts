import type { Plan } from '../../plan/plan.ts';
import { type TreeChange, treeChanges, type Value } from './tree-changes.ts';

/** One key of a plan that differs, and whether people have to agree on it. docs/diff.md#what-people-agree-on */
export interface PlanChange extends TreeChange {
  /** `agree`: people have to agree on it. `also`: it differs, and may be read. */
  readonly class: 'agree' | 'also';
}

/** Every key that differs between two states of a plan. */
export function planChanges(before: Plan, after: Plan): readonly PlanChange[] {
  return treeChanges(before.document.root, after.document.root).map((change) => ({
    ...change,
    class: isToAgreeOn(change) ? 'agree' : 'also',
  }));
}

/**
 * What people have to agree on, by keys: `[]` is any item of a list, `*` any section, `**` whatever is below. Behind the
 * places that matter only when something comes or goes stands what happens to them.
 */
const AGREED: readonly string[] = [
  ...['date', 'date_is', 'tier', 'stage', 'kind', 'status', 'scope_freeze', 'owner', 'slips.**'],
  ...['*.owner', '*.unchanged', 'launch_day.lead', 'promises.**', 'pricing.**', 'approvals.**', 'waivers.**'],
  ...['sales.reps', 'sales.deals_per_rep', 'sales.goal_deals'],
  ...['kind', 'baseline', 'target', 'by', 'decision'].map((key) => `outcomes.metrics.[].${key}`),
  ...['capacity_days', 'monitoring.**', 'on_call.**', 'replaces.**'].map((key) => `engineering.${key}`),
  ...['scope.[].due', 'scope.[].effort_days', 'rollout.rollback.**'],
  ...['exit', 'percent', 'date'].map((key) => `rollout.steps.[].${key}`),
  ...['legal.personal_data', 'legal.new_subprocessor', 'support.level'],
  ...['comms.external.**', 'comms.breaking.**', 'comms.preannounced.**'],
  ...['migration.end_of_sale', 'migration.end_of_life'],
];

/** Items that matter when they come or go as a whole. */
const COMING: readonly string[] = ['scope.[]'];
const GOING: readonly string[] = [
  ...['scope.[]', 'outcomes.metrics.[]', 'dependencies.[]', 'risks.[]', 'milestones.[]'],
];

const patternOf = (path: string): readonly string[] => path.split('.');
const agreed = AGREED.map(patternOf);
const coming = [...AGREED.filter((path) => !path.startsWith('outcomes.metrics.')), ...COMING].map(patternOf);
const going = [...AGREED, ...GOING].map(patternOf);

function isToAgreeOn({ kind, steps, before, after }: TreeChange): boolean {
  const keys = steps.map((step) => (typeof step === 'string' ? step : '[]'));
  // An extension is the author's own, whatever its keys are called.
  if (keys[0]?.startsWith('x-') === true) return false;
  if (isNotApplicable(keys, after) && !isNotApplicable(keys, before)) return true;
  switch (kind) {
    case 'changed':
      return anyMatch(agreed, keys, after) || anyMatch(agreed, keys, before);
    case 'added':
      return anyMatch(coming, keys, after);
    case 'removed':
      return anyMatch(going, keys, before);
  }
}

/** Whether a place, or one below it, is among those that a list names. */
function anyMatch(patterns: readonly (readonly string[])[], keys: readonly string[], value: Value): boolean {
  if (patterns.some((pattern) => matches(pattern, keys))) return true;
  if (!patterns.some((pattern) => isAbove(keys, pattern))) return false;
  if (Array.isArray(value)) return value.some((item) => anyMatch(patterns, [...keys, '[]'], item as Value));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, below]) => anyMatch(patterns, [...keys, key], below));
}

function matches(pattern: readonly string[], keys: readonly string[]): boolean {
  const isOpen = pattern.at(-1) === '**';
  const fixed = isOpen ? pattern.slice(0, -1) : pattern;
  return (isOpen ? keys.length >= fixed.length : keys.length === fixed.length) && startMatches(fixed, keys);
}

/** Whether a place stands above those that a pattern names. */
function isAbove(keys: readonly string[], pattern: readonly string[]): boolean {
  return keys.length < pattern.length && startMatches(pattern.slice(0, keys.length), keys);
}

function startMatches(pattern: readonly string[], keys: readonly string[]): boolean {
  return pattern.every((part, index) => part === keys[index] || (part === '*' && keys[index] !== '[]'));
}

/** Whether a value says that something is not applicable, in short or by its status. */
function isNotApplicable(keys: readonly string[], value: Value): boolean {
  if (typeof value === 'string') {
    const isState = keys.at(-1) !== 'reason' && keys.at(-1) !== 'notes';
    return isState && /^not-applicable(?:$|:)/.test(value.trim());
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return (value as Readonly<Record<string, Value>>).status === 'not-applicable';
}
