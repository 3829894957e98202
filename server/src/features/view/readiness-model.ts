import type { Location, Range } from 'vscode-languageserver-types';
import type { SeverityId, StateId, VerdictId } from '../../plan/words.ts';

/** The version of the readiness model. It rises when a field changes its meaning or goes. */
export const READINESS_VERSION = 1;

/** How ready the plans are, as `launchplan/readiness` answers it: all that an editor needs to draw the tree. */
export interface ReadinessModel {
  readonly version: typeof READINESS_VERSION;
  /** The as-of date, ISO 8601. */
  readonly asOf: string;
  readonly plans: readonly PlanNode[];
}

/** How many checks are in which condition. */
export interface Counts {
  readonly done: number;
  readonly planned: number;
  readonly open: number;
  readonly waived: number;
}

export interface PlanNode extends Counts {
  readonly uri: string;
  /** Index in the `---` stream of the file, from 0. */
  readonly document: number;
  readonly name: string | null;
  readonly tier: number | null;
  readonly stage: string | null;
  readonly status: string | null;
  readonly owner: string | null;
  /** The launch date, ISO 8601. */
  readonly date: string | null;
  /** How exactly it is known: of a month or a quarter the last day counts. */
  readonly datePrecision: 'day' | 'month' | 'quarter' | null;
  readonly weekday: string | null;
  readonly daysToLaunch: number | null;
  readonly verdict: VerdictId;
  /** The verdict as a colleague would say it. */
  readonly sentence: string;
  readonly score: number | null;
  readonly covered: number | null;
  /** Findings of severity error. */
  readonly blockers: number;
  /** Where the plan starts: its `launch_plan` key. */
  readonly range: Range;
  /** What to look at first, most urgent first: every check that is an error or a warning now. */
  readonly needsAttention: readonly CheckNode[];
  /** What falls due within seven days, soonest first. */
  readonly thisWeek: readonly CheckNode[];
  /** In order of how much they need attention. */
  readonly areas: readonly AreaNode[];
  /** The sections that the plan does not have at all and that leave two or more checks open, as in the diagnostics. */
  readonly absent: readonly AbsentNode[];
  /** Faults of the file itself: its syntax and its shape, and the hygiene of tasks and waivers. */
  readonly faults: readonly CheckNode[];
}

export interface AreaNode extends Counts {
  /** The first word of the lints' ids. */
  readonly area: string;
  readonly title: string;
  readonly score: number | null;
  /** The worst state among its checks. */
  readonly state: CheckStateName;
  readonly checks: readonly CheckNode[];
}

/** A section that is not in the plan. */
export interface AbsentNode {
  /** The key of the section. */
  readonly section: string;
  /** "Sales is not in the plan" */
  readonly title: string;
  /** How many checks that leaves open, and which was due first. */
  readonly message: string;
  readonly open: number;
  /** The worst severity of its checks. */
  readonly severity: SeverityId;
  /** Whether it is an info only because there is time left. */
  readonly upcoming: boolean;
  /** The day by which the first of it has to be in place, ISO 8601. */
  readonly due: string | null;
  readonly location: Location;
}

export type CheckStateName = StateId;

export interface CheckNode {
  /** The id of the lint or of the fault. */
  readonly rule: string;
  /** What the check is about, in one line. */
  readonly title: string;
  readonly state: CheckStateName;
  readonly severity: SeverityId | null;
  /** Not due yet: an info only because there is time left. */
  readonly upcoming: boolean;
  /** What is wrong, why it matters and what to do; null where nothing is. */
  readonly message: string | null;
  /** The day by which it has to be in place, ISO 8601. */
  readonly due: string | null;
  /** The day for which it is planned, ISO 8601. */
  readonly plannedFor: string | null;
  readonly owner: string | null;
  /** The place in the file, or where it would stand. */
  readonly location: Location;
  readonly waivable: boolean;
  /** The key of the section whose absence leaves it open; one of `absent`, if that section leaves more open. */
  readonly absentSection: string | null;
  /** The page on the lint. */
  readonly url: string;
}
