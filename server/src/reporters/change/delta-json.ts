import { type ChangeDelta, pathOf } from '../../engine/compare/change-delta.ts';
import type { SetAside } from '../../engine/compare/set-aside.ts';
import type { DatedItem, ListChange, WaiverChange } from '../../engine/compare/list-changes.ts';
import type { PlanDelta, SeverityChange } from '../../engine/compare/plan-delta.ts';
import { reasonForMove } from '../../engine/compare/date-moves.ts';
import type { Side } from '../../engine/compare/side.ts';
import type { Gate } from '../../engine/compare/gates.ts';
import type { Headline } from '../../engine/compare/headline.ts';
import type { Finding } from '../../engine/finding.ts';
import { fingerprintsOf, logicalPath } from '../../engine/fingerprint.ts';
import type { Problem } from '../../engine/problem.ts';
import { type Day, formatDay } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { dayData, findingData, problemData } from '../formats/json.ts';
import { jsonText } from '../text/json-text.ts';
import type * as model from './json-model.ts';

/** What is known about a comparison besides the delta. */
export interface ComparisonNotes {
  /** What could not be read on the two sides. */
  readonly problems: readonly Problem[];
  /** The gates that the change crosses, each in a sentence; undefined if no gate was asked for. */
  readonly crossed: readonly string[] | undefined;
  /** What each gate that is asked says of each plan. */
  readonly gates: readonly Gate[];
  readonly headline: Headline;
}

/** What a change does to readiness as stable, versioned data. docs/output.md#json-of-a-change */
export function deltaJson(delta: ChangeDelta, notes: ComparisonNotes): string {
  return `${jsonText(deltaData(delta, notes), 2)}\n`;
}

/** The same as data. */
export function deltaData(
  { asOf, base, head, plans, policy, causes, notCompared }: ChangeDelta,
  { problems, crossed, gates, headline }: ComparisonNotes,
): model.DiffReport {
  return {
    schemaVersion: 1,
    asOf: formatDay(asOf),
    base,
    head: head ?? WORKING_TREE,
    headline,
    plans: plans.map(planData),
    ...(notCompared.length === 0 ? {} : { notCompared }),
    unchecked: plans.flatMap(({ unchecked }) => (unchecked === undefined ? [] : [unchecked])),
    configuration: {
      weakened: policy.weakened,
      changed: policy.changedRules,
      changes: policy.changes.map(({ file, path, before, after, direction }) => ({
        file,
        path,
        before,
        after,
        direction,
      })),
      impact: policy.impact,
      verdicts: policy.verdicts,
    },
    causes,
    gates: gates.map((gate) => ({ ...gate, plan: gate.plan ?? null })),
    ...(problems.length === 0 ? {} : { problems: problems.map(problemData) }),
    ...(crossed === undefined ? {} : { crossed }),
  };
}

/** What a comparison with the files as they are now calls its head. */
export const WORKING_TREE = 'working tree';

function planData(delta: PlanDelta): model.PlanDiff {
  const { before, after, change, days, fields, waivers, promises, scope, milestones } = delta;
  const path = pathOf(delta);
  const [written, old] = [after && findingWriter(after), before && findingWriter(before)];
  return {
    path,
    previousPath: before === undefined || before.path === path ? null : before.path,
    name: nameOf(after ?? before),
    change,
    verdict: both(before, after, ({ report }) => report.readiness.verdict),
    score: both(before, after, ({ report }) => report.readiness.score),
    date: { ...both(before, after, ({ report }) => dayData(given(report.plan.date))), days: days ?? null },
    datePrecision: both(before, after, ({ report: { plan } }) =>
      given(plan.date) === undefined ? null : plan.datePrecision,
    ),
    dateMoves: dateMovesData(delta),
    changes: delta.changes.map(({ path: at, kind, before: was, after: is, class: of }) => ({
      path: at,
      kind,
      before: was,
      after: is,
      class: of,
    })),
    fields: fields.map((field) => ({ path: field.path, before: field.before ?? null, after: field.after ?? null })),
    new: delta.appeared.flatMap((finding) => written?.(finding) ?? []),
    resolved: delta.resolved.flatMap((finding) => old?.(finding) ?? []),
    setAside: delta.setAside.flatMap((one) => setAsideData(one, old)),
    worsened: delta.worsened.flatMap((one) => changedData(one, written)),
    eased: delta.eased.flatMap((one) => changedData(one, written)),
    waivers: {
      added: waivers.added.map(waiverData),
      extended: waivers.extended.map(waiverData),
      expired: waivers.expired.map(waiverData),
    },
    promises: listData(promises, ({ to, what }) => ({ to: to ?? null, what })),
    scope: listData(scope, ({ what }) => ({ what })),
    milestones: {
      moved: milestones.map(({ id, what, before: from, due, waiting }) => ({
        id,
        what,
        ...moveData(from, due),
        waiting,
      })),
    },
  };
}

function dateMovesData({ before, after, days, slip }: PlanDelta): model.DateMoves | null {
  if (before === undefined || after === undefined || days === undefined || days === 0) return null;
  const reason = reasonForMove(before.report.plan, after.report.plan) ?? null;
  return { change: days, moves: slip?.moves ?? null, total: slip?.total ?? null, reason };
}

function nameOf(side: Side | undefined): string | null {
  return (side && given(side.report.plan.name)) ?? null;
}

function both<T>(
  before: Side | undefined,
  after: Side | undefined,
  of: (side: Side) => T | null,
): model.BeforeAndAfter<T> {
  return { before: before === undefined ? null : of(before), after: after === undefined ? null : of(after) };
}

type FindingWriter = (finding: Finding) => model.PlacedFinding;

/** Writes the findings of one side as the report of a run does, each with its place by names. */
function findingWriter({ report, snapshot }: Side): FindingWriter {
  const fingerprints = fingerprintsOf(report.plan, report.findings);
  const byFinding = new Map(report.findings.map((finding, index) => [finding, fingerprints[index] ?? '']));
  return (finding) => ({
    ...findingData(finding, byFinding.get(finding) ?? '', snapshot.lines),
    place: logicalPath(report.plan, finding.path),
  });
}

function changedData(
  { finding, before }: SeverityChange,
  written: FindingWriter | undefined,
): readonly model.ChangedFinding[] {
  return written === undefined ? [] : [{ ...written(finding), severityBefore: before }];
}

function setAsideData(
  { finding, why, because, waiver }: SetAside,
  written: FindingWriter | undefined,
): readonly model.SetAsideFinding[] {
  if (written === undefined) return [];
  const said = waiver && {
    reason: waiver.reason ?? null,
    by: waiver.by ?? null,
    expires: dayData(waiver.expires),
  };
  return [{ ...written(finding), why, because, waiver: said ?? null }];
}

function waiverData({ lint, by, before, after }: WaiverChange): model.WaiverDiff {
  return { lint, by: by ?? null, expires: moveData(before, after) };
}

function moveData(before: Day | undefined, after: Day | undefined): model.BeforeAndAfter<string> {
  return { before: dayData(before), after: dayData(after) };
}

function listData<Item>({ added, dropped, moved }: ListChange, said: (item: DatedItem) => Item): model.ListDiff<Item> {
  const itemData = (item: DatedItem): Item & { readonly due: string | null } => ({
    ...said(item),
    due: dayData(item.due),
  });
  return {
    added: added.map(itemData),
    dropped: dropped.map(itemData),
    moved: moved.map((item) => ({ ...said(item), due: moveData(item.before, item.due) })),
  };
}
