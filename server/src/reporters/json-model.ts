/**
 * The data that `--format json` prints and that the functions of the package return. Its shape is a contract: keys are
 * added, never renamed. docs/api.md says what may change with which version.
 */

/** How loud a finding is. An `info` has time left. */
export type Severity = 'error' | 'warning' | 'info';

/** How ready a plan is; docs/guide.md says how each comes about. */
export type Verdict = 'cancelled' | 'launched' | 'off-track' | 'at-risk' | 'ready' | 'on-track';

/** A day such as `2027-03-10`. */
export type IsoDay = string;

/** How exactly a date is known. */
export type Precision = 'day' | 'month' | 'quarter';

/** A place in a text. */
export interface TextPosition {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** From 0, in UTF-16 code units from the start of the text. */
  readonly offset: number;
}

/** A part of a text; its end is the first place behind it. */
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** A mistake outside of plans: in the configuration, a file that cannot be read, a value that a function cannot take. */
export interface Problem {
  /** The file, as it was named or found; empty where no file is to blame. */
  readonly path: string;
  /** `config/…`, `io/…` or `usage/…`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Null where the mistake has no place in a file. */
  readonly range: TextRange | null;
}

/** What `launchplan lint --format json` prints. */
export interface LintReport {
  readonly schemaVersion: 1;
  /** The day as of which the plans were checked. */
  readonly asOf: IsoDay;
  readonly summary: LintSummary;
  readonly problems: readonly Problem[];
  /** In order of path, then of their place in the file. */
  readonly plans: readonly LintedPlan[];
}

/** How much a run found. */
export interface LintSummary {
  readonly plans: number;
  /** Files that were found and are no launch plans. */
  readonly foreign: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly waived: number;
}

/** One plan and how ready it is. What the plan does not say, or says wrongly, is null. */
export interface LintedPlan {
  readonly path: string;
  /** Which YAML document of the file it is, from 0. */
  readonly document: number;
  readonly name: string | null;
  readonly tier: 1 | 2 | 3 | null;
  readonly stage: string | null;
  readonly status: string | null;
  readonly date: IsoDay | null;
  /** Of a month or a quarter, `date` is the last day; null where there is no date. */
  readonly datePrecision: Precision | null;
  /** Negative after the launch. */
  readonly daysToLaunch: number | null;
  readonly verdict: Verdict;
  /** Percent of the checks that are done, rounded down; null without checks. */
  readonly score: number | null;
  /** Percent of the checks that are done or planned, rounded down; null without checks. */
  readonly covered: number | null;
  readonly checks: CheckCounts;
  readonly areas: readonly AreaCounts[];
  readonly findings: readonly Finding[];
  /** Every check with its state; there with `--check-details` alone. */
  readonly checkDetails?: readonly CheckDetail[];
}

/** How many checks are in which state. */
export interface CheckCounts {
  readonly done: number;
  readonly planned: number;
  readonly open: number;
  readonly waived: number;
}

/** The checks of one area, such as `sales`. */
export interface AreaCounts extends CheckCounts {
  readonly area: string;
  readonly score: number | null;
}

/** Something that stands between a plan and its launch, or a fault of the plan itself. */
export interface Finding {
  /** The id of the lint or of the fault: `sales/no-demo`, `schema/unknown-key`. `explain` says more about it. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, why it matters and what to do. */
  readonly message: string;
  /** For lints that ask for a thing: in which state it is, such as `missing`. */
  readonly state: string | null;
  /** The day by which the thing has to be in place, for lints with a lead. */
  readonly due: IsoDay | null;
  readonly range: TextRange;
  /** The same as long as the finding is the same, whatever moves around it. */
  readonly fingerprint: string;
  /** Whether `--fix` fixes it. */
  readonly fixable: boolean;
  /** The page about its rule. */
  readonly url: string;
  /** Other places that explain it; left out where there are none. */
  readonly related?: readonly RelatedPlace[];
}

/** Another place that explains a finding: in the same file, or what a reference outside of it, such as a commit, names. */
export interface RelatedPlace {
  readonly message: string;
  readonly range: TextRange | null;
  readonly reference: string | null;
}

/** One check of a plan. */
export interface CheckDetail {
  readonly rule: string;
  readonly area: string;
  readonly state: string;
  readonly due: IsoDay | null;
  readonly plannedFor: IsoDay | null;
  /** By names: `milestones[id=beta].owner`. */
  readonly place: string;
  readonly range: TextRange;
}

/** What `launchplan rules --format json` prints of one lint. */
export interface RuleEntry {
  readonly id: string;
  readonly area: string;
  readonly summary: string;
  readonly tiers: readonly (1 | 2 | 3)[];
  /** Days before the launch of a tier 1 plan by which the thing has to be in place; null where the day does not count. */
  readonly lead: number | null;
  /** Null where the days left decide. */
  readonly severity: Severity | null;
  /** Days after the launch; null where it does not wait for the launch. */
  readonly after: number | null;
  /** The condition under which it is asked; null where it always is. */
  readonly applies: string | null;
  /** What it looks at. */
  readonly needs: string;
  /** The kinds of launch for which it is not asked at all. */
  readonly notFor: readonly ('product' | 'price' | 'migration' | 'sunset' | 'internal')[];
  /** Whether it keeps its full severity for tier 3. */
  readonly hard: boolean;
  /** Whether its lead is the same for every tier. */
  readonly unscaled: boolean;
  /** The days below which its lead never goes; null where a tier has what the scale gives. */
  readonly floor: number | null;
  /** `listed` where it asks a tier 3 plan that lists rollout steps as well; else null. */
  readonly tier3: 'listed' | null;
  /** The options that a settings file may set, with what holds unless it does. */
  readonly options: Readonly<Record<string, number>>;
  /** Whether there is a fix that is made (`repair`) or offered (`offer`). */
  readonly fix: 'repair' | 'offer' | null;
  readonly source: string;
  readonly url: string;
}

/** What `launchplan explain ID --format json` prints. */
export interface Explanation {
  readonly schemaVersion: 1;
  /** As it was asked for. */
  readonly id: string;
  /** What the id names; null where it names nothing, or more than one thing. A `rule` is one of the organisation. */
  readonly kind: 'lint' | 'rule' | 'fault' | 'group' | 'area' | 'key' | null;
  /** Its whole name, where the id is a part of it. */
  readonly name: string | null;
  /** The page in Markdown. */
  readonly markdown: string | null;
  readonly url: string | null;
  /** The lint or rule as data; null for anything else. */
  readonly rule: RuleEntry | null;
  /** What the id may mean, where that is more than one thing. */
  readonly candidates: readonly { readonly name: string; readonly summary: string }[];
  /** Says why there is no page; empty where there is one. */
  readonly problems: readonly Problem[];
}

/** What `launchplan config FILE --format json` prints: the settings that hold for a plan. */
export interface ConfigReport {
  readonly schemaVersion: 1;
  /** The plan, or the folder, that was asked about. */
  readonly path: string;
  readonly values: readonly ConfigValue[];
  readonly problems: readonly ConfigProblem[];
}

/** One value of the settings, and where it comes from. */
export interface ConfigValue {
  /** `org.motion`, `lints.sales/no-preview.lead`. */
  readonly key: string;
  readonly value: ConfigData;
  readonly origin:
    | { readonly kind: 'file'; readonly path: string; /** From 1. */ readonly line: number }
    /** Nobody set anything else. */
    | { readonly kind: 'built-in'; readonly preset: string };
}

/** As a settings file would write it. */
export type ConfigData = string | number | readonly ConfigData[] | { readonly [key: string]: ConfigData };

/** A mistake in the settings. */
export interface ConfigProblem {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  /** From 1; null where the mistake has no place in a file. */
  readonly line: number | null;
}
