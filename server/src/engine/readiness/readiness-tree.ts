import { lints } from '../../lints/index.ts';
import type { Severity } from '../../lints/severity.ts';
import type { Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import { firstSentence } from '../../text/first-sentence.ts';
import type { PlanReport } from '../check/check.ts';
import type { CheckState, Finding } from '../finding.ts';
import { type Group, grouped, isSectionGroup, type SectionGroup } from './group.ts';
import { states } from '../../plan/words.ts';
import type { AreaReadiness } from './readiness.ts';

/** One line of the readiness tree: a check, or a fault of the file. */
export interface TreeCheck {
  readonly rule: string;
  /** What it is about, in one line. */
  readonly title: string;
  readonly state: CheckState;
  readonly severity: Severity | undefined;
  readonly upcoming: boolean;
  readonly message: string | undefined;
  readonly due: Day | undefined;
  readonly plannedFor: Day | undefined;
  readonly owner: string | undefined;
  readonly span: Place['span'];
  readonly waivable: boolean;
  /** The section that the plan lacks as a whole, where that is why the check is open. */
  readonly absentSection: string | undefined;
}

export interface TreeArea extends AreaReadiness {
  readonly state: CheckState;
  /** Worst first. */
  readonly checks: readonly TreeCheck[];
}

/** How ready a plan is, as a tree to draw. docs/editors/vscode.md#the-readiness-tree */
export interface ReadinessTree {
  /** Every check and fault that is an error or a warning now, most urgent first. */
  readonly needsAttention: readonly TreeCheck[];
  /** What falls due within a week, soonest first. */
  readonly thisWeek: readonly TreeCheck[];
  /** Those with the worst states first. */
  readonly areas: readonly TreeArea[];
  /** Faults of the file, and of its tasks and waivers: they are no checks. */
  readonly faults: readonly TreeCheck[];
  /** The sections that the plan lacks as a whole, each with what it leaves open. */
  readonly absent: readonly SectionGroup[];
  /** How many findings are errors. */
  readonly blockers: number;
}

const DAYS_OF_A_WEEK = 7;

/** Orders states as a person would look at them. */
const stateOrder: readonly CheckState[] = states.map(({ id }) => id);

const titles: ReadonlyMap<string, string> = new Map(lints.map(({ id, summary }) => [id, summary.replace(/\.$/, '')]));

/**
 * Builds the readiness tree of one plan.
 *
 * @param today the as-of date.
 */
export function readinessTree(report: PlanReport, today: Day): ReadinessTree {
  const groups = grouped(report.findings, today, report.plan).filter((entry) => entry.kind === 'group');
  const evidence = groups.find((group) => !isSectionGroup(group));
  const asked = countBy(report.checks.map(({ rule }) => rule));
  const checks = report.checks.flatMap(({ rule, state, due, plannedFor, owner, at, finding }): readonly TreeCheck[] => {
    if (finding !== undefined && evidence?.findings.includes(finding) === true) {
      return evidence.findings[0] === finding ? [evidenceCheck(evidence, finding, given(report.plan.owner))] : [];
    }
    const shown = state === 'waived' ? undefined : finding;
    return [
      {
        rule,
        title: titleOf(rule, finding, (asked.get(rule) ?? 0) > 1),
        state,
        severity: shown?.severity,
        upcoming: shown?.upcoming ?? false,
        message: finding?.message,
        due,
        plannedFor,
        owner,
        span: finding?.span ?? at.span,
        waivable: shown !== undefined,
        absentSection: shown?.absentSection,
      },
    ];
  });
  const areas = report.readiness.areas.map((area): TreeArea => {
    const own = checks
      .filter(({ rule }) => rule === area.area || rule.startsWith(`${area.area}/`))
      .toSorted(worstFirst);
    return { ...area, checks: own, state: own[0]?.state ?? 'done' };
  });
  const told = new Set(report.checks.map(({ finding }) => finding));
  const faults = report.findings.filter((finding) => !told.has(finding)).map((finding) => faultOf(finding));
  return {
    needsAttention: [...faults, ...checks].filter(isPressing).toSorted(mostUrgentFirst),
    thisWeek: checks.filter((check) => isThisWeek(check, today)).toSorted((a, b) => dayOf(a) - dayOf(b)),
    areas: areas.toSorted((a, b) => rankOf(a.checks[0]) - rankOf(b.checks[0])),
    faults,
    absent: groups.filter(isSectionGroup),
    blockers: report.findings.filter(({ severity }) => severity === 'error').length,
  };
}

/** All that lacks evidence, as one line: the plan's owner has it, as the things belong to many. */
function evidenceCheck(
  { title, message }: Group,
  { rule, severity, span }: Finding,
  owner: string | undefined,
): TreeCheck {
  return {
    rule,
    title,
    state: 'open',
    severity,
    upcoming: false,
    message,
    due: undefined,
    plannedFor: undefined,
    owner,
    span,
    waivable: true,
    absentSection: undefined,
  };
}

/**
 * What a check is about; of several checks of one lint, in the words that tell them apart. A rule of the organisation's
 * own says what is wrong in the first sentence of its message.
 */
function titleOf(rule: string, finding: Finding | undefined, isOneOfSeveral: boolean): string {
  const inItsWords = isOneOfSeveral || !titles.has(rule);
  if (inItsWords && finding !== undefined) return asTitle(finding.message);
  return titles.get(rule) ?? rule;
}

/** What is wrong as a title, which has no full stop. */
function asTitle(message: string): string {
  return firstSentence(message).replace(/[.?!]$/, '');
}

function countBy(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function faultOf(finding: Finding): TreeCheck {
  const { rule, severity, upcoming, message, due, span } = finding;
  return {
    rule,
    // There may be many of one kind: which task, which key.
    title: asTitle(message),
    state: finding.state ?? 'open',
    severity,
    upcoming,
    message,
    due,
    plannedFor: undefined,
    owner: undefined,
    span,
    waivable: rule.startsWith('task/'),
    absentSection: undefined,
  };
}

function isPressing({ severity }: TreeCheck): boolean {
  return severity === 'error' || severity === 'warning';
}

function isThisWeek(check: TreeCheck, today: Day): boolean {
  const day = dayOf(check);
  const open = check.state !== 'done' && check.state !== 'waived' && check.state !== 'not-applicable';
  return open && day >= today && day < today + DAYS_OF_A_WEEK;
}

/** The day that counts: the one it is planned for, else the one by which it is needed. */
function dayOf({ plannedFor, due }: TreeCheck): Day {
  return plannedFor ?? due ?? Infinity;
}

const severityOrder: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function rankOf(check: TreeCheck | undefined): number {
  if (check === undefined) return Infinity;
  const severity = check.severity === undefined ? 3 : severityOrder[check.severity];
  return severity * stateOrder.length + stateOrder.indexOf(check.state);
}

function worstFirst(a: TreeCheck, b: TreeCheck): number {
  return rankOf(a) - rankOf(b) || dayOf(a) - dayOf(b) || (a.rule < b.rule ? -1 : 1);
}

function mostUrgentFirst(a: TreeCheck, b: TreeCheck): number {
  return rankOfSeverity(a) - rankOfSeverity(b) || (a.due ?? -Infinity) - (b.due ?? -Infinity) || rankOf(a) - rankOf(b);
}

function rankOfSeverity({ severity }: TreeCheck): number {
  return severity === undefined ? 3 : severityOrder[severity];
}
