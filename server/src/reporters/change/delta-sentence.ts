import { worseBy } from '../../engine/compare/attribute-findings.ts';
import { type ChangeDelta, isUnchanged } from '../../engine/compare/change-delta.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { Severity } from '../../lints/severity.ts';
import { sayDays } from '../../plan/calendar.ts';
import { sayFindings, verdicts } from '../../plan/words.ts';
import { capitalised } from '../../text/capitalised.ts';

/** What a change does to readiness in one sentence: "Off track: 1 new blocker; launch moves 14 days later." */
export function deltaSentence(delta: ChangeDelta): string {
  if (isUnchanged(delta)) return 'Nothing changes for the readiness of any launch.';
  const { plans, causes, notCompared } = delta;
  const { weakened, changedRules } = delta.policy;
  const [added, uncovered, fixed, aside, eased] = [
    count(plans, newAt, 'error'),
    count(plans, uncoveredAt, 'error'),
    count(plans, fixedAt, 'error'),
    count(plans, setAsideAt, 'error'),
    count(plans, easedFrom, 'error'),
  ];
  const [gone, foreign, fresh] = [
    plans.filter(({ change, turnedForeign }) => change === 'deleted' && turnedForeign === undefined),
    plans.filter(({ turnedForeign }) => turnedForeign !== undefined),
    plans.filter(({ change }) => change === 'added'),
  ];
  const settings = rulesIn(weakened);
  const otherwise = rulesIn(changedRules);
  const parts = [
    ...(added === 0 ? [] : [sayFindings(added, 'error', 'new')]),
    ...(uncovered === 0 ? [] : [`${sayFindings(uncovered, 'error')} that could not be seen before`]),
    ...(aside === 0 ? [] : [`${sayFindings(aside, 'error')} set aside`]),
    ...(fixed === 0 ? [] : [`${sayFindings(fixed, 'error')} fixed`]),
    ...(eased === 0 ? [] : [`${sayFindings(eased, 'error')} less urgent`]),
    ...moves(plans),
    ...(fresh.length === 0 ? [] : [things(fresh.length, 'new plan')]),
    ...(gone.length === 0 ? [] : [`${things(gone.length, 'plan')} deleted`]),
    ...(foreign.length === 0
      ? []
      : [`${things(foreign.length, 'file')} ${foreign.length === 1 ? 'is' : 'are'} no launch plan any more`]),
    ...(notCompared.length === 0 ? [] : [`${things(notCompared.length, 'file')} not compared`]),
    ...(settings === 0 ? [] : [`${things(settings, 'check')} asked less strictly by the configuration`]),
    ...(otherwise === 0
      ? []
      : [`${things(otherwise, 'rule')} of your own ${otherwise === 1 ? 'asks' : 'ask'} something else`]),
    ...(plans.length === 0 && settings + otherwise === 0 && causes.configuration > 0
      ? [`the configuration changes ${things(causes.configuration, 'finding')}, and the plans nothing`]
      : []),
  ];
  const verdict = verdicts.find(({ id }) => plans.some(({ after }) => after?.report.readiness.verdict === id));
  const said = [...(parts.length === 0 ? ['no new blocker', ...quieterParts(plans)] : parts)].join('; ');
  return `${verdict === undefined ? capitalised(said) : `${verdict.word}: ${said}`}.`;
}

function rulesIn(all: readonly { readonly rule: string }[]): number {
  return new Set(all.map(({ rule }) => rule)).size;
}

/** What is worth a word if nothing more serious happened. */
function quieterParts(plans: readonly PlanDelta[]): readonly string[] {
  const sum = (of: (plan: PlanDelta) => number): number => plans.reduce((all, plan) => all + of(plan), 0);
  const counted: readonly (readonly [number, string, string])[] = [
    [count(plans, newAt, 'warning'), 'new warning', ''],
    [count(plans, setAsideAt, 'warning'), 'warning', ' set aside'],
    [count(plans, fixedAt, 'warning'), 'warning', ' fixed'],
    [sum(({ promises }) => promises.added.length), 'promise', ' added'],
    [sum(({ promises }) => promises.dropped.length), 'promise', ' dropped'],
    [sum(({ waivers }) => waivers.added.length), 'waiver', ' added'],
  ];
  return counted.flatMap(([number, what, happened]) => (number === 0 ? [] : [`${things(number, what)}${happened}`]));
}

/** How many findings of a severity are known to be new with a change, or to have become so severe. */
export function newAt(plan: PlanDelta, severity: Severity): number {
  return worseBy(plan).known.filter((finding) => finding.severity === severity).length;
}

/** How many findings of a severity appear only because a change makes something readable. */
function uncoveredAt(plan: PlanDelta, severity: Severity): number {
  return worseBy(plan).uncovered.filter((finding) => finding.severity === severity).length;
}

function fixedAt({ resolved }: PlanDelta, severity: Severity): number {
  return resolved.filter((finding) => finding.severity === severity).length;
}

function setAsideAt({ setAside, change }: PlanDelta, severity: Severity): number {
  // That a plan is gone is told by itself.
  return change === 'deleted' ? 0 : setAside.filter(({ finding }) => finding.severity === severity).length;
}

/** How many findings had a severity and are less severe now. */
function easedFrom({ eased }: PlanDelta, severity: Severity): number {
  return eased.filter(({ before }) => before === severity).length;
}

function count(plans: readonly PlanDelta[], of: typeof newAt, severity: Severity): number {
  return plans.reduce((sum, plan) => sum + of(plan, severity), 0);
}

function moves(plans: readonly PlanDelta[]): readonly string[] {
  const days = plans.flatMap((plan) => (plan.days === undefined || plan.days === 0 ? [] : [plan.days]));
  const [first] = days;
  if (first === undefined) return [];
  if (days.length === 1) return [`launch moves ${saidMove(first)}`];
  const furthest = days.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  return [`${String(days.length)} launches move, the furthest ${saidMove(furthest)}`];
}

/** "14 days later", "1 day earlier". */
export function saidMove(days: number): string {
  return days > 0 ? `${sayDays(days)} later` : `${sayDays(-days)} earlier`;
}

/** "1 finding", "2 findings". */
export function things(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}
