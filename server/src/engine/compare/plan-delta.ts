import type { Severity } from '../../lints/severity.ts';
import type { Day } from '../../plan/calendar.ts';
import { type Fact, given, items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanReport } from '../check/check.ts';
import type { Finding } from '../finding.ts';
import { findingIdentities } from '../fingerprint.ts';
import type { TotalSlip } from './date-moves.ts';
import { type DatedPlace, leftOnOldDay } from './left-on-old-day.ts';
import {
  type ListChange,
  listChange,
  type MovedMilestone,
  movedMilestones,
  promisesOf,
  scopeOf,
  type WaiverChanges,
  waiverChanges,
} from './list-changes.ts';
import { type PlanChange, planChanges } from './plan-changes.ts';
import { type Recheck, type SetAside, setAsideAmong } from './set-aside.ts';
import type { Side } from './side.ts';

/** What a change does to the readiness of one plan. docs/diff.md */
export interface PlanDelta {
  readonly change: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly before: Side | undefined;
  readonly after: Side | undefined;
  /** The plan is gone from what is checked, but its file is there still. */
  readonly unchecked?: Unchecked;
  /** Days by which the launch moves; undefined where one of the sides has no launch date. */
  readonly days: number | undefined;
  /** How far the launch is from the date first committed to, after the change; undefined where that is not known. */
  readonly slip?: TotalSlip | undefined;
  readonly fields: readonly FieldChange[];
  /** Every key that differs; none where a side has no plan. */
  readonly changes: readonly PlanChange[];
  /** Findings of the new side alone. */
  readonly appeared: readonly Finding[];
  /** Findings of the old side alone: those that were fixed, and those that are gone for another reason. */
  readonly resolved: readonly Finding[];
  readonly setAside: readonly SetAside[];
  /** Findings of both sides with another severity. */
  readonly worsened: readonly SeverityChange[];
  readonly eased: readonly SeverityChange[];
  /** What is late or blocks the launch on both sides, and is no quieter than it was. */
  readonly stillLate: readonly Finding[];
  readonly waivers: WaiverChanges;
  readonly promises: ListChange;
  readonly scope: ListChange;
  readonly milestones: readonly MovedMilestone[];
  /** Where the launch moved: what still has the old date, written out. */
  readonly leftBehind: readonly DatedPlace[];
}

/** A plan that nobody checks any more. docs/diff.md#plans-that-nobody-checks */
export interface Unchecked {
  /** Where its file is now. */
  readonly path: string;
  /** It lost the key that marks it as a launch plan, or has a name that no plan has. */
  readonly why: 'marker-removed' | 'renamed-out';
}

export interface FieldChange {
  /** `owner`, `tier`, `approvals[gate=pricing].decision`. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface SeverityChange {
  readonly finding: Finding;
  readonly before: Severity;
}

/**
 * Compares two states of a plan, both checked with the same version, as-of date and configuration.
 *
 * @param recheck finds out why findings are gone; without it, all of them count as fixed.
 * @returns undefined where nothing differs: a rename, a reordering, a reformatting.
 */
export function planDelta(
  before: Side | undefined,
  after: Side | undefined,
  today: Day,
  recheck?: Recheck,
): PlanDelta | undefined {
  const [old, current] = [before?.report.plan, after?.report.plan];
  const changes = old === undefined || current === undefined ? [] : planChanges(old, current);
  const { gone, ...found } = findingChanges(before?.report, after?.report);
  const delta: PlanDelta = {
    change: changeOf(before, after),
    before,
    after,
    days: daysMoved(before, after),
    fields: fieldChanges(old, current),
    changes,
    ...found,
    ...toldApart(gone, before, after, changes, recheck),
    waivers: waiverChanges(old, current, today),
    promises: listChange(promisesOf(old), promisesOf(current)),
    scope: listChange(scopeOf(old), scopeOf(current)),
    milestones: movedMilestones(old, current),
    leftBehind: leftOnOldDay(old, current),
  };
  return isEmpty(delta) ? undefined : delta;
}

/** Tells what was fixed from what is gone for another reason. Deleting a plan fixes nothing. */
function toldApart(
  gone: readonly Finding[],
  before: Side | undefined,
  after: Side | undefined,
  changes: readonly PlanChange[],
  recheck: Recheck | undefined,
): Pick<PlanDelta, 'resolved' | 'setAside'> {
  if (before !== undefined && after === undefined) {
    return {
      resolved: [],
      setAside: gone.map((finding) => ({ finding, why: 'deleted', because: [], waiver: undefined })),
    };
  }
  if (before === undefined || after === undefined || recheck === undefined) return { resolved: gone, setAside: [] };
  const { fixed, setAside } = setAsideAmong(gone, before, after, changes, recheck);
  return { resolved: fixed, setAside };
}

function isEmpty(delta: PlanDelta): boolean {
  const { before, after, appeared, resolved, setAside, worsened, eased, changes } = delta;
  const { fields, waivers, promises, scope, milestones } = delta;
  if (before === undefined || after === undefined || taskState(before) !== taskState(after)) return false;
  const lists: readonly (readonly unknown[])[] = [
    ...[appeared, resolved, setAside, worsened, eased, changes, fields, milestones],
    ...[waivers.added, waivers.extended, waivers.expired],
    ...[promises, scope].flatMap(({ added, dropped, moved }) => [added, dropped, moved]),
  ];
  return lists.every((list) => list.length === 0);
}

/** How a plan stands as a whole, to be compared. */
function taskState({ report: { plan, readiness } }: Side): string {
  const { verdict, counts } = readiness;
  return JSON.stringify([given(plan.date), verdict, counts.done, counts.planned, counts.open, counts.waived]);
}

function changeOf(before: Side | undefined, after: Side | undefined): PlanDelta['change'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'deleted';
  return before.path === after.path ? 'modified' : 'renamed';
}

function daysMoved(before: Side | undefined, after: Side | undefined): number | undefined {
  const [from, to] = [before && given(before.report.plan.date), after && given(after.report.plan.date)];
  return from === undefined || to === undefined ? undefined : to - from;
}

/** The fields that reviewers have to agree on: who, how big, how far, and who approved what. */
function fieldChanges(before: Plan | undefined, after: Plan | undefined): readonly FieldChange[] {
  if (before === undefined || after === undefined) return [];
  const [old, current] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .map((path): FieldChange => ({ path, before: old.get(path), after: current.get(path) }))
    .filter((change) => change.before !== change.after);
}

function fieldsOf(plan: Plan): ReadonlyMap<string, string> {
  const { name, owner, tier, stage, status, date_is, sponsor } = plan;
  const written = Object.entries<Fact<string | number>>({ name, owner, tier, stage, status, date_is, sponsor });
  const fields = new Map<string, string>();
  for (const [key, fact] of written) setWritten(fields, key, fact);
  for (const { value } of items(plan.approvals)) {
    const gate = given(value.gate) ?? '';
    for (const [key, fact] of Object.entries<Fact<string>>({ by: value.by, decision: value.decision })) {
      setWritten(fields, `approvals[gate=${gate}].${key}`, fact);
    }
  }
  return fields;
}

/** What the author wrote, which a placeholder is as well: anyone who reads a change wants to see it. */
function setWritten(fields: Map<string, string>, key: string, fact: Fact<string | number>): void {
  if (fact.kind === 'given') fields.set(key, String(fact.value));
  else if (fact.kind === 'absent' && fact.text !== undefined) fields.set(key, fact.text);
}

const urgency: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function findingChanges(
  before: PlanReport | undefined,
  after: PlanReport | undefined,
): Pick<PlanDelta, 'appeared' | 'worsened' | 'eased' | 'stillLate'> & { readonly gone: readonly Finding[] } {
  const [old, current] = [byIdentity(before), byIdentity(after)];
  const kept = [...current].filter(([identity]) => old.get(identity)?.severity === current.get(identity)?.severity);
  const both = [...current].flatMap(([identity, finding]): readonly SeverityChange[] => {
    const was = old.get(identity);
    return was === undefined || was.severity === finding.severity ? [] : [{ finding, before: was.severity }];
  });
  return {
    appeared: [...current].filter(([identity]) => !old.has(identity)).map(([, finding]) => finding),
    gone: [...old].filter(([identity]) => !current.has(identity)).map(([, finding]) => finding),
    worsened: both.filter(({ finding, before }) => urgency[finding.severity] > urgency[before]),
    eased: both.filter(({ finding, before }) => urgency[finding.severity] < urgency[before]),
    stillLate: kept.map(([, finding]) => finding).filter(isLate),
  };
}

function isLate({ severity, state }: Finding): boolean {
  return severity === 'error' || state === 'late' || state === 'overdue';
}

function byIdentity(report: PlanReport | undefined): ReadonlyMap<string, Finding> {
  if (report === undefined) return new Map();
  const identities = findingIdentities(report.plan, report.findings);
  return new Map(report.findings.map((finding, index) => [identities[index] ?? '', finding]));
}
