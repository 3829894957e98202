import type { Lint } from '../../lints/lint.ts';
import type { Severity } from '../../lints/severity.ts';
import type { TaskState } from '../../plan/task-state.ts';
import type { Tier } from '../../plan/tier.ts';
import type { LintSetting } from '../config/config.ts';

/** By tier: what a lead is divided by, and the days before the lead's end at which a finding turns to a warning. */
const scale: Readonly<Record<Tier, { readonly divisor: number; readonly window: number }>> = {
  1: { divisor: 1, window: 30 },
  2: { divisor: 2, window: 15 },
  3: { divisor: 4, window: 7 },
};

/** Days before launch by which what a lint asks for has to be in place; 0 without a lead. docs/catalogue.md#timing */
export function leadDays({ timing }: Lint, tier: Tier, setting: LintSetting | undefined): number {
  if (timing.kind !== 'lead') return 0;
  const days = setting?.lead ?? timing.days;
  const scaled = timing.unscaled ? days : Math.ceil(days / scale[tier].divisor);
  return Math.max(scaled, timing.floor ?? 0);
}

export interface Severities {
  readonly severity: Severity;
  /** An info only because there is time left. */
  readonly upcoming: boolean;
}

/** What decides how loud a finding is, beside its lint. */
export interface Urgency {
  readonly tier: Tier;
  readonly left: number | undefined;
  readonly lead: number;
  readonly setting: LintSetting | undefined;
  readonly strict: boolean;
  /** Whether the lint is asked only because a tier 3 plan lists rollout steps. */
  readonly listed: boolean;
  readonly draft: boolean;
  /**
   * Whether work that is planned too late counts as an error. It does not for approvals, nor where a lint words its own
   * finding.
   */
  readonly mayBeTooLate: boolean;
}

/**
 * The severity of a finding by its state, the tier and the days left. docs/catalogue.md#states,
 * docs/catalogue.md#status and docs/catalogue.md#settings
 *
 * @param taskState the state of what is asked for; undefined where a condition fails.
 * @param level the severity that the lint itself gives to this finding; it stands in place of the timing.
 */
export function severityOf(
  lint: Lint,
  taskState: TaskState | undefined,
  level: Severity | undefined,
  urgency: Urgency,
): Severities {
  const { tier, setting, draft, listed } = urgency;
  const decided = setting?.level;
  if (decided !== undefined && decided !== 'off') return { severity: draftCap(decided, draft), upcoming: false };
  const fixed = level ?? (lint.timing.kind === 'lead' ? undefined : lint.timing.severity);
  const { severity, upcoming } =
    fixed !== undefined || taskState === undefined
      ? { severity: withoutDate(raised(fixed ?? 'error', urgency.strict), taskState, urgency), upcoming: false }
      : byTiming(taskState, urgency);
  // A small launch that lists steps gets an info, never more.
  if (listed) return { severity: 'info', upcoming };
  const hard = lint.timing.kind === 'lead' && lint.timing.hard === true;
  const limited = lint.timing.kind === 'lead' && lint.timing.atMost === 'warning';
  const capped = limited || (tier === 3 && lint.timing.kind === 'lead' && !hard) ? atMostWarning(severity) : severity;
  return { severity: draftCap(capped, draft), upcoming };
}

/** Without a launch date, what is asked for is judged as a warning at most. docs/catalogue.md#status */
function withoutDate(severity: Severity, taskState: TaskState | undefined, { left }: Urgency): Severity {
  return left === undefined && taskState !== undefined ? atMostWarning(severity) : severity;
}

function byTiming(taskState: TaskState, urgency: Urgency): Severities {
  const { left, lead, tier } = urgency;
  switch (taskState.state) {
    case 'missing':
      return missing(taskState, left, lead, tier);
    case 'late':
      return { severity: late(taskState.daysLate, urgency), upcoming: false };
    case 'overdue':
    case 'blocked':
      return { severity: left !== undefined && left < lead ? 'error' : 'warning', upcoming: false };
    case 'planned':
    case 'done':
    case 'not-applicable':
    case 'unknown':
      return { severity: 'info', upcoming: false };
  }
}

/** Leads of this many days or fewer are too short for the rule about a fifth of the time. */
const SHORT_LEAD = 5;

/**
 * The severity of a day that is later than the lead asks. With less than a fifth of the time left to fix what comes up,
 * it is an error, from the day on which a missing thing would be a warning. docs/catalogue.md#states
 */
function late(daysLate: number, { left, lead, tier, mayBeTooLate }: Urgency): Severity {
  const fifth = Math.ceil(lead / 5);
  const isTooLate = daysLate > lead - fifth && left !== undefined && left <= lead + scale[tier].window;
  if (mayBeTooLate && lead > SHORT_LEAD && isTooLate) return 'error';
  return daysLate <= fifth ? 'info' : 'warning';
}

function missing(
  taskState: TaskState & { readonly state: 'missing' },
  left: number | undefined,
  lead: number,
  tier: Tier,
): Severities {
  if (left === undefined) return { severity: 'warning', upcoming: false };
  if (left < lead) return { severity: 'error', upcoming: false };
  const early = left > lead + scale[tier].window && taskState.why !== 'after-launch';
  return early ? { severity: 'info', upcoming: true } : { severity: 'warning', upcoming: false };
}

/** The fixed severity of a lint, as the preset `launchplan:strict` has it where that is in force. */
export function raised(severity: Severity, strict: boolean): Severity {
  if (!strict) return severity;
  return severity === 'info' ? 'warning' : 'error';
}

function draftCap(severity: Severity, draft: boolean): Severity {
  return draft ? atMostWarning(severity) : severity;
}

function atMostWarning(severity: Severity): Severity {
  return severity === 'error' ? 'warning' : severity;
}
