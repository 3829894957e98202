import type { Approval } from '../plan/commitment.ts';
import type { Task } from '../plan/fact.ts';
import type { LaunchKind } from '../plan/launch-kind.ts';
import type { Motion } from '../plan/motion.ts';
import type { stages } from '../plan/words.ts';
import type { Plan } from '../plan/plan.ts';
import type { Calendar } from '../plan/task-state.ts';
import type { Tier } from '../plan/tier.ts';
import type { CatalogueVersion } from './catalogue-version.ts';
import type { Claim } from './claim.ts';
import type { Organisation } from './organisation.ts';
import type { Severity } from './severity.ts';
import type { Suppression } from './suppression.ts';
import type { Surroundings } from './surroundings.ts';

/** When a lint asks, and how loudly. docs/catalogue.md#timing */
export type Timing =
  | {
      readonly kind: 'lead';
      /** How many days before a tier 1 launch the thing has to be in place; a lower tier needs less. */
      readonly days: number;
      /** Keeps its full severity for tier 3. */
      readonly hard?: true;
      /** Never goes above a warning, in any tier. */
      readonly atMost?: 'warning';
      /** The days hold for every tier. */
      readonly unscaled?: true;
      /** The days never go below this. */
      readonly floor?: number;
    }
  | { readonly kind: 'fixed'; readonly severity: Severity }
  /** Asked only from so many days after the launch of a launched plan. */
  | { readonly kind: 'after'; readonly days: number; readonly severity: Severity };

/** A condition under which a lint is asked at all, with its name. docs/catalogue.md#applies */
export interface Condition {
  readonly text: string;
  readonly holds: (plan: Plan, context: LintContext) => boolean;
}

/** An option of a lint, which `.launchplan.yaml` may set. */
export interface Option {
  readonly default: number;
  readonly description: string;
}

/** What moves a lint: one of the five essays by its number, or a public disaster or practice by its name. */
export type Origin = { readonly seed: 0 | 1 | 2 | 3 | 4 } | { readonly source: string };

/** The fragment of a plan that an example shows, below the six required fields, and when and where it is read. */
export interface Example {
  readonly plan: string;
  /** The stage of the plan; ga unless given. */
  readonly stage?: (typeof stages)[number];
  /** What is known of its surroundings; nothing unless given. */
  readonly surroundings?: Surroundings;
  /** What the organisation sets, where the lint needs it: `org` of `.launchplan.yaml`. */
  readonly organisation?: Partial<Organisation>;
  /** The launch date as the plan writes it; 10 March 2027 unless given. */
  readonly date?: string;
  /** Days from the as-of date to 10 March 2027; 10 unless given. */
  readonly daysLeft?: number;
}

/** A readiness lint as its file writes it; its id is the file's path. */
export interface LintSpec {
  /** The version of the catalogue that it came with; 1.0 unless given. */
  readonly since?: CatalogueVersion;
  /** What is wrong when it reports, in one line. */
  readonly summary: string;
  readonly tiers: readonly Tier[];
  /**
   * `listed`: it is asked of a tier 3 plan as well, where that lists rollout steps; always at info. docs/catalogue.md#states
   */
  readonly tier3?: 'listed';
  /** The kinds of launch for which it makes no sense, so that it is not asked at all. */
  readonly notFor?: readonly LaunchKind[];
  readonly timing: Timing;
  readonly applies?: Condition;
  /** Where it is asked although its section says that nothing changes: a fact of the section says otherwise. */
  readonly despiteUnchanged?: Condition;
  /** The path of what it asks for, as `approvals[gate=pricing]`. */
  readonly needs: string;
  /** The disaster that it prevents, in a few sentences for its page. */
  readonly why: string;
  readonly origin: Origin;
  /** The strongest fix that it has. */
  readonly fix?: 'offer' | 'repair';
  readonly options?: Readonly<Record<string, Option>>;
  readonly bad: Example;
  readonly good: Example;
  /**
   * When its findings can be told: with the plan alone, after all other lints said which tasks they ask for, or after
   * the waivers were applied. The plan unless given.
   */
  readonly stage?: 'plan' | 'tasks' | 'waivers';
  /** Whether it is a check of the plan's own hygiene, which is never scored. */
  readonly hygiene?: true;
  /** Whether each of its findings belongs to the section that it is about, rather than to the area of the id. */
  readonly ofSection?: true;
  /** Whether it is still asked once the plan is launched or reviewed. */
  readonly afterLaunch?: true;
  /** A pure function of the plan and the context: one claim for each thing that it asks for. */
  readonly check: (plan: Plan, context: LintContext, own: OwnSettings) => Iterable<Claim>;
}

/** What is set for one lint in one plan. */
export interface OwnSettings {
  /** Days before launch by which the thing has to be in place, scaled to the tier; 0 for a lint without a lead. */
  readonly lead: number;
  /** Its options, by name. */
  readonly option: (name: string) => number;
}

export interface Lint extends LintSpec {
  readonly id: string;
  /** The first word of the id. */
  readonly area: string;
}

/** All that a lint may know beside the plan. */
export interface LintContext {
  readonly calendar: Calendar;
  /** Days from the as-of date to the launch; absent without a valid launch date. */
  readonly left: number | undefined;
  readonly tier: Tier;
  /** What kind of launch it is; product unless the plan says another. */
  readonly kind: LaunchKind;
  /** The plan's motion, else the organisation's; absent where neither says. */
  readonly motion: Motion | undefined;
  /** Sellers sell it: the motion is not self-serve, or nobody says. */
  readonly sold: boolean;
  readonly selfServe: boolean;
  /** Customers pay for it. */
  readonly paid: boolean;
  readonly organisation: Organisation;
  readonly surroundings: Surroundings;
  /** The tasks and approvals that other lints ask for in this plan, now. Complete from the stage `tasks` on. */
  readonly asked: ReadonlySet<Task | Approval>;
  /** What the waivers and disable comments did. Complete at the stage `waivers`. */
  readonly suppressions: readonly Suppression[];
}

/** The value of each option of a lint where nobody sets another, by its name. */
export function defaultOptions({ options = {} }: Pick<LintSpec, 'options'>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
}

/** Checks the type of a lint where it is written. */
export function lint(spec: LintSpec): LintSpec {
  return spec;
}

/** Gives a lint the id that its path says. */
export function named(id: string, spec: LintSpec): Lint {
  return { since: '1.0', ...spec, id, area: id.slice(0, id.indexOf('/')) };
}
