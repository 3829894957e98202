import { pathOf, type ChangeDelta } from '../../engine/compare/change-delta.ts';
import type { Finding } from '../../engine/finding.ts';
import { fingerprintsOf, logicalPath } from '../../engine/fingerprint.ts';
import type {
  DatedItem,
  ListChange,
  PlanDelta,
  SeverityChange,
  Side,
  WaiverChange,
} from '../../engine/compare/plan-delta.ts';
import type { Day } from '../../plan/calendar.ts';
import { formatDay } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { jsonText } from '../text/json-text.ts';
import { dayData, findingData } from '../formats/json.ts';

/** What a change does to readiness as stable, versioned data. docs/output.md#json-of-a-change */
export function deltaJson({ asOf, base, head, plans, weakened, changedRules, causes }: ChangeDelta): string {
  const data = {
    schemaVersion: 1,
    asOf: formatDay(asOf),
    base,
    head: head ?? 'working tree',
    plans: plans.map(planData),
    configuration: { weakened, changed: changedRules },
    causes,
  };
  return `${jsonText(data, 2)}\n`;
}

function planData(delta: PlanDelta): object {
  const { before, after, change, days, fields, waivers, promises, scope, milestones } = delta;
  const path = pathOf(delta);
  const [written, old] = [findingWriter(after), findingWriter(before)];
  return {
    path,
    previousPath: before === undefined || before.path === path ? null : before.path,
    name: nameOf(after ?? before),
    change,
    verdict: both(before, after, ({ report }) => report.readiness.verdict),
    score: both(before, after, ({ report }) => report.readiness.score),
    date: { ...both(before, after, ({ report }) => dayData(given(report.plan.date))), days: days ?? null },
    fields: fields.map((field) => ({ path: field.path, before: field.before ?? null, after: field.after ?? null })),
    new: delta.appeared.map(written),
    resolved: delta.resolved.map(old),
    worsened: delta.worsened.map((one) => changedData(one, written)),
    eased: delta.eased.map((one) => changedData(one, written)),
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

function nameOf(side: Side | undefined): string | null {
  return (side && given(side.report.plan.name)) ?? null;
}

function both<T>(
  before: Side | undefined,
  after: Side | undefined,
  of: (side: Side) => T,
): Record<'before' | 'after', T | null> {
  return { before: before === undefined ? null : of(before), after: after === undefined ? null : of(after) };
}

/** Writes findings of one side as the report of a run does, with their place by names. */
function findingWriter(side: Side | undefined): (finding: Finding) => object {
  if (side === undefined) return () => ({});
  const { report, snapshot } = side;
  const fingerprints = fingerprintsOf(report.plan, report.findings);
  const byFinding = new Map(report.findings.map((finding, index) => [finding, fingerprints[index] ?? '']));
  return (finding) => ({
    ...findingData(finding, byFinding.get(finding) ?? '', snapshot.lines),
    place: logicalPath(report.plan, finding.path),
  });
}

function changedData({ finding, before }: SeverityChange, written: (finding: Finding) => object): object {
  return { ...written(finding), severityBefore: before };
}

function waiverData({ lint, by, before, after }: WaiverChange): object {
  return { lint, by: by ?? null, expires: moveData(before, after) };
}

function moveData(before: Day | undefined, after: Day | undefined): object {
  return { before: dayData(before), after: dayData(after) };
}

function listData({ added, dropped, moved }: ListChange, said: (item: DatedItem) => object): object {
  const itemData = (item: DatedItem): object => ({ ...said(item), due: dayData(item.due) });
  return {
    added: added.map(itemData),
    dropped: dropped.map(itemData),
    moved: moved.map((item) => ({ ...said(item), due: moveData(item.before, item.due) })),
  };
}
