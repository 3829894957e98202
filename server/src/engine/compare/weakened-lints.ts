import { lints } from '../../lints/index.ts';
import type { Severity } from '../../lints/severity.ts';
import { raised } from '../check/timing.ts';
import type { Config, LintSetting } from '../config/config.ts';

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
  const [old, current] = [askedBy(before), askedBy(after)];
  const isOnBothSides = (rule: string): boolean => before.ruleIds.has(rule) === after.ruleIds.has(rule);
  const named = [...before.lints.keys(), ...after.lints.keys(), ...after.rules.map(({ id }) => id)];
  const weakened = [...new Set(named.filter(isOnBothSides))].toSorted(byCodeUnit).flatMap((rule): Weakened[] => {
    const [was, is] = [old(rule), current(rule)];
    return isWeaker(was, is) ? [{ rule, path, before: said(was, is), after: said(is, was) }] : [];
  });
  const removed = [...before.ruleIds].filter((rule) => !after.ruleIds.has(rule)).toSorted(byCodeUnit);
  weakened.push(...removed.map((rule) => ({ rule, path, before: 'asked', after: 'removed' })));
  const preset = before.strict && !after.strict;
  return preset
    ? [{ rule: 'launchplan:strict', path, before: 'in force', after: 'not in force' }, ...weakened]
    : weakened;
}

/** How loudly a lint is asked, and how early. */
interface Asked {
  /** The severity on every day; absent where the timing decides. */
  readonly level: Severity | 'off' | undefined;
  /** Of tier 1, in days; absent where the lint has none. */
  readonly lead: number | undefined;
  /** Whether the lead is other than that of the catalogue. */
  readonly ownLead: boolean;
}

function askedBy({ lints: settings, rules, strict }: Config): (rule: string) => Asked {
  return (rule) => {
    const setting = settings.get(rule);
    const own = rules.find(({ id }) => id === rule);
    if (own === undefined) {
      const level = setting?.level ?? fixedLevel(rule, setting?.strict ?? strict);
      return { level, ...leadOf(rule, setting) };
    }
    const { severity, lead } = own.written;
    return {
      level: setting?.level ?? severity ?? (lead === undefined ? 'warning' : undefined),
      lead: lead === undefined ? undefined : (setting?.lead ?? lead),
      ownLead: lead !== undefined,
    };
  };
}

/** These are louder on some days, or for some things, than their severity in the catalogue. */
const rising = new Set(['date/risky-day', 'date/slipped', 'gate/no-evidence', 'task/overdue']);

/** The highest severity of a lint in the catalogue, if it does not depend on the day. */
function fixedLevel(rule: string, strict: boolean): Severity | undefined {
  const timing = lints.find(({ id }) => id === rule)?.timing;
  return timing === undefined || timing.kind === 'lead' || rising.has(rule)
    ? undefined
    : raised(timing.severity, strict);
}

function leadOf(rule: string, setting: LintSetting | undefined): Pick<Asked, 'lead' | 'ownLead'> {
  const timing = lints.find(({ id }) => id === rule)?.timing;
  if (timing?.kind !== 'lead') return { lead: undefined, ownLead: false };
  return { lead: setting?.lead ?? timing.days, ownLead: setting?.lead !== undefined };
}

const levels: Readonly<Record<Severity | 'off', number>> = { off: 0, info: 1, warning: 2, error: 3 };

/** A lint without a level of its own follows the timing. Only an error is louder than that. */
function isWeaker(was: Asked, is: Asked): boolean {
  const [old, current] = [was.level, is.level];
  if (current === 'off' || old === 'off') return current === 'off' && old !== 'off';
  if (current !== undefined && levels[current] < (old === undefined ? levels.error : levels[old])) return true;
  if (old === 'error' && current === undefined) return true;
  return was.lead !== undefined && is.lead !== undefined && is.lead < was.lead;
}

/** A lead is reported if the organisation sets it on either side. */
function said({ level, lead, ownLead }: Asked, other: Asked): string {
  const isSaid = ownLead || (other.ownLead && other.lead !== lead);
  return [level ?? 'by its timing', ...(isSaid && lead !== undefined ? [`lead ${String(lead)}`] : [])].join(', ');
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
