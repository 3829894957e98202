import type { ChangeDelta } from '../engine/change-delta.ts';
import type { Finding } from '../engine/finding.ts';
import type {
  DatedItem,
  FieldChange,
  ListChange,
  MovedMilestone,
  PlanDelta,
  SeverityChange,
  WaiverChange,
} from '../engine/plan-delta.ts';
import { sayDay, type Day } from '../plan/calendar.ts';
import { given } from '../plan/fact.ts';
import type { LineIndex } from '../text/line-index.ts';
import { groupBy } from '../text/group-by.ts';
import { isOver, saidMove, things } from './delta-sentence.ts';

/** A part of what is said of a change, in words of a plan and of ours: each format makes them safe in its own way. */
export interface DeltaSection {
  readonly title: string;
  readonly items: readonly DeltaItem[];
}

export interface DeltaItem {
  readonly text: string;
  /** The lint that says so. */
  readonly rule?: string;
  /** In the plan as it is now, from 1. */
  readonly line?: number;
}

/**
 * What a change does to one plan, in the order in which people need it: what they have to agree on, what is new, what
 * the change helped, what is still late, and what stayed behind on the old date. Questions that are not urgent are
 * counted; all of them are in the details.
 */
export function deltaSections(delta: PlanDelta): readonly DeltaSection[] {
  const moved = delta.days !== undefined && delta.days !== 0;
  const unfit = new Set(promisesThatNoLongerFit(delta));
  const sections: readonly DeltaSection[] = [
    { title: 'To agree on', items: toAgreeOn(delta) },
    {
      title: 'New',
      items: findingItems(
        delta,
        delta.appeared.filter((one) => !unfit.has(one)),
        delta.worsened.filter(({ finding }) => !unfit.has(finding)),
      ),
    },
    {
      title: isOver(delta) ? 'No longer asked' : moved ? 'What the move helped' : 'What this settles',
      items: settled(delta),
    },
    { title: 'Still late', items: delta.stillLate.map((finding) => itemOf(finding, delta)) },
    { title: 'Still on the old date', items: leftBehind(delta) },
  ];
  return sections.filter((section) => section.items.length > 0);
}

/** All findings that a change brings or settles, by the first word of their ids, which as a rule is a department. */
export function deltaByArea(delta: PlanDelta): readonly DeltaSection[] {
  const all = [
    ...delta.appeared.map((finding) => ({ finding, text: `New: ${finding.message}` })),
    ...delta.worsened.map(({ finding }) => ({ finding, text: `Worse: ${finding.message}` })),
    ...delta.eased.map(({ finding }) => ({ finding, text: `Less urgent: ${finding.message}` })),
    ...delta.resolved.map((finding) => ({ finding, text: `Settled: ${finding.message}` })),
  ];
  return [...groupBy(all, ({ finding: { rule } }) => rule.slice(0, rule.indexOf('/')))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, members]) => ({
      title,
      items: members.map(({ finding, text }) => ({ text, rule: finding.rule })),
    }));
}

/** What the configuration asks less of than before, each lint once. */
export function weakenedItems({ weakened }: ChangeDelta): readonly DeltaItem[] {
  const groups = groupBy(weakened, ({ rule, before, after }) => JSON.stringify([rule, before, after]));
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const where = others.length === 0 ? first.path : `${first.path} and ${things(others.length, 'more plan')}`;
    return [{ text: `${first.rule}: ${first.before} → ${first.after} (${where})` }];
  });
}

/** Why findings differ, in one sentence. */
export function causesSentence({ causes: { change, configuration, time } }: ChangeDelta): string {
  return `Findings that differ: ${String(change)} by the change itself, ${String(configuration)} by the configuration, ${String(time)} by the days since the base.`;
}

function promisesThatNoLongerFit({ appeared, worsened }: PlanDelta): readonly Finding[] {
  return [...appeared, ...worsened.map(({ finding }) => finding)].filter(
    ({ rule, path: [section] }) => rule.startsWith('promise/') && section === 'promises',
  );
}

function toAgreeOn(delta: PlanDelta): readonly DeltaItem[] {
  const { fields, promises, scope, milestones, waivers } = delta;
  return [
    ...dateItems(delta),
    ...promisesThatNoLongerFit(delta).map((finding) => promiseItem(finding, delta)),
    ...fields.map((field) => ({ text: sayField(field) })),
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
  const move = days === undefined ? '' : `, ${saidMove(days)}`;
  return [
    { text: `The launch: ${sayDate(from)} → ${sayDate(to)}${move}.${owner === undefined ? '' : ` Owner: ${owner}`}` },
  ];
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
  const approval = /^approvals\[gate=(.*)\]\.(\w+)$/s.exec(path);
  const what =
    approval === null ? capital(path.replaceAll('_', ' ')) : `Approval of ${approval[1] ?? ''}, ${approval[2] ?? ''}`;
  return `${what}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
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

function findingItems(
  delta: PlanDelta,
  findings: readonly Finding[],
  changed: readonly SeverityChange[],
): readonly DeltaItem[] {
  const all = [...findings, ...changed.map(({ finding }) => finding)];
  const urgent = all.filter(({ severity }) => severity !== 'info').toSorted((a, b) => rank(a) - rank(b));
  return [
    ...urgent.map((finding) => itemOf(finding, delta, `${words[finding.severity]}: `)),
    ...rest(all.length - urgent.length),
  ];
}

const words = { error: 'Blocker', warning: 'Warning', info: 'Question' } as const;

function rank({ severity }: Finding): number {
  return severity === 'error' ? 0 : 1;
}

function rest(count: number): readonly DeltaItem[] {
  return count === 0 ? [] : [{ text: `${things(count, 'question')} that ${count === 1 ? 'is' : 'are'} not urgent` }];
}

function settled({ resolved, eased, change }: PlanDelta): readonly DeltaItem[] {
  if (change === 'deleted') return [];
  const urgent = resolved.filter(({ severity }) => severity !== 'info').toSorted((a, b) => rank(a) - rank(b));
  return [
    ...urgent.map(({ message, rule }) => ({ text: firstSentence(message), rule })),
    ...eased.map(({ finding: { message, rule } }) => ({ text: `Less urgent now: ${firstSentence(message)}`, rule })),
    ...rest(resolved.length - urgent.length),
  ];
}

/** What is wrong, without why it matters and what to do: that is past, or stands in the details. */
function firstSentence(message: string): string {
  return message.replace(/(?<=[.?!]) .*$/s, '');
}

function leftBehind({ leftBehind: places, after, before }: PlanDelta): readonly DeltaItem[] {
  if (after === undefined) return [];
  const day = before && given(before.report.plan.date);
  return places.map(({ path, span }) => ({
    text: `${path} is still ${sayDate(day)}`,
    line: lineOf(after.snapshot.lines, span.start),
  }));
}

function itemOf(finding: Finding, { after }: PlanDelta, start = ''): DeltaItem {
  const { message, rule, span } = finding;
  const text = `${start}${message}`;
  return after === undefined ? { text, rule } : { text, rule, line: lineOf(after.snapshot.lines, span.start) };
}

function lineOf(lines: LineIndex, offset: number): number {
  return lines.position(offset).line + 1;
}

function sayDate(day: Day | undefined): string {
  return day === undefined ? 'no date' : sayDay(day, undefined);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
