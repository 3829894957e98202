import { formatDay, weekdayOf, type Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { sayLaunch } from '../../plan/say-launch.ts';
import { fails } from '../claim.ts';
import { offer } from '../fix.ts';
import { when } from '../kit/conditions.ts';
import { saidDay } from '../kit/dates/said-day.ts';
import { lint } from '../lint.ts';

export default lint({
  since: '1.1',
  summary: 'The launch has no day yet.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 45, floor: 14 },
  applies: when('date is a month or a quarter', (plan) => plan.datePrecision !== 'day'),
  needs: 'date',
  why: `A month is enough to begin with. The last weeks before a launch are made of days: the training that has to come
before the announcement, the notice that customers need, the freeze that nobody may fall into. Without a day each
department picks its own, and they find out in the week of the launch that they differ.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: '', date: '2027-03' },
  good: { plan: '' },
  check: (plan, { calendar }, { lead }) => {
    const last = given(plan.date);
    if (last === undefined) return [];
    const needed = last - lead;
    const choose =
      needed < calendar.today
        ? `It was to be chosen by ${saidDay(needed, calendar)}: choose it now.`
        : `Choose it by ${saidDay(needed, calendar)}.`;
    const message = `The launch has no day yet: the plan says ${sayLaunch(plan) ?? 'no more than a month'}. What each department does in the last weeks depends on the day. ${choose}`;
    const day = workingDayUpTo(last);
    const fixes = [
      offer(`Launch on ${weekdayOf(day)}, ${saidDay(day, calendar)}`, {
        kind: 'replace',
        span: plan.date.at.span,
        text: formatDay(day),
      }),
    ];
    return [fails(plan.date.at, message, { state: 'missing', fixes })];
  },
});

/** The last day up to this one that is no Friday and no weekend. */
function workingDayUpTo(last: Day): Day {
  let day = last;
  while (['Friday', 'Saturday', 'Sunday'].includes(weekdayOf(day))) day -= 1;
  return day;
}
