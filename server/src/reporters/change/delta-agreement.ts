import { sayMove } from '../../engine/compare/headline.ts';
import { brokenPromises } from '../../engine/compare/broken-promises.ts';
import type { DatedItem, ListChange, MovedMilestone, WaiverChange } from '../../engine/compare/list-changes.ts';
import type { FieldChange, PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { Side } from '../../engine/compare/side.ts';
import type { Finding } from '../../engine/finding.ts';
import { type Day, sayDay } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { sayLaunch } from '../../plan/say-launch.ts';
import { groupBy } from '../../text/group-by.ts';
import { readablePath } from '../../engine/readable-path.ts';
import { type DeltaItem, itemOf } from './delta-item.ts';

/** What people have to agree on: the date, the promises, the scope, who is responsible, who approved, what is waived. */
export function toAgreeOn(delta: PlanDelta): readonly DeltaItem[] {
  const { fields, promises, scope, milestones, waivers } = delta;
  return [
    ...dateItems(delta),
    ...brokenPromises(delta).map((finding) => promiseItem(finding, delta)),
    ...fields.filter((field) => approvalOf(field) === undefined).map((field) => ({ text: sayField(field) })),
    ...approvalItems(fields),
    ...listItems('Promise', promises),
    ...listItems('Scope', scope),
    ...milestones.map((milestone) => ({ text: sayMilestone(milestone) })),
    ...waivers.added.map((waiver) => ({ text: sayWaiver('New waiver', waiver) })),
    ...waivers.extended.map((waiver) => ({ text: sayWaiver('Waiver extended', waiver) })),
    ...waivers.expired.map((waiver) => ({ text: sayWaiver('Waiver expired', waiver) })),
  ];
}

/** The launch date where it moved, with the person who answers for it. */
function dateItems({ before, after, days }: PlanDelta): readonly DeltaItem[] {
  if (before === undefined || after === undefined || days === 0) return [];
  const [from, to] = [given(before.report.plan.date), given(after.report.plan.date)];
  if (from === to) return [];
  const owner = given(after.report.plan.owner);
  const move = days === undefined ? '' : `, ${sayMove(days)}`;
  return [
    {
      text: `The launch: ${launchOf(before)} → ${launchOf(after)}${move}.${owner === undefined ? '' : ` Owner: ${owner}`}`,
    },
  ];
}

function launchOf({ report }: Side): string {
  return sayLaunch(report.plan) ?? 'no date';
}

function promiseItem(finding: Finding, delta: PlanDelta): DeltaItem {
  const plan = delta.after?.report.plan;
  const [, index] = finding.path;
  const list = plan?.promises.kind === 'given' ? plan.promises.value : [];
  const fact = typeof index === 'number' ? list[index] : undefined;
  const promise = fact && given(fact);
  const owner = (promise && given(promise.made_by)) ?? (plan && given(plan.owner));
  const item = itemOf(finding, delta);
  const to = promise && given(promise.to);
  const start = to === undefined ? 'A promise no longer fits' : `The promise to ${to} no longer fits`;
  return { ...item, text: `${start}: ${finding.message}${owner === undefined ? '' : ` Owner: ${owner}`}` };
}

function sayField({ path, before, after }: FieldChange): string {
  return `${readablePath(path)}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
}

function approvalOf({ path }: FieldChange): { readonly gate: string; readonly key: string } | undefined {
  const [, gate, key] = /^approvals\[gate=(.*)\]\.(\w+)$/s.exec(path) ?? [];
  return gate === undefined || key === undefined ? undefined : { gate, key };
}

/** Each gate in one line, with everything that changed about it. */
function approvalItems(fields: readonly FieldChange[]): readonly DeltaItem[] {
  const approvals = fields.flatMap((field) => {
    const approval = approvalOf(field);
    return approval === undefined ? [] : [{ ...field, ...approval }];
  });
  return [...groupBy(approvals, ({ gate }) => gate)].map(([gate, changes]) => {
    const said = changes
      .toSorted((a, b) => Number(b.key === 'decision') - Number(a.key === 'decision'))
      .map(({ key, before, after }) => {
        const name = key === 'decision' ? '' : `${key} `;
        return before === undefined ? `${name}${after ?? 'nothing'}` : `${name}${before} → ${after ?? 'nothing'}`;
      });
    return { text: `Approval of ${gate}: ${said.join(', ')}` };
  });
}

function listItems(title: string, { added, dropped, moved }: ListChange): readonly DeltaItem[] {
  return [
    ...added.map((item) => ({
      text: `${title} added: ${sayItem(item)}${item.due === undefined ? '' : `, ${sayDate(item.due)}`}`,
    })),
    ...dropped.map((item) => ({ text: `${title} dropped: ${sayItem(item)}` })),
    ...moved.map((item) => ({
      text: `${title} moved: ${sayItem(item)}, ${sayDate(item.before)} → ${sayDate(item.due)}`,
    })),
  ];
}

function sayItem({ what, to }: DatedItem): string {
  return to === undefined ? what : `${what} (to ${to})`;
}

function sayMilestone({ what, before, due, waiting }: MovedMilestone): string {
  const wait = waiting.length === 0 ? '' : `. Waiting for it: ${waiting.join(', ')}`;
  return `Milestone moved: ${what}, ${sayDate(before)} → ${sayDate(due)}${wait}`;
}

function sayWaiver(start: string, { lint, by, before, after }: WaiverChange): string {
  const until = before === undefined ? `until ${sayDate(after)}` : `${sayDate(before)} → ${sayDate(after)}`;
  return `${start}: ${lint}, ${until}${by === undefined ? '' : `, by ${by}`}`;
}

function sayDate(day: Day | undefined): string {
  return day === undefined ? 'no date' : sayDay(day, undefined);
}
