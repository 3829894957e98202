import { dayOf, formatDay, sayDate, weekdayOf } from '../../plan/calendar.ts';
import { fails, holds } from '../claim.ts';
import { offer } from '../fix.ts';
import { goodDayAfter, riskOf } from '../kit/dates/launch-risk.ts';
import { lint } from '../lint.ts';

/** A launch date that has passed is no risk any more, and a month or a quarter has no day to judge yet. */
export default lint({
  summary: 'It launches on a day on which nobody can help.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'info' },
  needs: 'date',
  why: `Most launches bring something that has to be fixed within two days, even after good tests; Google's book on
reliability plans the hours after a launch as carefully as the launch. Out on a Friday, the fixing falls on people who
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
            `${weekdayOf(good)}, ${sayDate(good, today)}`,
            [
              offer(`Move the launch to ${weekdayOf(good)}, ${sayDate(good, today)}`, {
                kind: 'replace',
                span: date.at.span,
                text: formatDay(good),
              }),
            ],
          ];
    const message = `${risk.says} Launch on ${better}, or waive this and say who will be there.`;
    return [fails(date.at, message, { level: risk.level, messageId: risk.kind, fixes })];
  },
});
