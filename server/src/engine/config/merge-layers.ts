import { defaultOrganisation, type RequiredGate, type Requirement } from '../../lints/organisation.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Motion } from '../../plan/motion.ts';
import { departmentKey, isSectionName } from '../../plan/plan.ts';
import type { Tier } from '../../plan/tier.ts';
import type { Span } from '../../text/span.ts';
import { raised } from '../check/timing.ts';
import type { Config, LintSetting } from './config.ts';
import type { Layer, SettingsFile } from './layers.ts';
import type { Located } from './located.ts';
import type { Preset } from './parent-reference.ts';
import type { Level, WrittenLint } from './read-lint-settings.ts';
import type { Freeze, Range, WrittenGate, WrittenOrganisation } from './read-organisation.ts';
import type { WrittenRule } from './read-rules.ts';

/** An effective value, and the place that gives it. */
export interface Sourced<T> {
  readonly value: T;
  readonly file: SettingsFile;
  readonly span: Span;
}

/** All that holds for a plan and is set somewhere; what is not set is absent. */
export interface Settings {
  readonly preset: Sourced<Preset> | undefined;
  readonly organisation: {
    readonly motion: Sourced<Motion> | undefined;
    readonly departments: Sourced<readonly string[]> | undefined;
    readonly requires: ReadonlyMap<string, Sourced<readonly Requirement[]>>;
    /** By name: each part of what is set for it by the nearest file that sets it. */
    readonly requiredGates: ReadonlyMap<string, MergedGate>;
    readonly waiverApprovers: Sourced<readonly string[]> | undefined;
    readonly waiverDays: Sourced<number> | undefined;
    readonly dealSize: Sourced<Range> | undefined;
    readonly salesCycleDays: Sourced<Range> | undefined;
    readonly portfolio: Sourced<readonly string[]> | undefined;
    readonly approvers: ReadonlyMap<string, Sourced<readonly string[]>>;
    readonly holidays: Sourced<readonly Day[]> | undefined;
    readonly freezes: Sourced<readonly Freeze[]> | undefined;
  };
  /** By id, sorted. */
  readonly lints: ReadonlyMap<string, MergedLint>;
  /** The organisation's own checks by id, those of the farthest file first. */
  readonly rules: ReadonlyMap<string, Sourced<WrittenRule>>;
}

interface MergedGate {
  /** Where it is named. */
  readonly named: Sourced<string>;
  readonly tiers: Sourced<readonly Tier[]> | undefined;
  readonly lead: Sourced<number> | undefined;
}

interface MergedLint {
  readonly level: Sourced<Level> | undefined;
  readonly lead: Sourced<number> | undefined;
  readonly options: ReadonlyMap<string, Sourced<number>>;
  /** Whether the preset `launchplan:strict` holds for it. */
  readonly strict: boolean;
}

/**
 * Joins the sources of a plan's settings: mappings merge by key, lists replace, and rules append by id.
 * docs/format.md#the-organisation-file
 *
 * @param layers nearest first.
 * @param isLint whether an id is that of a lint or of a rule; settings of others are left out.
 */
export function mergeLayers(layers: readonly Layer[], isLint: (id: string) => boolean): Settings {
  const files = layers.flatMap((layer) => (layer.kind === 'file' ? [layer.file] : []));
  const org = <T>(pick: (organisation: WrittenOrganisation) => Located<T> | undefined): Sourced<T> | undefined =>
    nearestOf(files, ({ source }) => pick(source.organisation));
  const ids = new Set(files.flatMap(({ source }) => [...source.lints.keys()]).filter(isLint));
  return {
    preset: presetOf(layers),
    organisation: {
      motion: org(({ motion }) => motion),
      departments: org(({ departments }) => departments),
      requires: byKey(files, ({ source }) => source.organisation.requires),
      requiredGates: mergeGates(files),
      waiverApprovers: org(({ waiverApprovers }) => waiverApprovers),
      waiverDays: org(({ waiverDays }) => waiverDays),
      dealSize: org(({ dealSize }) => dealSize),
      salesCycleDays: org(({ salesCycleDays }) => salesCycleDays),
      portfolio: org(({ portfolio }) => portfolio),
      approvers: byKey(files, ({ source }) => source.organisation.approvers),
      holidays: org(({ holidays }) => holidays),
      freezes: org(({ freezes }) => freezes),
    },
    lints: new Map([...ids].sort().map((id) => [id, mergeLint(id, layers)])),
    rules: byKey(
      files,
      ({ source }) => new Map(source.rules.map((rule) => [rule.id.value, { value: rule, span: rule.id.span }])),
    ),
  };
}

function mergeGates(files: readonly SettingsFile[]): Settings['organisation']['requiredGates'] {
  const names = new Set(files.toReversed().flatMap(({ source }) => [...source.organisation.requiredGates.keys()]));
  return new Map(
    [...names].flatMap((name) => {
      const of = <T>(pick: (gate: WrittenGate) => Located<T> | undefined): Sourced<T> | undefined =>
        nearestOf(files, ({ source }) => {
          const gate = source.organisation.requiredGates.get(name);
          return gate && pick(gate);
        });
      const named = of(({ at }) => at);
      return named === undefined
        ? []
        : [[name, { named, tiers: of(({ tiers }) => tiers), lead: of(({ lead }) => lead) }]];
    }),
  );
}

function nearestOf<T>(
  files: readonly SettingsFile[],
  pick: (file: SettingsFile) => Located<T> | undefined,
): Sourced<T> | undefined {
  for (const file of files) {
    const found = pick(file);
    if (found !== undefined) return { ...found, file };
  }
  return undefined;
}

function byKey<T>(
  files: readonly SettingsFile[],
  pick: (file: SettingsFile) => ReadonlyMap<string, Located<T>>,
): ReadonlyMap<string, Sourced<T>> {
  const entries = files
    .toReversed()
    .flatMap((file) => [...pick(file)].map(([key, found]) => [key, { ...found, file }] as const));
  return new Map(entries);
}

function presetOf(layers: readonly Layer[]): Sourced<Preset> | undefined {
  const layer = layers.find((one) => one.kind === 'preset');
  return layer && { value: layer.preset, file: layer.file, span: layer.span };
}

/** What is set for one lint: each part by the nearest file that sets it, up to the one that takes all back. */
function mergeLint(id: string, layers: readonly Layer[]): MergedLint {
  const reached = untilTakenBack(id, layers);
  const written = reached.flatMap(({ layer, lint }) => (lint === undefined ? [] : [{ file: layer.file, lint }]));
  const first = <T>(pick: (lint: WrittenLint) => Located<T> | undefined): Sourced<T> | undefined => {
    for (const { file, lint } of written) {
      const found = pick(lint);
      if (found !== undefined) return { ...found, file };
    }
    return undefined;
  };
  const options = written
    .toReversed()
    .flatMap(({ file, lint }) => [...lint.options].map(([name, found]) => [name, { ...found, file }] as const));
  // A preset is a severity too: the nearest one holds where it is nearer than the file that sets the severity.
  const decided = reached.find(({ layer, lint }) => layer.kind === 'preset' || lint?.level !== undefined);
  const strict = decided?.layer.kind === 'preset' && decided.layer.preset === 'launchplan:strict';
  const level = first(({ level: written }) => written);
  return {
    level: level && strict ? { ...level, value: raisedLevel(level.value) } : level,
    lead: first(({ lead }) => lead),
    options: new Map(options),
    strict,
  };
}

/** What `launchplan:strict` makes of a severity that a file before it sets; it does not bring back what is off. */
function raisedLevel(level: Level): Level {
  return level === 'info' || level === 'warning' ? raised(level, true) : level;
}

function untilTakenBack(
  id: string,
  layers: readonly Layer[],
): readonly { readonly layer: Layer; readonly lint: WrittenLint | undefined }[] {
  const all = layers.map((layer) => ({
    layer,
    lint: layer.kind === 'file' ? layer.file.source.lints.get(id) : undefined,
  }));
  const end = all.findIndex(({ lint }) => lint?.takesBack);
  return end === -1 ? all : all.slice(0, end + 1);
}

/** The effective configuration that settings make. */
export function configOf({ preset, organisation, lints, rules }: Settings): Config {
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
  const strict = preset?.value === 'launchplan:strict';
  return {
    organisation: {
      ...defaultOrganisation,
      ...(motion && { motion: motion.value }),
      ...(departments && {
        departments: departments.value,
        departmentsSet: true,
        ownDepartments: ownDepartments(departments.value),
      }),
      requires: new Map([...requires].map(([section, list]) => [section, list.value])),
      requiredGates: new Map([...requiredGates].map(([name, gate]) => [name, gateOf(gate)])),
      waivers: {
        ...(waiverApprovers && { approvers: waiverApprovers.value }),
        ...(waiverDays && { maxDays: waiverDays.value }),
      },
      ...(dealSize && { dealSize: dealSize.value }),
      ...(salesCycleDays && { salesCycleDays: salesCycleDays.value }),
      ...(portfolio && { portfolio: portfolio.value }),
      approvers: new Map([...approvers].map(([gate, people]) => [gate, people.value])),
      ...(holidays && { holidays: holidays.value }),
      ...(freezes && { freezes: freezes.value }),
    },
    lints: new Map([...lints].map(([id, merged]) => [id, lintSetting(merged, strict)])),
    strict,
    // Their expressions are read when the rules are used, so that a run without rules never loads the language.
    rules: [],
    ruleIds: new Set(rules.keys()),
  };
}

/** The keys of the departments that are no sections of the format, each once. */
export function ownDepartments(departments: readonly string[]): readonly string[] {
  const keys = departments.map(departmentKey).filter((key) => !isSectionName(key));
  return [...new Set(keys)];
}

function gateOf({ tiers, lead }: MergedGate): RequiredGate {
  return {
    tiers: tiers?.value ?? [1, 2, 3],
    tiersSet: tiers !== undefined,
    ...(lead && { lead: lead.value }),
  };
}

function lintSetting(merged: MergedLint, strict: boolean): LintSetting {
  const level = merged.level?.value;
  const options = [...merged.options].map(([name, { value }]) => [name, value] as const);
  return {
    ...(level === undefined || level === 'default' ? {} : { level }),
    ...(merged.lead && { lead: merged.lead.value }),
    ...(options.length > 0 && { options: Object.fromEntries(options) }),
    ...(strict && level === 'default' && !merged.strict ? { strict: false } : {}),
  };
}
