import { lints } from '../../lints/index.ts';
import { defaultOrganisation, type Requirement } from '../../lints/organisation.ts';
import { formatDay } from '../../plan/calendar.ts';
import type { Settings, Sourced } from './merge-layers.ts';

/** One effective value of a plan's configuration. */
export interface EffectiveValue {
  /** As the path of keys that a person would look for: `org.motion`, `lints.sales/no-preview.lead`. */
  readonly key: string;
  /** As the settings file would write it: texts, numbers, lists and mappings of them. */
  readonly value: EffectiveData;
  readonly origin: ValueOrigin;
}

type EffectiveData = string | number | readonly EffectiveData[] | { readonly [key: string]: EffectiveData };

/** Where a value comes from. */
type ValueOrigin =
  | { readonly kind: 'file'; readonly path: string; /** From 1. */ readonly line: number }
  /** It holds because nobody set anything else. */
  | { readonly kind: 'built-in'; readonly preset: 'launchplan:recommended' };

const builtIn: ValueOrigin = { kind: 'built-in', preset: 'launchplan:recommended' };

/**
 * Every effective value with its origin: the preset, the organisation, the settings of lints and the organisation's
 * own checks, in this order. What is set nowhere and has no default is left out.
 */
export function explainConfig({ preset, organisation, lints, rules }: Settings): readonly EffectiveValue[] {
  const {
    motion,
    departments,
    requires,
    requiredGates,
    waiverApprovers,
    waiverDays,
    dealSize,
    salesCycleDays,
    portfolio,
    approvers,
    holidays,
    freezes,
  } = organisation;
  return [
    preset === undefined
      ? { key: 'preset', value: 'launchplan:recommended', origin: builtIn }
      : explained('preset', preset, preset.value),
    ...optional('org.motion', motion, (value) => value),
    departments === undefined
      ? { key: 'org.departments', value: defaultOrganisation.departments, origin: builtIn }
      : explained('org.departments', departments, departments.value),
    ...[...requires].map(([section, list]) =>
      explained(`org.requires.${section}`, list, list.value.map(requirementData)),
    ),
    ...[...requiredGates].flatMap(([name, { named, tiers, lead }]) => [
      ...(tiers === undefined && lead === undefined ? [explained(`org.required_gates.${name}`, named, {})] : []),
      ...optional(`org.required_gates.${name}.tiers`, tiers, (value) => value),
      ...optional(`org.required_gates.${name}.lead`, lead, (value) => value),
    ]),
    ...optional('org.waivers.approvers', waiverApprovers, (value) => value),
    ...optional('org.waivers.max_days', waiverDays, (value) => value),
    ...optional('org.deal_size', dealSize, (value) => value),
    ...optional('org.sales_cycle_days', salesCycleDays, (value) => value),
    ...optional('org.portfolio', portfolio, (value) => value),
    ...[...approvers].map(([gate, people]) => explained(`org.approvers.${gate}`, people, people.value)),
    ...optional('org.holidays', holidays, (days) => days.map(formatDay)),
    ...optional('org.freezes', freezes, (all) =>
      all.map(({ from, to }) => ({ from: formatDay(from), to: formatDay(to) })),
    ),
    ...[...lints].flatMap(([id, { level, lead, options }]) => [
      ...optional(`lints.${id}.severity`, level, (value) => value),
      ...optional(`lints.${id}.lead`, lead, (value) => value),
      ...[...options]
        .filter(([name]) => hasOption(id, name))
        .map(([name, option]) => explained(`lints.${id}.${name}`, option, option.value)),
    ]),
    ...[...rules].map(([id, rule]) => explained(`rules.${id}`, rule, id)),
  ];
}

function requirementData({ id, what, tiers, lead }: Requirement): EffectiveData {
  return { id, what, tiers, ...(lead === undefined ? {} : { lead }) };
}

/** An option that a lint does not have sets nothing. It is a problem of its own, and told as one. */
function hasOption(id: string, name: string): boolean {
  const options = lints.find((lint) => lint.id === id)?.options;
  return options !== undefined && Object.hasOwn(options, name);
}

function optional<T>(
  key: string,
  found: Sourced<T> | undefined,
  dataOf: (value: T) => EffectiveData,
): readonly EffectiveValue[] {
  return found === undefined ? [] : [explained(key, found, dataOf(found.value))];
}

function explained(key: string, { file, span }: Sourced<unknown>, value: EffectiveData): EffectiveValue {
  const { line } = file.source.lines.position(span.start);
  return { key, value, origin: { kind: 'file', path: file.path, line: line + 1 } };
}
