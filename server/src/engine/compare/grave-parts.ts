import { excerpt } from '../../lints/kit/names/excerpt.ts';
import { samePerson } from '../../lints/kit/names/same-name.ts';
import type { Severity } from '../../lints/severity.ts';
import { sayDays } from '../../plan/calendar.ts';
import { given, items } from '../../plan/fact.ts';
import { sayFindings } from '../../plan/words.ts';
import { counted } from '../../text/counted.ts';
import { listed } from '../../text/listed.ts';
import { ordinal } from '../../text/ordinal.ts';
import { readablePath } from '../readable-path.ts';
import { brokenPromises } from './broken-promises.ts';
import { type ChangeDelta, pathOf } from './change-delta.ts';
import type { Gate } from './gates.ts';
import type { PlanDelta } from './plan-delta.ts';
import type { SetAside, SetAsideCause } from './set-aside.ts';

/** How many facts that changed are named. */
const FACTS_NAMED = 2;

/** Gates that say what the line says anyway, in other words. */
const SAID_ANYWAY: ReadonlySet<Gate['gate']> = new Set(['new-error', 'new-warning', 'unchecked', 'deleted']);

/** What people have to agree on, in the order of its weight. */
export function graveParts(delta: ChangeDelta, gates: readonly Gate[]): readonly string[] {
  return [
    ...crossedGates(gates),
    ...uncovered(delta),
    ...policyParts(delta),
    ...setAsideParts(delta.plans, 'error'),
    ...setAsideParts(delta.plans, 'warning'),
    ...promiseParts(delta.plans),
    ...dateParts(delta.plans),
  ];
}

function crossedGates(gates: readonly Gate[]): readonly string[] {
  const names = gates.filter(({ gate, crossed }) => crossed && !SAID_ANYWAY.has(gate)).map(({ gate }) => gate);
  const distinct = [...new Set(names)];
  return distinct.length === 0 ? [] : [`crosses ${listed(distinct, 'and')}`];
}

/** Plans that nobody checks any more, and those that are gone. */
function uncovered({ plans, notCompared }: ChangeDelta): readonly string[] {
  const foreign = plans.flatMap((plan) => (plan.unchecked === undefined ? [] : [{ plan, ...plan.unchecked }]));
  const gone = plans.filter(({ change, unchecked }) => change === 'deleted' && unchecked === undefined);
  const [first] = foreign;
  const where =
    foreign.length !== 1 || first === undefined
      ? `${counted(foreign.length, 'plan')} are not checked any more`
      : `${nameOf(first.plan)} is not checked any more (${
          first.why === 'renamed-out' ? `its file is now ${excerpt(first.path)}` : 'launch_plan is gone from its file'
        })`;
  return [
    ...(foreign.length === 0 ? [] : [where]),
    ...(notCompared.length === 0 ? [] : [`${counted(notCompared.length, 'file')} not compared`]),
    ...(gone.length === 0
      ? []
      : [`${gone.length === 1 ? gone.map(nameOf).join('') : counted(gone.length, 'plan')} deleted`]),
  ];
}

/** What a plan is called in a sentence. */
export function nameOf(plan: PlanDelta): string {
  const side = plan.after ?? plan.before;
  return excerpt((side && given(side.report.plan.name)) ?? pathOf(plan));
}

function policyParts({ policy: { changes, verdicts: changed } }: ChangeDelta): readonly string[] {
  const weaker = changes.filter(({ direction }) => direction === 'weaker');
  const stricter = changes.length - weaker.length;
  const verdict =
    changed.length === 0
      ? []
      : [`${counted(changed.length, 'plan')} ${changed.length === 1 ? 'changes' : 'change'} verdict by the settings`];
  if (weaker.length > 0) {
    const names = weaker.map(({ path }) => excerpt(readablePath(path.replace(/^org\./, ''))));
    return [`the settings ask less (${few(names)})`, ...verdict];
  }
  return stricter > 0 ? verdict : [];
}

const causes: Readonly<Record<SetAsideCause, string>> = {
  waived: 'waived',
  declared: 'declared not applicable',
  'not-asked': 'not asked any more',
  deleted: 'removed, not fixed',
  'rule-off': 'not asked in its new folder',
  time: 'less urgent on the new date',
};

function setAsideParts(plans: readonly PlanDelta[], severity: Severity): readonly string[] {
  const all = plans
    // That a plan is gone is said of it.
    .filter(({ change }) => change !== 'deleted')
    .flatMap((plan) => plan.setAside.map((one) => ({ one, plan })))
    .filter(({ one }) => one.finding.severity === severity)
    // What the new date makes less urgent follows from the date; of warnings, the date says enough.
    .filter(({ one }) => severity === 'error' || one.why !== 'time');
  const eased = easedAt(plans, severity, 'facts');
  return [
    ...(Object.keys(causes) as SetAsideCause[]).flatMap((why) => {
      const those = all.filter(({ one }) => one.why === why);
      if (those.length === 0) return [];
      return [`${sayFindings(those.length, severity)} ${causes[why]}${why === 'waived' ? signer(those) : ''}`];
    }),
    ...(eased === 0 ? [] : [`${sayFindings(eased, severity)} less urgent`]),
  ];
}

/** Who waives, where all are by one kind of person: the owner of the plan, nobody, or somebody with a name. */
function signer(all: readonly { readonly one: SetAside; readonly plan: PlanDelta }[]): string {
  const said = all.map(({ one: { waiver }, plan }) => {
    const by = waiver?.by;
    if (by === undefined) return ' by a comment';
    return ownersOf(plan).some((owner) => samePerson(owner, by)) ? ' by its owner' : ` by ${excerpt(by)}`;
  });
  const [first = ''] = said;
  return said.every((one) => one === first) ? first.replace('its', all.length === 1 ? 'its' : 'their') : '';
}

function ownersOf({ before, after }: PlanDelta): readonly string[] {
  return [before, after].flatMap((side) => (side && given(side.report.plan.owner)) ?? []);
}

/** Facts that decide how urgent everything is: what they ease is not done for all that. */
const EASING = new Set(['tier', 'stage', 'kind', 'status', 'date_is']);

/** What makes findings of a plan less urgent: other facts of the launch, a later date, or what was done for it. */
function easedBy({ changes, days }: PlanDelta): 'facts' | 'date' | 'work' {
  if (changes.some(({ path }) => EASING.has(path))) return 'facts';
  return (days ?? 0) > 0 ? 'date' : 'work';
}

/** How many findings of a severity became less urgent by one of these. */
export function easedAt(plans: readonly PlanDelta[], severity: Severity, by: ReturnType<typeof easedBy>): number {
  const eased = plans.filter((plan) => easedBy(plan) === by).flatMap((plan) => plan.eased);
  return eased.filter(({ before }) => before === severity).length;
}

function promiseParts(plans: readonly PlanDelta[]): readonly string[] {
  const broken = plans.flatMap((plan) =>
    brokenPromises(plan)
      .filter(({ rule }) => rule === 'promise/late')
      .map(({ path: [, index] }) => isContract(plan, index)),
  );
  const dropped = plans.flatMap(({ promises, change }) => (change === 'deleted' ? [] : promises.dropped)).length;
  const what = broken.length > 0 && broken.every((one) => one) ? 'contract promise' : 'promise';
  return [
    ...(broken.length === 0 ? [] : [`${counted(broken.length, what)} ${broken.length === 1 ? 'breaks' : 'break'}`]),
    ...(dropped === 0 ? [] : [`${counted(dropped, 'promise')} dropped`]),
  ];
}

function isContract({ after }: PlanDelta, index: unknown): boolean {
  const promise = after && items(after.report.plan.promises).find(({ at }) => at.path[1] === index);
  return promise !== undefined && given(promise.value.kind) === 'contract';
}

function dateParts(plans: readonly PlanDelta[]): readonly string[] {
  const moved = plans.filter(({ days }) => days !== undefined && days !== 0);
  const [first] = moved;
  if (first === undefined) return [];
  if (moved.length === 1) return [sayMoves(first)];
  const furthest = moved.map(({ days = 0 }) => days).reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  return [`${String(moved.length)} launches move, the furthest ${sayMove(furthest)}`];
}

/** "28 days later, third move (42 in all)". */
function sayMoves({ days = 0, slip }: PlanDelta): string {
  if (slip === undefined || slip.moves < 2 || days < 0) return sayMove(days);
  return `${sayMove(days)}, ${ordinal(slip.moves)} move (${String(slip.total)} in all)`;
}

/** "14 days later", "1 day earlier". */
export function sayMove(days: number): string {
  return days > 0 ? `${sayDays(days)} later` : `${sayDays(-days)} earlier`;
}

/** "price, tier and 3 more". */
export function few(names: readonly string[]): string {
  const more = names.length - FACTS_NAMED;
  const shown = names.slice(0, FACTS_NAMED).join(', ');
  return more > 0 ? `${shown} and ${String(more)} more` : shown;
}
