import { sayDate, sayDays, type Day } from '../../plan/calendar.ts';
import { taskCommitment } from '../../plan/commitment.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given, items, type Fact, type ItemOf } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { dayStillToCome, placeOfDay } from '../kit/dates/day-still-to-come.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint, type LintContext } from '../lint.ts';
import { nameOfTask } from '../kit/names/task-name.ts';

export default lint({
  summary: 'Something is due after what waits for it.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'dependencies',
  why: `One step of a launch cannot happen without the step before it: what product defines engineering builds, what
engineering builds marketing positions, what is positioned sales sells. When the earlier step is due later, the two dates
cannot both be kept, and the people who wait find out last. The launch itself waits for its dependencies, and for the plans
that it names. What is done, or will not be done, is excepted.`,
  origin: { seed: 2 },
  bad: { plan: 'dependencies:\n  - on: New identity service\n    due: T+5\n' },
  good: { plan: 'dependencies:\n  - on: New identity service\n    due: T-20\n' },
  check: (plan, context) => [
    ...items(plan.dependencies).flatMap(({ value }) => [...arrival(value, context), ...otherLaunch(value, context)]),
    ...milestones(plan, context),
  ],
});

type Dependency = ItemOf<Plan['dependencies']>;
type Milestone = ItemOf<Plan['milestones']>;

function arrival({ due, on }: Dependency, { calendar: { launch, today } }: LintContext): readonly Claim[] {
  const written = given(due);
  const day = written && dayMeant(written, launch);
  if (day === undefined || launch === undefined) return [];
  if (day <= launch) return [holds(due.at)];
  const what = on.kind === 'given' ? `“${excerpt(on.value)}”` : 'A dependency';
  const message = `${what} is due ${sayDate(day, today)}, ${sayDays(day - launch)} after the launch that waits for it. The launch slips with it, or goes out without it. Agree an earlier day, or move the launch.`;
  return [fails(due.at, message, { messageId: 'after-launch' })];
}

/** Another launch plan that this one names has to launch first, or on the same day. */
function otherLaunch(
  { plan: path }: Dependency,
  { calendar: { launch, today }, surroundings }: LintContext,
): readonly Claim[] {
  const written = given(path);
  const other = written === undefined ? undefined : surroundings.planAt?.(written);
  if (typeof other === 'string') return other === 'unknown' ? [] : [notThere(path, written ?? '', other)];
  if (other?.date === undefined || launch === undefined) return [];
  if (other.date <= launch) return [holds(path.at)];
  const name = excerpt(other.name ?? written ?? '');
  const message = `“${name}”, which this launch depends on, launches on ${sayDate(other.date, today)}, ${sayDays(other.date - launch)} after this launch. One of the two dates cannot hold. Agree with its owner which of them moves.`;
  return [fails(path.at, message, { messageId: 'other-launch' })];
}

/** A plan that nobody can read is no date to wait for. */
function notThere({ at }: Fact<string>, path: string, found: 'absent' | 'outside' | 'not-a-plan'): Claim {
  const what = {
    absent: 'does not exist',
    outside: 'lies outside of this repository, so it is not read',
    'not-a-plan': 'is no launch plan',
  }[found];
  const message = `The plan “${excerpt(path)}”, which this launch waits for, ${what}. Whether it comes in time cannot be told. Correct the path, or leave it out.`;
  return fails(at, message, { messageId: 'other-plan' });
}

/** One claim for each milestone that another one needs, held against the first of those that wait for it. */
function milestones(plan: Plan, context: LintContext): readonly Claim[] {
  const all = items(plan.milestones).map(({ value }) => value);
  const first = new Map<string, { readonly waiting: Milestone; readonly day: Day }>();
  for (const waiting of all) {
    const day = dayStillToCome(taskCommitment(waiting), context.calendar);
    if (day === undefined) continue;
    for (const { value: id } of items(waiting.needs)) {
      const known = first.get(id);
      if (known === undefined || day < known.day) first.set(id, { waiting, day });
    }
  }
  const seen = new Set<string>();
  return all.flatMap((needed): readonly Claim[] => {
    const id = given(needed.id);
    const waits = id === undefined || seen.has(id) ? undefined : first.get(id);
    if (id !== undefined) seen.add(id);
    const commitment = taskCommitment(needed);
    const day = dayStillToCome(commitment, context.calendar);
    if (waits === undefined || day === undefined) return [];
    const at = placeOfDay(commitment);
    if (day <= waits.day) return [holds(at)];
    const { today } = context.calendar;
    const message = `${nameOfTask(needed)} is due ${sayDate(day, today)}, but ${nameOfTask(waits.waiting)} needs it by ${sayDate(waits.day, today)}. Both dates cannot be kept. Bring this forward, or move what waits for it.`;
    const related = [{ message: `${nameOfTask(waits.waiting)} waits for it.`, span: waits.waiting.at.span }];
    return [fails(at, message, { messageId: 'milestone', related })];
  });
}
