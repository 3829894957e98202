import { formatDay, nearOf, sayDate, sayDays, sayEndOfMonth, weekdayOf, type Day } from '../../plan/calendar.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, holds } from '../claim.ts';
import { offer, type Change, type Fix } from '../fix.ts';
import { goodDayAfter } from '../kit/dates/launch-risk.ts';
import { lint } from '../lint.ts';
import type { Organisation } from '../organisation.ts';

/** Launched, reviewed and cancelled plans are not asked: the engine leaves them out. The day of the launch has not passed. */
export default lint({
  summary: 'The launch date has passed, and the plan still says that it is to come.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'status',
  why: `A date that passes in silence is a slip that nobody owned up to. Sellers still show it to customers, support
waits for calls that do not come, and all other dates of the plan count from a day that is gone. Whatever happened, the
plan can say it in one word: launched, cancelled, or a new date.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'status: planned\n', daysLeft: -1 },
  good: { plan: 'status: planned\n', daysLeft: 0 },
  check: (plan, { calendar: { today, launch, launchPrecision = 'day' }, organisation }) => {
    if (launch === undefined || plan.status.kind === 'unreadable') return [];
    if (launch >= today) return [holds(plan.date.at)];
    const day = launchPrecision === 'day' ? sayDate(launch, today) : sayEndOfMonth(launch, nearOf(launch, today));
    const message = `The launch was set for ${day}, ${sayDays(today - launch)} ago, and the plan does not say that it took place. Everybody who reads it waits for a day that is gone. Set a new date, or mark it as launched or cancelled.`;
    return [
      fails(plan.date.at, message, {
        fixes: [...setDay(plan, today, organisation), setStatus(plan, 'launched'), setStatus(plan, 'cancelled')],
      }),
    ];
  },
});

/** How far the new day of a launch is away at least: those who wait for it have to be told. */
const NEW_DAY_DAYS = 14;

/** The first day from then on on which nothing speaks against a launch. It comes first: nobody here knows what happened. */
function setDay({ date }: Plan, today: Day, organisation: Organisation): readonly Fix[] {
  const day = goodDayAfter(today + NEW_DAY_DAYS - 1, organisation);
  if (day === undefined) return [];
  const title = `Set the launch to ${weekdayOf(day)}, ${sayDate(day, today)}`;
  return [offer(title, { kind: 'replace', span: date.at.span, text: formatDay(day) })];
}

function setStatus({ status }: Plan, word: 'launched' | 'cancelled'): Fix {
  const change: Change =
    status.kind === 'given'
      ? { kind: 'replace', span: status.at.span, text: word }
      : { kind: 'insert', path: ['status'], value: word };
  return offer(`Mark the plan as ${word}`, change);
}
