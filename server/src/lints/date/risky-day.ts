import { dayOf, formatDay, sayDay, weekdayOf, type Day } from '../../plan/calendar.ts';
import { fails, holds } from '../claim.ts';
import { offer } from '../fix.ts';
import { lint } from '../lint.ts';
import type { Organisation } from '../organisation.ts';

/** Days to look ahead for a good one; behind a longer freeze a person has to choose. */
const LOOK_AHEAD_DAYS = 100;

/** A launch date that has passed is no risk any more, and a month or a quarter has no day to judge yet. */
export default lint({
  summary: 'It launches on a day on which nobody can help.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'info' },
  needs: 'date',
  why: `Most launches bring something that has to be mended within two days, whatever was tested; Google's book on
reliability plans the hours after a launch as carefully as the launch. Out on a Friday, the mending falls on people who
have left for the weekend, and customers keep the fault until Monday. In a holiday or a freeze even the people are away
who could decide to turn back.`,
  origin: { source: 'SRE book ch. 27' },
  fix: 'offer',
  bad: { plan: 'status: planned\n', organisation: { holidays: [dayOf(2027, 3, 10)] } },
  good: { plan: 'status: planned\n' },
  check: ({ date, datePrecision }, { calendar: { today, launch }, organisation }) => {
    if (launch === undefined || launch < today || datePrecision !== 'day') return [];
    const risk = riskOf(launch, organisation);
    if (risk === undefined) return [holds(date.at)];
    const good = goodDayAfter(launch, organisation);
    const [better, fixes] =
      good === undefined
        ? ['a day after it', []]
        : [
            `${weekdayOf(good)}, ${sayDay(good, launch)}`,
            [
              offer(`Move the launch to ${weekdayOf(good)}, ${sayDay(good, launch)}`, {
                kind: 'replace',
                span: date.at.span,
                text: formatDay(good),
              }),
            ],
          ];
    const message = `${risk.says} Launch on ${better}, or name who will be there.`;
    return [fails(date.at, message, { level: risk.level, messageId: risk.kind, fixes })];
  },
});

interface Risk {
  readonly kind: 'freeze' | 'holiday' | 'weekend';
  readonly level: 'info' | 'warning';
  readonly says: string;
}

/** What makes a day a bad one to launch on; the worst, where there are several. */
function riskOf(day: Day, { freezes, holidays }: Organisation): Risk | undefined {
  const said = `${weekdayOf(day)}, ${sayDay(day, day)}`;
  const freeze = freezes.find(({ from, to }) => from <= day && day <= to);
  if (freeze !== undefined) {
    const says = `The launch falls on ${said}, in the freeze from ${sayDay(freeze.from, day)} to ${sayDay(freeze.to, day)}. Nothing may change then, so a fault stays with customers until it is over.`;
    return { kind: 'freeze', level: 'warning', says };
  }
  if (holidays.includes(day)) {
    const says = `The launch falls on ${said}, a holiday of the organisation. Those who could mend a fault or turn back are away.`;
    return { kind: 'holiday', level: 'warning', says };
  }
  switch (weekdayOf(day)) {
    case 'Friday':
      return {
        kind: 'weekend',
        level: 'info',
        says: `The launch falls on ${said}. What goes wrong in the first hours then waits for the weekend to pass.`,
      };
    case 'Saturday':
    case 'Sunday':
      return {
        kind: 'weekend',
        level: 'info',
        says: `The launch falls on ${said}. Those who could mend a fault have the day off.`,
      };
    case 'Monday':
    case 'Tuesday':
    case 'Wednesday':
    case 'Thursday':
      return undefined;
  }
}

function goodDayAfter(day: Day, organisation: Organisation): Day | undefined {
  for (let next = day + 1; next <= day + LOOK_AHEAD_DAYS; next++) {
    if (riskOf(next, organisation) === undefined) return next;
  }
  return undefined;
}
