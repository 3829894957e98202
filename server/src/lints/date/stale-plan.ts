import { type Day, dayOf, sayDate, sayDays } from '../../plan/calendar.ts';
import { type DateRef, dayMeant } from '../../plan/date-ref.ts';
import { type Fact, given } from '../../plan/fact.ts';
import { fails, holds } from '../claim.ts';
import { lint } from '../lint.ts';

/** Days before the launch from which a plan has to be kept up, and from which it has to be looked at each week. */
const NEAR_DAYS = 60;
const CLOSE_DAYS = 14;

/** A launch further away is not asked yet, and one that has passed is told by `date/past`. */
export default lint({
  summary: 'The launch is near, and the plan has not been touched for weeks.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'git history',
  why: `Each department's step waits for the one before it, and in the last weeks something changes every few days. A plan
that stands still while the launch comes closer does not mean that all goes well: it means that the work is steered
somewhere else, and that the plan misleads its readers. A day on which somebody went through the plan and found it right
(\`confirmed\`) counts as a change, also without git.`,
  origin: { seed: 2 },
  options: {
    days: { default: 28, description: 'Days without a change that are too many in the last 60 days.' },
    days_close: { default: 7, description: 'Days without a change that are too many in the last 14 days.' },
  },
  bad: {
    plan: 'status: planned\n',
    surroundings: { history: { moves: [], lastTouched: dayOf(2027, 2, 1), lastChanged: undefined } },
  },
  good: {
    plan: 'status: planned\n',
    surroundings: { history: { moves: [], lastTouched: dayOf(2027, 2, 24), lastChanged: undefined } },
  },
  check: ({ date, confirmed }, { calendar: { today, launch }, left, surroundings }, { option }) => {
    const touched = lastLookedAt(surroundings.history?.lastTouched, confirmed, today, launch);
    if (touched === undefined || left === undefined || left < 0 || left > NEAR_DAYS) return [];
    const still = today - touched;
    if (still < option(left <= CLOSE_DAYS ? 'days_close' : 'days')) return [holds(date.at)];
    const launches = left === 0 ? 'The launch is today' : `The launch is ${sayDays(left)} away`;
    const message = `${launches}, and the plan has not been touched since ${sayDate(touched, today)}, ${sayDays(still)} ago. Either nothing moves, or the plan no longer says what does. Go through it with the departments, bring it up to date, and write the day as “confirmed”.`;
    return [fails(date.at, message)];
  },
});

/** The last day on which somebody changed the plan, or went through it; a day to come has not been. */
function lastLookedAt(
  touched: Day | undefined,
  confirmed: Fact<DateRef>,
  today: Day,
  launch: Day | undefined,
): Day | undefined {
  const written = given(confirmed);
  const day = written && dayMeant(written, launch);
  const days = [touched, day].filter((one) => one !== undefined && one <= today);
  return days.length === 0 ? undefined : Math.max(...days.map(Number));
}
