import type { Finding, IsoDay, Precision, Problem, Severity, Verdict } from '../json-model.ts';

/** What `launchplan diff --format json` prints: what a change does to the readiness of the plans. */
export interface DiffReport {
  readonly schemaVersion: 1;
  readonly asOf: IsoDay;
  /** The commit at which the change began. */
  readonly base: string;
  /** The commit with the change, or `working tree`. */
  readonly head: string;
  /**
   * What the change does in one line, the first of what people read. `agree`: people have to agree on something.
   * `worse`: there are new blockers or warnings. `better`: something was fixed. `none`: no effect on readiness.
   */
  readonly headline: { readonly kind: 'agree' | 'worse' | 'better' | 'none'; readonly text: string };
  /** In order of path. A plan whose readiness does not change is left out. */
  readonly plans: readonly PlanDiff[];
  /** Paths of files that cannot be read on one of the two sides; absent where there are none. */
  readonly notCompared?: readonly string[];
  /** Plans that nobody checks any more although their files are there. */
  readonly unchecked: readonly UncheckedPlan[];
  readonly configuration: {
    /** Lints that the settings ask less strictly. */
    readonly weakened: readonly SettingChange[];
    /** Rules of the organisation that ask something else than before. */
    readonly changed: readonly SettingChange[];
    /** Every key of a settings file that differs. */
    readonly changes: readonly PolicyChange[];
    /** What becomes of the findings of a lint when the settings of the head take over, by lint. */
    readonly impact: readonly PolicyImpact[];
    /** Plans whose verdict is another one by the settings of the head. */
    readonly verdicts: readonly { readonly plan: string; readonly before: Verdict; readonly after: Verdict }[];
  };
  /** How many findings differ because of the change, of the settings, and of the days since the base. */
  readonly causes: { readonly change: number; readonly configuration: number; readonly time: number };
  /** What each gate that is asked says of each plan, whether it is crossed or not. */
  readonly gates: readonly GateResult[];
  /** What could not be read or compared; left out where there is nothing to say. */
  readonly problems?: readonly Problem[];
  /** The gates that the change crosses, each in a sentence; there where a gate was asked for. */
  readonly crossed?: readonly string[];
}

/** A plan that nobody checks any more. */
export interface UncheckedPlan {
  /** Where its file is now. */
  readonly path: string;
  /** It lost the key `launch_plan`, or its file has a name that no plan has. */
  readonly why: 'marker-removed' | 'renamed-out';
}

/** What one gate says of one plan, or of the repository. */
export interface GateResult {
  /** As `--fail-on` names it, or `max-score-drop`, `max-slip` or `max-total-slip`. */
  readonly gate: string;
  /** The path of the plan; null for the repository as a whole. */
  readonly plan: string | null;
  readonly limit: number;
  /** How many things, points or days there are. */
  readonly value: number;
  readonly crossed: boolean;
  readonly message: string;
}

/** One key of a settings file that differs. */
export interface PolicyChange {
  /** The settings file. */
  readonly file: string;
  /** The address of the key in it: `org.approvers.pricing[cfo@example.com]`. */
  readonly path: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
  /** `weaker`: less is asked of plans, or of those who approve them, than before. */
  readonly direction: 'weaker' | 'stricter' | 'other';
}

/** What new settings do to the findings of one lint. */
export interface PolicyImpact {
  readonly rule: string;
  /** How many plans it touches. */
  readonly plans: number;
  /** How many errors there are more than before; negative for fewer. */
  readonly errors: number;
  readonly appeared: number;
  readonly vanished: number;
}

/** What the settings ask of a plan before and after a change. */
export interface SettingChange {
  /** The id of the lint, or `launchplan:strict` for the preset. */
  readonly rule: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A value on both sides of a change; null on a side that does not have it. */
export interface BeforeAndAfter<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/** What a change does to one plan. */
export interface PlanDiff {
  readonly path: string;
  /** Where the plan was before; null where it did not move. */
  readonly previousPath: string | null;
  readonly name: string | null;
  readonly change: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly verdict: BeforeAndAfter<Verdict>;
  readonly score: BeforeAndAfter<number>;
  /** `days` by which the launch moves, later is positive; null where a side has no date. */
  readonly date: BeforeAndAfter<IsoDay> & { readonly days: number | null };
  readonly datePrecision: BeforeAndAfter<Precision>;
  /** What the move of the date comes to; null where it did not move. */
  readonly dateMoves: DateMoves | null;
  /** Every key that differs, in the order of the plan; empty for a plan that is new or gone. */
  readonly changes: readonly KeyChange[];
  /** Fields such as `owner`, `tier` and `approvals[gate=pricing].decision`. */
  readonly fields: readonly (BeforeAndAfter<string> & { readonly path: string })[];
  readonly new: readonly PlacedFinding[];
  /** What was fixed. */
  readonly resolved: readonly PlacedFinding[];
  /** What is gone for another reason. */
  readonly setAside: readonly SetAsideFinding[];
  readonly worsened: readonly ChangedFinding[];
  readonly eased: readonly ChangedFinding[];
  readonly waivers: {
    readonly added: readonly WaiverDiff[];
    readonly extended: readonly WaiverDiff[];
    readonly expired: readonly WaiverDiff[];
  };
  readonly promises: ListDiff<{ readonly to: string | null; readonly what: string }>;
  readonly scope: ListDiff<{ readonly what: string }>;
  readonly milestones: { readonly moved: readonly MovedMilestone[] };
}

/** The move of a launch date, and those before it. */
export interface DateMoves {
  /** In days; negative for earlier. */
  readonly change: number;
  /** How many later moves there are once this change is merged, without what was taken back; null where git does not know. */
  readonly moves: number | null;
  /** The days of all of them, since the date first committed to; null where git does not know. */
  readonly total: number | null;
  /** As `slips` give it for this move; null where they give none. */
  readonly reason: string | null;
}

/** One key of a plan that differs. What came or went as a whole is one change, at its topmost place. */
export interface KeyChange {
  /** The address of its place: `milestones[id=beta].due`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** The value as YAML reads it; null where there is none. */
  readonly before: JsonValue;
  readonly after: JsonValue;
  /** `agree`: people have to agree on it. */
  readonly class: 'agree' | 'also';
}

/** Any value that JSON can say. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A finding with its place by names. */
export interface PlacedFinding extends Finding {
  /** `milestones[id=beta].owner`. */
  readonly place: string;
}

/** A finding of both sides with another severity. */
export interface ChangedFinding extends PlacedFinding {
  readonly severityBefore: Severity;
}

/** What became of a waiver. */
export interface WaiverDiff {
  readonly lint: string;
  readonly by: string | null;
  readonly expires: BeforeAndAfter<IsoDay>;
}

/** What was added to a list, taken out of it, or given another day. */
export interface ListDiff<Item> {
  readonly added: readonly (Item & { readonly due: IsoDay | null })[];
  readonly dropped: readonly (Item & { readonly due: IsoDay | null })[];
  readonly moved: readonly (Item & { readonly due: BeforeAndAfter<IsoDay> })[];
}

/** A milestone that got another day. */
export interface MovedMilestone extends BeforeAndAfter<IsoDay> {
  readonly id: string;
  readonly what: string;
  /** The ids of the milestones that need it. */
  readonly waiting: readonly string[];
}

/** A finding that is gone although nothing was fixed. */
export interface SetAsideFinding extends PlacedFinding {
  /**
   * `waived`: it is waived now. `not-asked`: a fact changed, so that the lint no longer applies. `declared`: the plan says
   * that it is not applicable. `deleted`: what it was about was removed. `rule-off`: other settings hold where the plan
   * moved to. `time`: the launch date moved.
   */
  readonly why: 'waived' | 'not-asked' | 'declared' | 'deleted' | 'rule-off' | 'time';
  /** The addresses of what made it go. */
  readonly because: readonly string[];
  /** What waives it; a disable comment has neither a person nor a last day. */
  readonly waiver: {
    readonly reason: string | null;
    readonly by: string | null;
    readonly expires: IsoDay | null;
  } | null;
}
