import { lints as catalogue } from '../../lints/index.ts';
import type { Lint, OwnSettings } from '../../lints/lint.ts';
import { sameName } from '../../lints/kit/names/same-name.ts';
import type { RequiredGate } from '../../lints/organisation.ts';
import { isSectionName, type SectionName, sectionNames } from '../../plan/plan.ts';
import type { Tier } from '../../plan/tier.ts';
import type { Config, LintSetting } from '../config/config.ts';
import { leadDays } from './timing.ts';

/** A lint as it is put to the plans of one tier: what its configuration and the tier make of it. */
export interface ConfiguredLint {
  readonly lint: Lint;
  readonly own: OwnSettings;
  readonly setting: LintSetting | undefined;
  readonly strict: boolean;
  /** Whether it is asked only because the plan lists rollout steps. */
  readonly listed: boolean;
  /** The section whose being unchanged answers it, for a lint with a lead. */
  readonly section: SectionName | undefined;
  /** The section that it asks something of. */
  readonly needed: SectionName | undefined;
}

type Stage = NonNullable<Lint['stage']>;

/** By the stage at which the findings can be told. */
export type ConfiguredLints = Readonly<Record<Stage, readonly ConfiguredLint[]>>;

/** A run asks thousands of plans under a handful of configurations, so what follows from these is found once. */
const known = new WeakMap<Config, Map<Tier, ConfiguredLints>>();

/** What the catalogue asks of plans of a tier, in its order, without the lints that are off. */
export function configuredLintsFor(config: Config, tier: Tier): ConfiguredLints {
  const ofTiers = known.get(config) ?? new Map<Tier, ConfiguredLints>();
  known.set(config, ofTiers);
  const before = ofTiers.get(tier);
  if (before !== undefined) return before;
  const all = catalogue.flatMap((lint) => configuredLintOf(lint, config, tier));
  const at = (stage: Stage): readonly ConfiguredLint[] => all.filter(({ lint }) => (lint.stage ?? 'plan') === stage);
  const configuredLints: ConfiguredLints = { plan: at('plan'), tasks: at('tasks'), waivers: at('waivers') };
  ofTiers.set(tier, configuredLints);
  return configuredLints;
}

/** A lint as a question to plans of a tier; none where it is off or not meant for them. */
export function configuredLintOf(lint: Lint, config: Config, tier: Tier): readonly ConfiguredLint[] {
  const setting = config.lints.get(lint.id);
  const gate = requiredGateOf(lint, config);
  const listed = !(gate?.tiersSet === true ? gate.tiers : lint.tiers).includes(tier);
  if ((listed && lint.tier3 !== 'listed') || setting?.level === 'off') return [];
  const needed = /^\w+/.exec(lint.needs)?.[0];
  return [
    {
      lint,
      own: {
        lead: gate?.lead ?? leadDays(lint, tier, setting),
        option: (name) => setting?.options?.[name] ?? lint.options?.[name]?.default ?? 0,
      },
      setting,
      strict: setting?.strict ?? config.strict,
      listed,
      section: lint.timing.kind === 'lead' ? sectionOfArea.get(lint.area) : undefined,
      needed: isSectionName(needed) ? needed : undefined,
    },
  ];
}

/** The section of an area: `launch-day` is that of `launch_day`, `customer` that of `customers`. */
const sectionOfArea: ReadonlyMap<string, SectionName> = new Map(
  sectionNames.flatMap((name) => {
    const area = name.replaceAll('_', '-');
    return [
      [area.replace(/s$/, ''), name],
      [area, name],
    ] as const;
  }),
);

const areas: ReadonlySet<string> = new Set(catalogue.map(({ area }) => area));

/** The area of a section: that of the lints which ask it, else the section itself. docs/catalogue.md#applies */
export function areaOf(section: unknown): string {
  const named = typeof section === 'string' ? section : '';
  const area = named.replaceAll('_', '-');
  return [area, area.replace(/s$/, '')].find((one) => isSectionName(named) && areas.has(one)) ?? named;
}

/** The lints of gates that an organisation may require for other tiers, or with another lead. */
const ownLintOfGate: ReadonlyMap<string, string> = new Map([
  ['gate/no-decision', 'go-no-go'],
  ['pricing/unapproved', 'pricing'],
  ['engineering/irreversible', 'irreversible'],
]);

/** What an organisation requires of the gate of a lint. docs/format.md#the-organisation-file */
function requiredGateOf({ id }: Lint, { organisation }: Config): RequiredGate | undefined {
  const gate = ownLintOfGate.get(id);
  if (gate === undefined) return undefined;
  return [...organisation.requiredGates].find(([name]) => sameName(name, gate))?.[1];
}
