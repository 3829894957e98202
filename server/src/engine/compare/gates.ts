import type { GateName } from './gate-names.ts';
import { samePerson } from '../../lints/kit/names/same-name.ts';
import type { Severity } from '../../lints/severity.ts';
import { sayDays } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { counted } from '../../text/counted.ts';
import { sayFindings } from '../../plan/words.ts';
import { printableLine } from '../../text/printable.ts';
import { worseBy } from './attribute-findings.ts';
import { type ChangeDelta, pathOf } from './change-delta.ts';
import type { PlanDelta } from './plan-delta.ts';
import { isCommitted, reasonForMove } from './date-moves.ts';
import type { SetAside } from './set-aside.ts';

/** The gates that hold where nobody names one. */
export const usualGates: readonly GateName[] = ['new-error', 'unchecked'];

/** What a change is asked not to do. */
export interface AskedGates {
  readonly failOn: readonly GateName[];
  /** The most points by which the score of a plan may drop. */
  readonly maxScoreDrop: number | undefined;
  /** The most days by which a launch may move later. */
  readonly maxSlip: number | undefined;
  /** The most days by which a launch that moves later may be after the date first committed to. */
  readonly maxTotalSlip: number | undefined;
}

/** What one gate says of one plan, or of the repository. */
export interface Gate {
  readonly gate: GateName | 'max-score-drop' | 'max-slip' | 'max-total-slip';
  /** The path of the plan; undefined for the repository as a whole. */
  readonly plan: string | undefined;
  readonly limit: number;
  /** How many things, points or days there are. */
  readonly value: number;
  readonly crossed: boolean;
  /** What crosses it, in a sentence; what was asked where nothing does. */
  readonly message: string;
}

/** What each gate that is asked says of each plan. What a repair only brings to light crosses none. */
export function gatesOf(delta: ChangeDelta, asked: AskedGates): readonly Gate[] {
  const ofRepository = asked.failOn.includes('weakened') ? [weakenedPolicy(delta)] : [];
  return [
    ...ofRepository,
    ...delta.plans.flatMap((plan) => [
      ...asked.failOn.flatMap((gate) => (gate === 'none' ? [] : [gateOn(gate, plan, delta)])),
      ...scoreDrop(plan, asked),
      ...slip(plan, asked),
      ...inAll(plan, asked),
    ]),
  ];
}

/** How many things in a plan cross a gate that allows none, and how that is said. */
type Counter = (plan: PlanDelta, delta: ChangeDelta) => { readonly value: number; readonly said: string };

const counters: Readonly<Record<Exclude<GateName, 'none'>, Counter>> = {
  'new-error': (plan) => newFindings(plan, ['error']),
  'new-warning': (plan) => newFindings(plan, ['error', 'warning']),
  unchecked: ({ unchecked }) => ({
    value: unchecked === undefined ? 0 : 1,
    said: `is not checked any more: ${
      unchecked?.why === 'renamed-out'
        ? `its file is now ${printableLine(unchecked.path)}, and no plan has such a name`
        : 'the key launch_plan is not in it'
    }`,
  }),
  weakened: ({ setAside }) => {
    const blockers = setAside.filter(isSetAsideBlocker);
    return {
      value: blockers.length,
      said: `sets aside ${sayFindings(blockers.length, 'error')} without fixing ${blockers.length === 1 ? 'it' : 'them'}`,
    };
  },
  'self-waived': (plan, delta) => {
    const value = selfSigned(plan, delta);
    return {
      value,
      said: `has ${counted(value, 'waiver')} that the owner of the plan signed, or that nobody signed who may`,
    };
  },
  'unreasoned-slip': (plan) => ({
    value: isUnreasonedSlip(plan) ? 1 : 0,
    said: `launches ${sayDays(plan.days ?? 0)} later, and no reason is given`,
  }),
  deleted: ({ change, unchecked }) => ({
    value: change === 'deleted' && unchecked === undefined ? 1 : 0,
    said: 'is gone',
  }),
};

function gateOn(gate: Exclude<GateName, 'none'>, plan: PlanDelta, delta: ChangeDelta): Gate {
  const { value, said } = counters[gate](plan, delta);
  const message = value === 0 ? `${pathOf(plan)} passes.` : `${pathOf(plan)} ${said}.`;
  return {
    gate,
    plan: pathOf(plan),
    limit: 0,
    value,
    crossed: value > 0,
    message: asSaid(message, `--fail-on ${gate}`),
  };
}

/** A sentence with the option that asks for it. */
function asSaid(sentence: string, option: string): string {
  return sentence.replace(/\.$/, ` (${option}).`);
}

function newFindings(plan: PlanDelta, severities: readonly Severity[]): ReturnType<Counter> {
  const { known } = worseBy(plan);
  const counts = severities.map((severity) => ({
    severity,
    count: known.filter((finding) => finding.severity === severity).length,
  }));
  const said = counts
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => counted(count, `new ${severity}`))
    .join(' and ');
  return { value: counts.reduce((sum, { count }) => sum + count, 0), said: `has ${said}` };
}

/** Whether a blocker was set aside by something that people write. Time and other settings are nobody's doing. */
export function isSetAsideBlocker({ finding, why }: SetAside): boolean {
  return finding.severity === 'error' && why !== 'time' && why !== 'rule-off';
}

function selfSigned({ before, after, waivers, setAside }: PlanDelta, { judgeOf }: ChangeDelta): number {
  if (after === undefined) return 0;
  const { approvers = [] } = judgeOf(after.path).organisation.waivers;
  const owners = [before, after].flatMap((side) => (side && given(side.report.plan.owner)) ?? []);
  const isSelf = (by: string | undefined): boolean =>
    by !== undefined &&
    (approvers.length > 0
      ? !approvers.some((one) => samePerson(one, by))
      : owners.some((owner) => samePerson(owner, by)));
  const signed = [...waivers.added, ...waivers.extended].filter(({ by }) => isSelf(by)).length;
  // A comment has no person at all.
  const comments = setAside.filter(
    ({ finding, waiver }) => finding.severity === 'error' && waiver !== undefined && waiver.by === undefined,
  );
  return signed + comments.length;
}

/** Whether a committed date moves later and no slip of the plan covers the move with a reason. */
function isUnreasonedSlip({ before, after, days }: PlanDelta): boolean {
  if (before === undefined || after === undefined || days === undefined || days <= 0) return false;
  const [old, current] = [before.report.plan, after.report.plan];
  return isCommitted(old) && reasonForMove(old, current) === undefined;
}

function weakenedPolicy({ policy }: ChangeDelta): Gate {
  const value = policy.changes.filter(({ direction }) => direction === 'weaker').length;
  const message =
    value === 0
      ? 'The settings ask no less than before.'
      : `The settings ask less than before, in ${counted(value, 'place')}.`;
  return {
    gate: 'weakened',
    plan: undefined,
    limit: 0,
    value,
    crossed: value > 0,
    message: asSaid(message, '--fail-on weakened'),
  };
}

/** A score of what could be read says nothing of one that counts what could not. */
function scoreDrop(plan: PlanDelta, { maxScoreDrop }: AskedGates): readonly Gate[] {
  if (maxScoreDrop === undefined || worseBy(plan).uncovered.length > 0) return [];
  const [before, after] = [plan.before?.report.readiness.score ?? null, plan.after?.report.readiness.score ?? null];
  if (before === null || after === null) return [];
  const value = Math.max(0, before - after);
  const sentence =
    value === 0 ? `${pathOf(plan)} is no less ready.` : `${pathOf(plan)} is less ready by ${counted(value, 'point')}.`;
  const message = asSaid(sentence, `--max-score-drop ${String(maxScoreDrop)}`);
  return [
    { gate: 'max-score-drop', plan: pathOf(plan), limit: maxScoreDrop, value, crossed: value > maxScoreDrop, message },
  ];
}

function slip(plan: PlanDelta, { maxSlip }: AskedGates): readonly Gate[] {
  if (maxSlip === undefined || plan.days === undefined) return [];
  const value = Math.max(0, plan.days);
  const sentence =
    value === 0 ? `${pathOf(plan)} launches no later.` : `${pathOf(plan)} launches ${sayDays(value)} later.`;
  const message = asSaid(sentence, `--max-slip ${String(maxSlip)}`);
  return [{ gate: 'max-slip', plan: pathOf(plan), limit: maxSlip, value, crossed: value > maxSlip, message }];
}

/** A launch that does not move later crosses nothing by what moved before. Without a history, the change is all. */
function inAll(plan: PlanDelta, { maxTotalSlip }: AskedGates): readonly Gate[] {
  if (maxTotalSlip === undefined || plan.days === undefined) return [];
  const value = Math.max(0, plan.slip?.total ?? plan.days);
  const sentence =
    value === 0
      ? `${pathOf(plan)} launches no later than the date first committed to.`
      : `${pathOf(plan)} launches ${sayDays(value)} after the date first committed to.`;
  const message = asSaid(sentence, `--max-total-slip ${String(maxTotalSlip)}`);
  const crossed = plan.days > 0 && value > maxTotalSlip;
  return [{ gate: 'max-total-slip', plan: pathOf(plan), limit: maxTotalSlip, value, crossed, message }];
}
