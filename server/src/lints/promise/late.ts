import { sayDate, type Day } from '../../plan/calendar.ts';
import { dueDay, taskCommitment } from '../../plan/commitment.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given, items, type ItemOf } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Calendar } from '../../plan/task-state.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';
import { nameOfTask } from '../kit/names/task-name.ts';
import { scopeIds, type ScopeIds, type ScopeItem } from '../kit/names/scope-ids.ts';

export default lint({
  summary: 'A customer was promised it for a day before they get it.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'promises.due',
  why: `A seller names the day that the buyer wants to hear, and the people who build hear of it last. The gap
between the two days is in the plan long before the customer notices it, and that is when a new day can still be agreed.
A customer gets what was promised with the launch, or with the rollout step that is theirs, and not before each scope item
that it needs is due.`,
  origin: { seed: 0 },
  bad: { plan: 'promises:\n  - to: Northwind\n    what: Renewal alerts\n    due: T-38\n    kind: contract\n' },
  good: {
    plan: `promises:
  - to: Northwind
    what: Renewal alerts
    due: T-38
    for: early-access
rollout:
  steps:
    - id: early-access
      to: Three pilot customers
      date: T-45
`,
  },
  check: (plan, { calendar }) => {
    const scope = scopeIds(plan);
    return items(plan.promises).flatMap(({ value }) => claimsOf(value, plan, scope, calendar));
  },
});

type Promised = ItemOf<Plan['promises']>;
type Step = ItemOf<Plan['rollout']['steps']>;

/** A day before which a customer cannot get what was promised. */
interface Arrival {
  readonly day: Day;
  /** How it goes into a sentence behind "gets it". */
  readonly how: string;
  /** What else can be done beside a new day. */
  readonly orElse: string;
  readonly at: Place | undefined;
}

function claimsOf(promise: Promised, plan: Plan, scope: ScopeIds, calendar: Calendar): readonly Claim[] {
  const promisedFor = given(promise.due);
  const due = promisedFor && dayMeant(promisedFor, calendar.launch);
  if (due === undefined) return [];
  const opening = openingOf(promise, plan, calendar);
  const work = items(promise.scope)
    .map(({ value: id }) => scope.item(id))
    .map((item) => item && workOf(item, calendar));
  // Each known day is one before which nothing arrives; only all of them together say that a promise holds.
  const last = [opening, ...work].filter((arrival) => arrival !== undefined).toSorted((a, b) => b.day - a.day)[0];
  if (last === undefined) return [];
  if (last.day <= due) {
    return opening === undefined || promise.scope.kind === 'unreadable' ? [] : [holds(promise.due.at)];
  }
  const { today } = calendar;
  const to = given(promise.to);
  const what = given(promise.what);
  const message = `${to === undefined ? 'A customer' : excerpt(to)} was promised ${what === undefined ? 'this' : excerpt(what)} by ${sayDate(due, today)}, but gets ${pronoun(what)} ${last.how} on ${sayDate(last.day, today)}. Agree a new date with ${to === undefined ? 'them' : excerpt(to)}, or ${last.orElse}.`;
  const related =
    last.at === undefined ? [] : [{ message: `This is due on ${sayDate(last.day, today)}.`, span: last.at.span }];
  return [fails(promise.due.at, message, { related })];
}

/** When the customer is let in: at their rollout step, else at the launch; undefined where that cannot be known. */
function openingOf(promise: Promised, { rollout }: Plan, { launch }: Calendar): Arrival | undefined {
  const atLaunch: Arrival | undefined =
    launch === undefined
      ? undefined
      : { day: launch, how: 'at launch', orElse: 'give them an earlier rollout step', at: undefined };
  if (promise.for.kind === 'absent') return atLaunch;
  const id = given(promise.for);
  const step = items(rollout.steps).find(({ value }) => id !== undefined && given(value.id) === id)?.value;
  if (step === undefined || step.date.kind === 'unreadable') return undefined;
  const day = given(step.date);
  const opens = day && dayMeant(day, launch);
  return opens === undefined
    ? atLaunch
    : {
        day: opens,
        how: `with the rollout step “${nameOf(step)}”`,
        orElse: 'bring that step forward',
        at: step.date.at,
      };
}

function nameOf(step: Step): string {
  return excerpt(given(step.to) ?? given(step.id) ?? '');
}

function workOf(item: ScopeItem, { launch }: Calendar): Arrival | undefined {
  const commitment = taskCommitment(item);
  const day = commitment.kind === 'work' ? dueDay(commitment, launch) : undefined;
  if (day === undefined) return undefined;
  const at = (item.done.kind === 'given' ? item.done : item.due).at;
  return { day, how: `when ${nameOfTask(item)} is due`, orElse: 'finish that earlier', at };
}

/** "them" for what seems a plural. */
function pronoun(what: string | undefined): string {
  return what !== undefined && /[^suia]s$/i.test(what) ? 'them' : 'it';
}
