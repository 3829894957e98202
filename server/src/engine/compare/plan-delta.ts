import type { Severity } from '../../lints/severity.ts';
import type { Day } from '../../plan/calendar.ts';
import { type DateRef, dayMeant } from '../../plan/date-ref.ts';
import { type Fact, given, type ItemOf, items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanReport } from '../check/check.ts';
import type { Finding } from '../finding.ts';
import { findingIdentities } from '../fingerprint.ts';
import type { Snapshot } from '../snapshot.ts';
import { type DatedPlace, leftOnOldDay } from './left-on-old-day.ts';

/** One side of a comparison: a plan as it was or is, where it lies. */
export interface Side {
  /** From the root of the repository. */
  readonly path: string;
  /** The whole file. */
  readonly snapshot: Snapshot;
  readonly report: PlanReport;
}

/** What a change does to the readiness of one plan. docs/diff.md */
export interface PlanDelta {
  readonly change: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly before: Side | undefined;
  readonly after: Side | undefined;
  /** The plan is gone, but its file is there still: it lost the key that marks it as a launch plan. */
  readonly turnedForeign?: true;
  /** Days by which the launch moves; undefined where one of the sides has no launch date. */
  readonly days: number | undefined;
  readonly fields: readonly FieldChange[];
  /** Findings of the new side alone, of the old side alone, and of both with another severity. */
  readonly appeared: readonly Finding[];
  readonly resolved: readonly Finding[];
  readonly worsened: readonly SeverityChange[];
  readonly eased: readonly SeverityChange[];
  /** What is late or blocks the launch on both sides, and is no quieter than it was. */
  readonly stillLate: readonly Finding[];
  readonly waivers: {
    readonly added: readonly WaiverChange[];
    readonly extended: readonly WaiverChange[];
    readonly expired: readonly WaiverChange[];
  };
  readonly promises: ListChange;
  readonly scope: ListChange;
  readonly milestones: readonly MovedMilestone[];
  /** Where the launch moved: what still has the old date, written out. */
  readonly leftBehind: readonly DatedPlace[];
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

export interface WaiverChange {
  readonly lint: string;
  readonly by: string | undefined;
  readonly before: Day | undefined;
  readonly after: Day | undefined;
}

/** What was added to a list, taken out of it, or given another day. */
export interface ListChange {
  readonly added: readonly DatedItem[];
  readonly dropped: readonly DatedItem[];
  readonly moved: readonly (DatedItem & { readonly before: Day | undefined })[];
}

export interface DatedItem {
  /** What people know it by: its words, or its id. */
  readonly what: string;
  /** For a promise, to whom. */
  readonly to: string | undefined;
  readonly due: Day | undefined;
}

export interface MovedMilestone extends DatedItem {
  readonly id: string;
  readonly before: Day | undefined;
  /** The milestones that need it. */
  readonly waiting: readonly string[];
}

/**
 * Compares two states of a plan, both checked with the same version, as-of date and configuration.
 *
 * @returns undefined where nothing that matters to readiness differs: a rename, a reordering, a reformatting.
 */
export function planDelta(before: Side | undefined, after: Side | undefined, today: Day): PlanDelta | undefined {
  const delta: PlanDelta = {
    change: changeOf(before, after),
    before,
    after,
    days: daysMoved(before, after),
    fields: fieldChanges(before?.report.plan, after?.report.plan),
    ...findingChanges(before?.report, after?.report),
    waivers: waiverChanges(before?.report.plan, after?.report.plan, today),
    promises: listChange(promisesOf(before?.report.plan), promisesOf(after?.report.plan)),
    scope: listChange(scopeOf(before?.report.plan), scopeOf(after?.report.plan)),
    milestones: movedMilestones(before?.report.plan, after?.report.plan),
    leftBehind: leftOnOldDay(before?.report.plan, after?.report.plan),
  };
  return isEmpty(delta) ? undefined : delta;
}

function isEmpty(delta: PlanDelta): boolean {
  const { before, after, appeared, resolved, worsened, eased, fields, waivers, promises, scope, milestones } = delta;
  if (before === undefined || after === undefined || taskState(before) !== taskState(after)) return false;
  const lists: readonly (readonly unknown[])[] = [
    ...[appeared, resolved, worsened, eased, fields, milestones],
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
): Pick<PlanDelta, 'appeared' | 'resolved' | 'worsened' | 'eased' | 'stillLate'> {
  const [old, current] = [byIdentity(before), byIdentity(after)];
  const kept = [...current].filter(([identity]) => old.get(identity)?.severity === current.get(identity)?.severity);
  const both = [...current].flatMap(([identity, finding]): readonly SeverityChange[] => {
    const was = old.get(identity);
    return was === undefined || was.severity === finding.severity ? [] : [{ finding, before: was.severity }];
  });
  return {
    appeared: [...current].filter(([identity]) => !old.has(identity)).map(([, finding]) => finding),
    resolved: [...old].filter(([identity]) => !current.has(identity)).map(([, finding]) => finding),
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

function waiverChanges(before: Plan | undefined, after: Plan | undefined, today: Day): PlanDelta['waivers'] {
  const [old, current] = [waiversOf(before), waiversOf(after)];
  const changes = [...current].map(([lint, waiver]) => ({ ...waiver, lint, before: old.get(lint)?.after }));
  const known = changes.filter(({ lint }) => old.has(lint));
  return {
    added: changes.filter(({ lint }) => !old.has(lint)),
    extended: known.filter((change) => (change.after ?? -Infinity) > (change.before ?? -Infinity)),
    expired: known.filter((change) => (change.after ?? Infinity) < today && (change.before ?? Infinity) >= today),
  };
}

function waiversOf(plan: Plan | undefined): ReadonlyMap<string, { by: string | undefined; after: Day | undefined }> {
  const waivers = plan === undefined ? [] : items(plan.waivers);
  return new Map(
    waivers.map(({ value }) => [given(value.lint) ?? '', { by: given(value.by), after: given(value.expires) }]),
  );
}

/** The items of a list, each under what identifies it; a list may hold two of the same. */
type Keyed = ReadonlyMap<string, DatedItem>;

function promisesOf(plan: Plan | undefined): Keyed {
  if (plan === undefined) return new Map();
  return keyed(
    items(plan.promises).map(({ value }) => {
      const item = { what: given(value.what) ?? '', to: given(value.to), due: dayOf(value.due, plan) };
      return [[item.to, item.what], item];
    }),
  );
}

function scopeOf(plan: Plan | undefined): Keyed {
  if (plan === undefined) return new Map();
  return keyed(
    items(plan.scope).map(({ value }) => {
      const item = { what: given(value.what) ?? given(value.id) ?? '', to: undefined, due: dayOf(value.due, plan) };
      return [[given(value.id) ?? item.what], item];
    }),
  );
}

function keyed(list: readonly (readonly [readonly unknown[], DatedItem])[]): Keyed {
  const seen = new Map<string, number>();
  return new Map(
    list.map(([identity, item]) => {
      const key = JSON.stringify(identity);
      const tie = seen.get(key) ?? 0;
      seen.set(key, tie + 1);
      return [`${key}${String(tie)}`, item];
    }),
  );
}

function dayOf(due: Fact<DateRef>, plan: Plan): Day | undefined {
  return due.kind === 'given' ? dayMeant(due.value, given(plan.date)) : undefined;
}

function listChange(before: Keyed, after: Keyed): ListChange {
  return {
    added: [...after].filter(([key]) => !before.has(key)).map(([, item]) => item),
    dropped: [...before].filter(([key]) => !after.has(key)).map(([, item]) => item),
    moved: [...after].flatMap(([key, item]) => {
      const old = before.get(key);
      return old === undefined || old.due === item.due ? [] : [{ ...item, before: old.due }];
    }),
  };
}

function movedMilestones(before: Plan | undefined, after: Plan | undefined): readonly MovedMilestone[] {
  if (before === undefined || after === undefined) return [];
  const nameOf = ({ id, what }: Milestone): string => given(id) ?? given(what) ?? '';
  const old = new Map(items(before.milestones).map(({ value }) => [nameOf(value), dayOf(value.due, before)]));
  const waiting = new Map<string, string[]>();
  for (const { value } of items(after.milestones)) {
    for (const need of items(value.needs)) {
      const known = waiting.get(need.value);
      if (known === undefined) waiting.set(need.value, [nameOf(value)]);
      else known.push(nameOf(value));
    }
  }
  return items(after.milestones).flatMap(({ value }): readonly MovedMilestone[] => {
    const id = nameOf(value);
    const due = dayOf(value.due, after);
    if (!old.has(id) || old.get(id) === due) return [];
    return [
      { id, what: given(value.what) ?? id, to: undefined, due, before: old.get(id), waiting: waiting.get(id) ?? [] },
    ];
  });
}

type Milestone = ItemOf<Plan['milestones']>;
