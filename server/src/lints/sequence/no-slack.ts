import { type Day, sayDays } from '../../plan/calendar.ts';
import { taskCommitment } from '../../plan/commitment.ts';
import { items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { datedWork, type DatedWork, type NamedWork } from '../kit/dates/dated-work.ts';
import { placeOfDay } from '../kit/dates/day-still-to-come.ts';
import { saidDay } from '../kit/dates/said-day.ts';
import { namedAll } from '../kit/names/named-all.ts';
import { nameOfTask } from '../kit/names/task-name.ts';
import { lint, type LintContext } from '../lint.ts';

/** What is due on the day of the launch itself is the launch. */
export default lint({
  since: '1.1',
  summary: 'The last work ends so close to the launch that nothing may go wrong.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'milestones',
  why: `The last parts of HealthCare.gov were put together in the two weeks before it opened in October 2013, and the test
of the whole was cut to days. Heathrow's Terminal 5 lost the time for its trials to building work that ended late, and
opened in 2008 with bags that nobody could find. At TSB, work on the new bank went on until the weekend on which
customers were moved in 2018. A week without open work is what a launch has to find and fix the last fault in.`,
  origin: { source: 'HealthCare.gov 2013; Heathrow T5 2008; TSB 2018' },
  options: {
    days: {
      default: 7,
      description: 'Days before a tier 1 launch in which no other work is due; half of them for tier 2, rounded up.',
    },
  },
  bad: { plan: 'milestones:\n  - what: Invoices are tested\n    owner: sam@example.com\n    due: T-2\n' },
  good: { plan: 'milestones:\n  - what: Invoices are tested\n    owner: sam@example.com\n    due: T-7\n' },
  check: (plan, context, { option }) => slack(plan, context, Math.ceil(option('days') / (context.tier === 2 ? 2 : 1))),
});

function slack(plan: Plan, { calendar }: LintContext, days: number): readonly Claim[] {
  const { today, launch } = calendar;
  const work = datedWork(workOf(plan), calendar);
  if (launch === undefined || work.length === 0) return [];
  const open = work.filter((one) => one.open);
  const tight = open.filter(({ day }) => day > launch - days && day < launch);
  const [first, ...others] = tight;
  if (first === undefined) return [holds(plan.milestones.at)];
  const names = namedAll(tight.map(({ name, day }) => `${name} (due ${saidDay(day, calendar)})`));
  const [leaves, it] = others.length === 0 ? ['leaves', 'it'] : ['leave', 'them'];
  const last = Math.max(...tight.map(({ day }) => day));
  const by = launch - days < today ? 'now' : `by ${saidDay(launch - days, calendar)}`;
  // A day that is relative to the launch moves with it, and leaves as little time there.
  const moves = tight.every(({ commitment }) => commitment.kind === 'work' && commitment.due?.kind === 'absolute');
  const later = moves ? `, or move the launch to ${saidDay(launchWithSlack(open, last + days, days), calendar)}` : '';
  const message = `${names} ${leaves} ${sayDays(launch - last)} before the launch on ${saidDay(launch, calendar)}. A fault that shows this late is found by customers, or moves the launch on its last day. Finish ${it} ${by}${later}.`;
  const related = others.map(({ name, commitment }) => ({
    message: `${name} is due in the last days as well.`,
    span: placeOfDay(commitment).span,
  }));
  return [fails({ path: plan.milestones.at.path, span: placeOfDay(first.commitment).span }, message, { related })];
}

/**
 * The first day that has no open work in so many days before it.
 *
 * @param from that many days after the last of the work that is due too late now.
 */
function launchWithSlack(open: readonly DatedWork[], from: Day, days: number): Day {
  const ascending = open.map(({ day }) => day).toSorted((a, b) => a - b);
  return ascending.reduce((launch, day) => (day > launch - days && day < launch ? day + days : launch), from);
}

/** The work that the launch waits for, in the order of the file. */
function workOf({ milestones, scope, dependencies }: Plan): readonly NamedWork[] {
  return [...items(milestones), ...items(scope), ...items(dependencies)]
    .map(({ value }) => ({ name: nameOfTask(value), commitment: taskCommitment(value) }))
    .toSorted((a, b) => a.commitment.at.span.start - b.commitment.at.span.start);
}
