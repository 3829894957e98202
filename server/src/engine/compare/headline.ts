import { sayFindings, verdictTerms, verdicts } from '../../plan/words.ts';
import { counted } from '../../text/counted.ts';
import { worseBy } from './attribute-findings.ts';
import { type ChangeDelta, isUnchanged } from './change-delta.ts';
import type { Gate } from './gates.ts';
import { easedAt, few, graveParts, nameOf } from './grave-parts.ts';
import { nameFact } from './name-fact.ts';
import type { PlanDelta } from './plan-delta.ts';

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

/**
 * The first line of what is said of a change: what it does, the most serious first, then how things stand.
 *
 * @param gates what each gate that was asked for says.
 */
export function headlineOf(delta: ChangeDelta, gates: readonly Gate[]): Headline {
  const parts = [...toAgreeOn(delta, gates), ...newParts(delta.plans), ...betterParts(delta.plans)];
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

/** What people have to agree on. */
function toAgreeOn(delta: ChangeDelta, gates: readonly Gate[]): readonly Part[] {
  return graveParts(delta, gates).map((text) => ({ kind: 'agree', text }));
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
