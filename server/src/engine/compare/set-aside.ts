import type { Day } from '../../plan/calendar.ts';
import { given, items } from '../../plan/fact.ts';
import type { Path } from '../../plan/place.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Node, resolved } from '../../syntax/tree.ts';
import { addressOf, childAt } from '../address.ts';
import type { PlanReport } from '../check/check.ts';
import type { Check, Finding } from '../finding.ts';
import { findingIdentities, logicalPath } from '../fingerprint.ts';
import { gatingFacts } from './gating-facts.ts';
import { isFault } from './is-fault.ts';
import type { PlanChange } from './plan-changes.ts';
import type { Side } from './side.ts';

/** Why a finding is gone although nothing was fixed. */
export type SetAsideCause = 'waived' | 'not-asked' | 'declared' | 'deleted' | 'rule-off' | 'time';

/** A finding that is gone without being fixed. */
export interface SetAside {
  readonly finding: Finding;
  readonly why: SetAsideCause;
  /** The addresses of what made it go. */
  readonly because: readonly string[];
  /** What waives it; a disable comment names no person and no day. */
  readonly waiver:
    | { readonly reason: string | undefined; readonly by: string | undefined; readonly expires: Day | undefined }
    | undefined;
}

/** How the later side of a comparison is checked again, to find out what made a finding go. */
export interface Recheck {
  /** With other facts than it has. */
  readonly withFacts: (plan: Plan) => PlanReport | undefined;
  /** By the settings that hold where the plan was before it moved; undefined where they are the same. */
  readonly byOldSettings: ((plan: Plan) => PlanReport | undefined) | undefined;
}

/**
 * Tells findings that were fixed from those that were set aside. The first cause that holds is the one that is told.
 * docs/diff.md#set-aside-not-fixed
 *
 * @param gone the findings of the earlier side that the later one does not have.
 */
export function setAsideAmong(
  gone: readonly Finding[],
  before: Side,
  after: Side,
  changes: readonly PlanChange[],
  recheck: Recheck,
): { readonly fixed: readonly Finding[]; readonly setAside: readonly SetAside[] } {
  if (gone.length === 0) return { fixed: [], setAside: [] };
  const causeOf = causeFinder(before, after, changes, recheck);
  const told = gone.map((finding) => ({ finding, cause: isRemovedByFixing(finding) ? undefined : causeOf(finding) }));
  return {
    fixed: told.filter(({ cause }) => cause === undefined).map(({ finding }) => finding),
    setAside: told.flatMap(({ finding, cause }) =>
      cause === undefined ? [] : [{ finding, waiver: undefined, ...cause }],
    ),
  };
}

/** Whether to take away what a finding is about is to fix it: a key that is none, a waiver, a claim that is not true. */
function isRemovedByFixing(finding: Finding): boolean {
  return isFault(finding) || finding.rule.startsWith('waiver/') || finding.path.at(-1) === 'unchanged';
}

type Cause = Pick<SetAside, 'why' | 'because'> & Partial<Pick<SetAside, 'waiver'>>;

function causeFinder(
  before: Side,
  after: Side,
  changes: readonly PlanChange[],
  recheck: Recheck,
): (finding: Finding) => Cause | undefined {
  const [old, current] = [before.report.plan, after.report.plan];
  const identities = new Map(
    findingIdentities(old, before.report.findings).map((identity, index) => [before.report.findings[index], identity]),
  );
  const waived = identitiesIn(current, after.report.waived);
  const placeOf = ({ rule, at }: Check): string => `${rule} ${logicalPath(current, at.path)}`;
  const notApplicable = new Set(after.report.checks.filter(({ state }) => state === 'not-applicable').map(placeOf));
  const checks = new Set(after.report.checks.map(placeOf));
  const asked = new Set(after.report.checks.map(({ rule }) => rule));
  const undone = onceEach(
    gatingFacts.filter((fact) => said(fact.of(old)) !== said(fact.of(current))),
    (fact) => recheck.withFacts(fact.undo(current, old)),
  );
  const onOldDate = once(() =>
    given(old.date) === given(current.date)
      ? undefined
      : recheck.withFacts({ ...current, date: old.date, datePrecision: old.datePrecision }),
  );
  const inOldSettings = once(() => recheck.byOldSettings?.(current));

  return (finding) => {
    const identity = identities.get(finding) ?? '';
    const isBack = (report: PlanReport | undefined): boolean =>
      report !== undefined && identitiesIn(report.plan, report.findings).has(identity);
    const deleted = deletedPart(old, finding.path, changes);
    if (deleted !== undefined) return { why: 'deleted', because: [deleted.path] };
    if (waived.has(identity)) return waivedBy(current, finding, changes);
    const place = `${finding.rule} ${logicalPath(old, finding.path)}`;
    if (notApplicable.has(place)) return { why: 'declared', because: declaredAt(finding.path, changes) };
    const facts = checks.has(place)
      ? []
      : [...undone()].filter(([{ path }]) => path !== logicalPath(old, finding.path));
    const because = facts.filter(([, report]) => isBack(report)).map(([{ path }]) => path);
    if (because.length > 0) return { why: 'not-asked', because };
    if (facts.length > 0 && !asked.has(finding.rule)) {
      return { why: 'not-asked', because: facts.map(([{ path }]) => path) };
    }
    if (isBack(inOldSettings())) return { why: 'rule-off', because: [] };
    if (finding.due !== undefined && finding.rule !== 'date/past' && isBack(onOldDate())) {
      return { why: 'time', because: ['date'] };
    }
    return undefined;
  };
}

function identitiesIn(plan: Plan, findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findingIdentities(plan, findings));
}

/** A fact as text, to be compared; where it stands does not matter. */
function said(fact: ReturnType<(typeof gatingFacts)[number]['of']>): string {
  return fact.kind === 'given' ? JSON.stringify(fact.value, withoutPlaces) : fact.kind;
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'at' || key === 'span' ? undefined : value;
}

/** The topmost part of what a finding is about that the change takes away. */
function deletedPart(plan: Plan, path: Path, changes: readonly PlanChange[]): PlanChange | undefined {
  const steps = indexed(plan, path);
  return changes.find(
    ({ kind, steps: removed }) =>
      kind === 'removed' && removed.length <= steps.length && removed.every((step, index) => step === steps[index]),
  );
}

/** A path with the index of each item that it names otherwise. */
function indexed({ document }: Plan, path: Path): Path {
  let node: Node | undefined = document.root;
  return path.map((step) => {
    const list = node && resolved(node);
    node = childAt(node, step);
    if (typeof step !== 'object' || list?.kind !== 'sequence' || node === undefined) return step;
    return list.items.indexOf(node);
  });
}

/** What waives a finding: the waiver that names its lint, else the comment on the line above. */
function waivedBy(plan: Plan, { rule }: Finding, changes: readonly PlanChange[]): Cause {
  const waiver = items(plan.waivers).find(({ value }) => given(value.lint) === rule);
  if (waiver === undefined) {
    return { why: 'waived', because: [], waiver: { reason: undefined, by: undefined, expires: undefined } };
  }
  const { value, at } = waiver;
  const because = changes.filter(({ steps }) => startsWith(steps, at.path)).map(({ path }) => path);
  return {
    why: 'waived',
    because: because.length > 0 ? because : [addressOf(plan.document.root, at.path)],
    waiver: { reason: given(value.reason), by: given(value.by), expires: given(value.expires) },
  };
}

/** What says that something is not applicable: the thing itself, or its whole section. */
function declaredAt(path: Path, changes: readonly PlanChange[]): readonly string[] {
  const claims = changes.filter(
    ({ steps }) => startsWith(path, steps) || startsWith(steps, path) || isUnchangedOf(steps, path[0]),
  );
  return claims.map((change) => change.path);
}

function isUnchangedOf(steps: Path, section: Path[number] | undefined): boolean {
  return steps.length === 2 && steps[0] === section && steps[1] === 'unchanged';
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => step === path[index]);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function onceEach<Key, T>(keys: readonly Key[], make: (key: Key) => T): () => ReadonlyMap<Key, T> {
  return once(() => new Map(keys.map((key) => [key, make(key)])));
}
