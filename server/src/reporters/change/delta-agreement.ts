import { responsible } from '../../engine/responsible.ts';
import type { PlanChange } from '../../engine/compare/plan-changes.ts';
import { sayChange } from './say-change.ts';
import { isCommitted, reasonForMove } from '../../engine/compare/date-moves.ts';
import { excerpt } from '../../lints/kit/names/excerpt.ts';
import { ordinal } from '../../text/ordinal.ts';
import { sayMove } from '../../engine/compare/grave-parts.ts';
import { brokenPromises } from '../../engine/compare/broken-promises.ts';
import type { DatedItem, ListChange, MovedMilestone, WaiverChange } from '../../engine/compare/list-changes.ts';
import type { FieldChange, PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { Side } from '../../engine/compare/side.ts';
import type { Finding } from '../../engine/finding.ts';
import { type Day, sayDay, sayDays } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { sayLaunch } from '../../plan/say-launch.ts';
import { groupBy } from '../../text/group-by.ts';
import { readablePath } from '../../engine/readable-path.ts';
import { type DeltaItem, itemOf, lineOf } from './delta-item.ts';

/** What people have to agree on: the date, the promises, the scope, who is responsible, who approved, what is waived. */
export function toAgreeOn(delta: PlanDelta): readonly DeltaItem[] {
  const { fields, promises, scope, milestones, waivers } = delta;
  return [
    ...dateItems(delta),
    ...brokenPromises(delta).map((finding) => promiseItem(finding, delta)),
    ...fields.filter((field) => approvalOf(field) === undefined).map((field) => fieldItem(field, delta)),
    ...approvalItems(fields, delta),
    ...listItems('Promise', promises),
    ...listItems('Scope', scope),
    ...milestones.map((milestone) => ({ text: sayMilestone(milestone), ...named(milestone) })),
    ...otherItems(delta),
    ...waivers.added.map((waiver) => waiverItem('New waiver', waiver)),
    ...waivers.extended.map((waiver) => waiverItem('Waiver extended', waiver)),
    ...waivers.expired.map((waiver) => waiverItem('Waiver expired', waiver)),
  ];
}

/** Every other fact that people have to agree on, as it was and as it is, with the person who answers for it. */
function otherItems(delta: PlanDelta): readonly DeltaItem[] {
  const told = new Set(delta.fields.map(({ path }) => path));
  return delta.changes
    .filter((change) => change.class === 'agree' && !told.has(change.path) && !isToldInWords(change))
    .map((change) => ({
      text: `${readablePath(change.path)}: ${sayChange(change)}`,
      ...personFor(change, delta),
      ...(change.kind === 'removed' || delta.after === undefined
        ? {}
        : { line: lineOf(delta.after.snapshot.lines, change.span.start) }),
    }));
}

/** The date, the days of what is promised and built, approvals and waivers have sentences of their own. */
function isToldInWords({ path, kind, steps: [section, , key, ...below] }: PlanChange): boolean {
  if (path === 'date' || section === 'slips' || section === 'waivers') return true;
  const isItem = key === undefined;
  if (section === 'approvals') return isItem || ((key === 'by' || key === 'decision') && below.length === 0);
  if (section !== 'promises' && section !== 'scope') return false;
  return isItem ? kind !== 'changed' : key === 'due';
}

/** Who is asked about a place: on the side that has it. */
function personFor(
  { kind, steps }: Pick<PlanChange, 'kind' | 'steps'>,
  { before, after }: PlanDelta,
): Pick<DeltaItem, 'person'> {
  const side = kind === 'removed' ? before : after;
  const person = side && responsible(side.report.plan, steps);
  return person === undefined ? {} : { person };
}

/** The launch date where it moved, with the person who answers for it. */
function dateItems(delta: PlanDelta): readonly DeltaItem[] {
  const { before, after, days } = delta;
  if (before === undefined || after === undefined || days === 0) return [];
  const [from, to] = [given(before.report.plan.date), given(after.report.plan.date)];
  if (from === to) return [];
  const move = days === undefined ? '' : `, ${sayMove(days)}`;
  return [
    {
      text: `The launch: ${launchOf(before)} → ${launchOf(after)}${move}${sinceFirst(delta)}${sayReason(delta)}`,
      ...personFor({ kind: 'changed', steps: ['date'] }, delta),
    },
  ];
}

/** ", the second move, 42 days since the date first committed to". */
function sinceFirst({ days = 0, slip }: PlanDelta): string {
  if (slip === undefined || slip.moves < 2 || days <= 0) return '';
  return `, the ${ordinal(slip.moves)} move, ${sayDays(slip.total)} since the date first committed to`;
}

/** Why a committed date moves later. */
function sayReason({ before, after, days = 0 }: PlanDelta): string {
  if (before === undefined || after === undefined || days <= 0) return '';
  const [old, current] = [before.report.plan, after.report.plan];
  const reason = reasonForMove(old, current);
  if (reason === undefined) return isCommitted(old) ? '. No reason given.' : '';
  return `. Reason: ${endOfSentence(excerpt(reason))}`;
}

function endOfSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
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
  const item = itemOf(finding, delta);
  const to = promise && given(promise.to);
  const start = to === undefined ? 'A promise no longer fits' : `The promise to ${to} no longer fits`;
  return {
    ...item,
    text: `${start}: ${finding.message}`,
    ...personFor({ kind: 'changed', steps: finding.path }, delta),
  };
}

function fieldItem({ path, before, after }: FieldChange, delta: PlanDelta): DeltaItem {
  return {
    text: `${readablePath(path)}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`,
    ...personFor({ kind: 'changed', steps: [path] }, delta),
  };
}

function approvalOf({ path }: FieldChange): { readonly gate: string; readonly key: string } | undefined {
  const [, gate, key] = /^approvals\[gate=(.*)\]\.(\w+)$/s.exec(path) ?? [];
  return gate === undefined || key === undefined ? undefined : { gate, key };
}

/** Each gate in one line, with everything that changed about it. */
function approvalItems(fields: readonly FieldChange[], delta: PlanDelta): readonly DeltaItem[] {
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
    const steps = ['approvals', { key: 'gate', value: gate }];
    return { text: `Approval of ${gate}: ${said.join(', ')}`, ...personFor({ kind: 'changed', steps }, delta) };
  });
}

function listItems(title: string, { added, dropped, moved }: ListChange): readonly DeltaItem[] {
  return [
    ...added.map((item) => ({
      text: `${title} added: ${sayItem(item)}${item.due === undefined ? '' : `, ${sayDate(item.due)}`}`,
      ...named(item),
    })),
    ...dropped.map((item) => ({ text: `${title} dropped: ${sayItem(item)}`, ...named(item) })),
    ...moved.map((item) => ({
      text: `${title} moved: ${sayItem(item)}, ${sayDate(item.before)} → ${sayDate(item.due)}`,
      ...named(item),
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

function waiverItem(start: string, { lint, by, reason, before, after }: WaiverChange): DeltaItem {
  const until = before === undefined ? `until ${sayDate(after)}` : `${sayDate(before)} → ${sayDate(after)}`;
  const why = reason === undefined ? '. No reason given.' : `. Reason: ${endOfSentence(excerpt(reason))}`;
  return { text: `${start}: ${lint}, ${until}${why}`, ...(by === undefined ? {} : { person: by }) };
}

function named({ person }: Pick<DatedItem, 'person'>): Pick<DeltaItem, 'person'> {
  return person === undefined ? {} : { person };
}

function sayDate(day: Day | undefined): string {
  return day === undefined ? 'no date' : sayDay(day, undefined);
}
