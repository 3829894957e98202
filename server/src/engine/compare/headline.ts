import { samePerson } from '../../lints/kit/names/same-name.ts';
import { excerpt } from '../../lints/kit/names/excerpt.ts';
import type { Severity } from '../../lints/severity.ts';
import { sayDays } from '../../plan/calendar.ts';
import { given, items } from '../../plan/fact.ts';
import { sayFindings, verdicts, verdictTerms } from '../../plan/words.ts';
import { readablePath } from '../readable-path.ts';
import { counted } from '../../text/counted.ts';
import { listed } from '../../text/listed.ts';
import { worseBy } from './attribute-findings.ts';
import { brokenPromises } from './broken-promises.ts';
import { type ChangeDelta, isUnchanged, pathOf } from './change-delta.ts';
import type { Gate } from './gates.ts';
import { nameFact } from './name-fact.ts';
import type { PlanDelta } from './plan-delta.ts';
import type { SetAside, SetAsideCause } from './set-aside.ts';

/** What a change does, in one line. docs/diff.md#the-first-line */
export interface Headline {
  /** What its first word says: people have to agree, it is worse, it is better, or it has no effect on readiness. */
  readonly kind: 'agree' | 'worse' | 'better' | 'none';
  readonly text: string;
}

/** A part of the line, and what it makes of the first word. */
interface Part {
  readonly kind: Headline['kind'];
  readonly text: string;
}

/** How many facts that changed are named. */
const FACTS_NAMED = 2;

/** Gates that say what the line says anyway, in other words. */
const SAID_ANYWAY: ReadonlySet<Gate['gate']> = new Set(['new-error', 'new-warning', 'unchecked', 'deleted']);

/**
 * The first line of what is said of a change: what it does, the most serious first, then how things stand.
 *
 * @param gates what each gate that was asked for says.
 */
export function headlineOf(delta: ChangeDelta, gates: readonly Gate[]): Headline {
  const parts = [...gravely(delta, gates), ...newParts(delta.plans), ...betterParts(delta.plans)];
  const facts = factsOf(delta);
  const kind = (['agree', 'worse', 'better'] as const).find((one) => parts.some((part) => part.kind === one)) ?? 'none';
  const judged = delta.judgedByHead ? ' The settings before are broken, so the new ones judge.' : '';
  if (kind === 'none') {
    const counted = [...parts.map(({ text }) => text), ...facts, ...otherParts(delta)];
    const said = counted.length > 0 ? `; ${counted.join('; ')}` : isUnchanged(delta) ? '' : '; nothing to agree on';
    return { kind, text: `No effect on readiness${said}.${judged}` };
  }
  const first = { agree: 'Agree', worse: 'Worse', better: 'Better' }[kind];
  const said = [parts.map(({ text }) => text).join(' · '), ...facts].join('; ');
  return { kind, text: `${first}: ${said}.${stateOf(delta.plans, kind)}${judged}` };
}

/** What people have to agree on, in the order of its weight. */
function gravely(delta: ChangeDelta, gates: readonly Gate[]): readonly Part[] {
  const texts = [
    ...crossedGates(gates),
    ...uncovered(delta),
    ...policyParts(delta),
    ...setAsideParts(delta.plans, 'error'),
    ...setAsideParts(delta.plans, 'warning'),
    ...promiseParts(delta.plans),
    ...dateParts(delta.plans),
  ];
  return texts.map((text) => ({ kind: 'agree', text }));
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

function nameOf(plan: PlanDelta): string {
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
    .filter(({ one }) => one.finding.severity === severity);
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

function easedAt(plans: readonly PlanDelta[], severity: Severity, by: ReturnType<typeof easedBy>): number {
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
  const days = plans.flatMap((plan) => (plan.days === undefined || plan.days === 0 ? [] : [plan.days]));
  const [first] = days;
  if (first === undefined) return [];
  if (days.length === 1) return [sayMove(first)];
  const furthest = days.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  return [`${String(days.length)} launches move, the furthest ${sayMove(furthest)}`];
}

/** "14 days later", "1 day earlier". */
export function sayMove(days: number): string {
  return days > 0 ? `${sayDays(days)} later` : `${sayDays(-days)} earlier`;
}

function newParts(plans: readonly PlanDelta[]): readonly Part[] {
  const worse = plans.map(worseBy);
  const known = worse.flatMap((one) => one.known);
  const seen = worse.flatMap((one) => one.uncovered).filter(({ severity }) => severity === 'error').length;
  return [
    ...(['error', 'warning'] as const).flatMap((severity): readonly Part[] => {
      const count = known.filter((finding) => finding.severity === severity).length;
      return count === 0 ? [] : [{ kind: 'worse', text: sayFindings(count, severity, 'new') }];
    }),
    ...(seen === 0
      ? []
      : [{ kind: 'none' as const, text: `${sayFindings(seen, 'error')} that could not be seen before` }]),
  ];
}

function betterParts(plans: readonly PlanDelta[]): readonly Part[] {
  const later = easedAt(plans, 'error', 'date');
  return [
    ...(['error', 'warning'] as const).flatMap((severity): readonly Part[] => {
      const fixed = plans.flatMap(({ resolved }) => resolved.filter((finding) => finding.severity === severity)).length;
      const eased = easedAt(plans, severity, 'work');
      return [
        ...(fixed === 0 ? [] : [{ kind: 'better' as const, text: `${sayFindings(fixed, severity)} fixed` }]),
        ...(eased === 0 ? [] : [{ kind: 'better' as const, text: `${sayFindings(eased, severity)} less urgent` }]),
      ];
    }),
    ...(later === 0
      ? []
      : [{ kind: 'none' as const, text: `${sayFindings(later, 'error')} less urgent on the new date` }]),
  ];
}

/** What changed of what people have to agree on, but for what the line says anyway. */
function factsOf({ plans }: ChangeDelta): readonly string[] {
  const changes = plans.flatMap((plan) => plan.changes);
  const toAgreeOn = changes.filter((change) => change.class === 'agree' && !isSaid(change.path));
  const names = [...new Set(toAgreeOn.map(({ path }) => nameFact(path)))];
  if (names.length > 0) {
    return [`changed: ${few(names)}`];
  }
  const others = changes.filter((change) => change.class === 'also').length;
  return others === 0 ? [] : [`${counted(others, 'fact')} changed`];
}

/** "price, tier and 3 more". */
function few(names: readonly string[]): string {
  const more = names.length - FACTS_NAMED;
  const shown = names.slice(0, FACTS_NAMED).join(', ');
  return more > 0 ? `${shown} and ${String(more)} more` : shown;
}

/** The date, its reasons and waivers have words of their own. */
function isSaid(path: string): boolean {
  return path === 'date' || /^(?:slips|waivers)\b/.test(path);
}

/** What is counted where nothing more serious happened. */
function otherParts({ plans, policy }: ChangeDelta): readonly string[] {
  const added = plans.filter(({ change }) => change === 'added').length;
  const asked = plans.flatMap((plan) => worseBy(plan).known).length;
  const fixed = plans.flatMap(({ resolved }) => resolved).length;
  const waivers = plans.flatMap((plan) => [...plan.waivers.added, ...plan.waivers.extended]).length;
  const reasons = plans.flatMap(({ changes }) => changes).filter(({ path }) => path.startsWith('slips')).length;
  return [
    ...(added === 0 ? [] : [counted(added, 'new plan')]),
    ...(asked === 0 ? [] : [sayFindings(asked, 'info', 'new')]),
    ...(fixed === 0 ? [] : [`${sayFindings(fixed, 'info')} answered`]),
    ...(waivers === 0 ? [] : [`${counted(waivers, 'waiver')} added`]),
    ...(reasons === 0 ? [] : [`${counted(reasons, 'reason')} for a slip changed`]),
    ...(policy.changes.length === 0 ? [] : [`${counted(policy.changes.length, 'setting')} changed`]),
  ];
}

/** How the plans stand that the change touches. */
function stateOf(plans: readonly PlanDelta[], kind: Headline['kind']): string {
  const there = plans.filter(({ after }) => after !== undefined);
  const [only] = there;
  if (only?.after === undefined) return '';
  const blockers = there.reduce((sum, plan) => sum + errorsIn(plan), 0);
  const left = kind === 'better' ? `${String(blockers)} left` : sayFindings(blockers, 'error');
  const count = blockers === 0 ? '' : `, ${left}`;
  if (there.length === 1) {
    const verdict = only.after.report.readiness.verdict;
    const still =
      only.before?.report.readiness.verdict === verdict ? 'still ' : only.before === undefined ? '' : 'now ';
    return ` ${nameOf(only)} is ${still}${verdictTerms[verdict].word.toLowerCase()}${count}.`;
  }
  const worst = verdicts.find(({ id }) => there.some(({ after }) => after?.report.readiness.verdict === id));
  if (worst === undefined) return '';
  const those = there.filter(({ after }) => after?.report.readiness.verdict === worst.id).length;
  return ` ${String(those)} of ${counted(there.length, 'plan')} ${those === 1 ? 'is' : 'are'} ${worst.word.toLowerCase()}${count}.`;
}

function errorsIn({ after }: PlanDelta): number {
  return after?.report.findings.filter(({ severity }) => severity === 'error').length ?? 0;
}
