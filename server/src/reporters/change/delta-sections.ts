import { keyWords } from '../../text/key-words.ts';
import { brokenPromises } from '../../engine/compare/broken-promises.ts';
import type { ChangeDelta } from '../../engine/compare/change-delta.ts';
import type { Finding } from '../../engine/finding.ts';
import type { PlanDelta, SeverityChange } from '../../engine/compare/plan-delta.ts';
import { sayDay, type Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { firstSentence } from '../../text/first-sentence.ts';
import { groupBy } from '../../text/group-by.ts';
import { sayFindings, saySeverity, severityTerms } from '../../plan/words.ts';
import { counted } from '../../text/counted.ts';
import { capitalised } from '../../text/capitalised.ts';
import { toAgreeOn } from './delta-agreement.ts';
import { itemOf, lineOf, type DeltaItem } from './delta-item.ts';
import { sayChange } from './say-change.ts';
import { sayPolicyChange, sayPolicyImpact } from './say-policy.ts';
import { sayWhy } from './say-why.ts';
import { readablePath } from '../../engine/readable-path.ts';

/** A part of the description of a change. */
export interface DeltaSection {
  readonly title: string;
  readonly items: readonly DeltaItem[];
  /** Each is to be ticked off by somebody. */
  readonly checklist?: true;
}

/**
 * What a change does to one plan, in the order in which people need it: what they have to agree on, what is new, what
 * is gone without being fixed, and what was fixed. Questions that are not urgent, and long lists, are counted; the
 * details have all of them.
 */
export function deltaSections(delta: PlanDelta): readonly DeltaSection[] {
  const unfit = new Set(brokenPromises(delta));
  const sections: readonly DeltaSection[] = [
    { title: 'To agree on', items: toAgreeOn(delta), checklist: true },
    {
      title: 'New',
      items: findingItems(
        delta,
        delta.appeared.filter((one) => !unfit.has(one)),
        delta.worsened.filter(({ finding }) => !unfit.has(finding)),
      ),
    },
    { title: 'Set aside, not fixed', items: setAsideItems(delta) },
    { title: 'Fixed', items: fixed(delta) },
    { title: 'Less urgent', items: lessUrgent(delta) },
  ];
  return sections.filter((section) => section.items.length > 0);
}

/** What a reviewer may want to read besides: other facts that differ, and what the change leaves as it was. */
export function foldedSections(delta: PlanDelta): readonly DeltaSection[] {
  const sections: readonly DeltaSection[] = [
    { title: 'Also changed', items: alsoChanged(delta) },
    { title: 'Still late', items: stillLate(delta) },
    { title: 'Still on the old date', items: leftBehind(delta) },
  ];
  return sections.filter((section) => section.items.length > 0);
}

/** All findings that a change brings, fixes or sets aside, by the first word of their ids, which is usually a department. */
export function deltaByArea(delta: PlanDelta): readonly DeltaSection[] {
  // Deleting a plan fixes nothing.
  if (delta.change === 'deleted') return [];
  const all = [
    ...delta.appeared.map((finding) => ({ finding, text: `New: ${finding.message}` })),
    ...delta.worsened.map(({ finding }) => ({ finding, text: `Worse: ${finding.message}` })),
    ...delta.eased.map(({ finding }) => ({ finding, text: `Less urgent: ${finding.message}` })),
    ...delta.resolved.map((finding) => ({
      finding,
      text: `Fixed: ${firstSentence(finding.message)}`,
    })),
    ...delta.setAside.map((one) => ({
      finding: one.finding,
      text: `Set aside: ${firstSentence(one.finding.message)} ${sayWhy(one)}`,
    })),
    ...delta.stillLate.map((finding) => ({ finding, text: `Still late: ${finding.message}` })),
  ];
  return [...groupBy(all, ({ finding: { rule } }) => rule.slice(0, rule.indexOf('/')))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, members]) => ({
      title: capitalised(keyWords(title)),
      items: members.map(({ finding, text }) => ({ text, rule: finding.rule })),
    }));
}

/**
 * What a change does outside of plans: files that could not be compared, and settings that ask less strictly or
 * differently.
 */
export function furtherSections({
  policy: { weakened, changedRules },
  notCompared,
}: ChangeDelta): readonly DeltaSection[] {
  const sections: readonly DeltaSection[] = [
    {
      title: 'Not compared',
      items: notCompared.map((path) => ({ text: `${path} cannot be read on one of the two sides` })),
    },
    {
      title: 'Asked less strictly by the configuration',
      items: oncePerRule(weakened, ({ rule, before, after }) => `${rule}: ${before} → ${after}`),
    },
    {
      title: 'Asked differently by the configuration',
      items: oncePerRule(changedRules, ({ rule }) => `${rule} asks something else than before`),
    },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** What a change does to the settings, in words, and what that does to plans once it is merged. */
export function policySections({ policy, plans }: ChangeDelta): readonly DeltaSection[] {
  if (policy.changes.length === 0) return [];
  const names = new Map(
    plans.flatMap(({ after }) => (after === undefined ? [] : [[after.path, given(after.report.plan.name)]])),
  );
  const impact = sayPolicyImpact(policy, (path) => names.get(path) ?? path);
  const order = { weaker: 0, stricter: 1, other: 2 } as const;
  const touched = policy.impact.map(({ rule, plans: count, errors }) => ({
    text: `On ${counted(count, 'plan')}${errors === 0 ? '' : `, ${sayFindings(Math.abs(errors), 'error', errors > 0 ? 'more' : 'fewer')}`}:`,
    rule,
  }));
  return [
    {
      title: 'Settings',
      items: [
        ...(impact === undefined ? [] : [{ text: impact }]),
        ...policy.changes
          .toSorted((a, b) => order[a.direction] - order[b.direction])
          .map((change) => ({ text: sayPolicyChange(change) })),
      ],
    },
    ...(touched.length === 0 ? [] : [{ title: 'What the new settings find once they are merged', items: touched }]),
  ];
}

/** A change for many plans is one item, with the first of them. */
function oncePerRule<T extends { readonly path: string }>(all: readonly T[], said: (one: T) => string): DeltaItem[] {
  return [...groupBy(all, said)].flatMap(([text, [first, ...others]]) => {
    if (first === undefined) return [];
    const where = others.length === 0 ? first.path : `${first.path} and ${counted(others.length, 'more plan')}`;
    return [{ text: `${text} (${where})` }];
  });
}

/** Why findings differ, in one sentence. */
export function causesSentence({ causes: { change, configuration, time } }: ChangeDelta): string {
  return `Findings that differ: ${String(change)} by the change itself, ${String(configuration)} by the configuration, ${String(time)} by the days since the base.`;
}

function findingItems(
  delta: PlanDelta,
  findings: readonly Finding[],
  changed: readonly SeverityChange[],
): readonly DeltaItem[] {
  const all = [...findings, ...changed.map(({ finding }) => finding)];
  const urgent = all.filter(({ severity }) => severity !== 'info').toSorted((a, b) => rank(a) - rank(b));
  return [
    ...urgent.map((finding) => itemOf(finding, delta, `${saySeverity(finding.severity)}: ${finding.message}`)),
    ...rest(all.length - urgent.length),
  ];
}

function rank({ severity }: Finding): number {
  return severity === 'error' ? 0 : 1;
}

function rest(count: number): readonly DeltaItem[] {
  return count === 0 ? [] : [{ text: `${sayFindings(count, 'info')} that ${count === 1 ? 'is' : 'are'} not urgent` }];
}

function fixed({ resolved }: PlanDelta): readonly DeltaItem[] {
  const urgent = resolved.filter(isUrgent).toSorted((a, b) => rank(a) - rank(b));
  return [
    ...shortened(urgent.map(({ message, rule }) => ({ text: firstSentence(message), rule }))),
    ...rest(resolved.length - urgent.length),
  ];
}

/** What is gone for another reason than that somebody did it, each with this reason. */
function setAsideItems({ setAside, change }: PlanDelta): readonly DeltaItem[] {
  // Of a plan that is gone, that it is gone says it.
  if (change === 'deleted') return [];
  const urgent = setAside
    .filter(({ finding }) => isUrgent(finding))
    .toSorted((a, b) => rank(a.finding) - rank(b.finding));
  return [
    ...shortened(
      urgent.map((one) => ({
        text: `${saySeverity(one.finding.severity)}: ${firstSentence(one.finding.message)} ${sayWhy(one)}`,
        rule: one.finding.rule,
      })),
    ),
    ...rest(setAside.length - urgent.length),
  ];
}

function alsoChanged({ changes }: PlanDelta): readonly DeltaItem[] {
  return changes
    .filter((change) => change.class === 'also')
    .map((change) => ({ text: `${readablePath(change.path)}: ${sayChange(change)}` }));
}

function lessUrgent({ eased }: PlanDelta): readonly DeltaItem[] {
  const unblocked = eased.filter(({ before }) => before === 'error').map(({ finding }) => finding);
  const quieter = eased.length - unblocked.length;
  return [
    ...shortened(
      unblocked.map(({ message, rule }) => ({
        text: `No ${severityTerms.error.word} any more: ${firstSentence(message)}`,
        rule,
      })),
    ),
    ...(quieter === 0
      ? []
      : [{ text: `${sayFindings(quieter, 'warning')} ${quieter === 1 ? 'is' : 'are'} less urgent now` }]),
  ];
}

function isUrgent({ severity }: Finding): boolean {
  return severity !== 'info';
}

/**
 * What the change leaves as it is, worst first, then what is late for longest: what it is and since when. The reasons
 * are in the details.
 */
function stillLate(delta: PlanDelta): readonly DeltaItem[] {
  const items = delta.stillLate
    .toSorted((a, b) => rank(a) - rank(b) || (a.due ?? NEVER) - (b.due ?? NEVER))
    .map((finding) => {
      const due = finding.due === undefined ? '' : ` It was needed by ${sayDate(finding.due)}.`;
      return itemOf(finding, delta, `${firstSentence(finding.message)}${due}`);
    });
  return shortened(items);
}

/** The first few of a long list. */
function shortened(items: readonly DeltaItem[]): readonly DeltaItem[] {
  if (items.length <= MUCH) return items;
  return [...items.slice(0, MUCH), { text: `and ${String(items.length - MUCH)} more` }];
}

const MUCH = 8;

/** After every day. */
const NEVER = Number.MAX_SAFE_INTEGER;

function leftBehind({ leftBehind: places, after, before }: PlanDelta): readonly DeltaItem[] {
  if (after === undefined) return [];
  const day = before && given(before.report.plan.date);
  return places.map(({ path, span }) => ({
    text: `${readablePath(path)} is still ${sayDate(day)}`,
    line: lineOf(after.snapshot.lines, span.start),
  }));
}

function sayDate(day: Day | undefined): string {
  return day === undefined ? 'no date' : sayDay(day, undefined);
}
