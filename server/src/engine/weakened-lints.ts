import { lints } from '../lints/index.ts';
import type { Severity } from '../lints/lint.ts';
import type { Config, LintSetting } from './config.ts';

/** A lint that the configuration asks less loudly than before. */
export interface Weakened {
  /** The id of the lint, or `launchplan:strict` for the preset. */
  readonly rule: string;
  /** The plan for which it holds. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The lints that a configuration asks less loudly, or later before the launch, than another one did. */
export function weakenedLints(path: string, before: Config, after: Config): readonly Weakened[] {
  const rules = [...new Set([...before.lints.keys(), ...after.lints.keys()])].toSorted(byCodeUnit);
  const weakened = rules.flatMap((rule): Weakened[] => {
    const [old, current] = [before.lints.get(rule), after.lints.get(rule)];
    return isWeaker(rule, old, current) ? [{ rule, path, before: said(old), after: said(current) }] : [];
  });
  const removed = [...before.ruleIds].filter((rule) => !after.ruleIds.has(rule)).toSorted(byCodeUnit);
  weakened.push(...removed.map((rule) => ({ rule, path, before: 'asked', after: 'removed' })));
  const preset = before.strict && !after.strict;
  return preset
    ? [{ rule: 'launchplan:strict', path, before: 'in force', after: 'not in force' }, ...weakened]
    : weakened;
}

const levels: Readonly<Record<Severity | 'off', number>> = { off: 0, info: 1, warning: 2, error: 3 };

/** Without a level of its own a lint follows the timing, which is at least as loud as anything but an error. */
function isWeaker(rule: string, before: LintSetting | undefined, after: LintSetting | undefined): boolean {
  const [old, current] = [before?.level, after?.level];
  if (current === 'off' || old === 'off') return current === 'off' && old !== 'off';
  if (current !== undefined && levels[current] < (old === undefined ? levels.error : levels[old])) return true;
  if (old === 'error' && current === undefined) return true;
  return leadOf(rule, after) < leadOf(rule, before);
}

/** The lead of tier 1 in days; all are equal where the lint has none. */
function leadOf(rule: string, setting: LintSetting | undefined): number {
  const timing = lints.find(({ id }) => id === rule)?.timing;
  return timing?.kind === 'lead' ? (setting?.lead ?? timing.days) : 0;
}

function said(setting: LintSetting | undefined): string {
  const lead = setting?.lead === undefined ? [] : [`lead ${String(setting.lead)}`];
  return [setting?.level ?? 'by its timing', ...lead].join(', ');
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
