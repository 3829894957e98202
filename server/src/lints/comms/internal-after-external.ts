import { formatDay, sayDate, sayDays, type Day } from '../../plan/calendar.ts';
import { dayMeant, type DateRef } from '../../plan/date-ref.ts';
import type { Fact, Given, Planned } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import { asksForDay, fails, holds, type Claim } from '../claim.ts';
import { offer, type Change, type Fix } from '../fix.ts';
import { lint } from '../lint.ts';
import type { Calendar } from '../../plan/task-state.ts';

export default lint({
  summary: 'Colleagues hear of it after the market does.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'comms.internal',
  why: `Sales had a new product dropped in their lap with no context and no warning, and went on with what they normally
did. Colleagues who read of a launch in the news cannot answer the customer who calls that morning; they learn that they
do not count, and treat the product accordingly. One day ahead is enough, the same day is tight, unless both have an
hour and theirs comes first.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'comms:\n  internal: T+1\n  external: T\n' },
  good: { plan: 'comms:\n  internal: T-7\n  external: 2027-03-10T09:00+01:00\n' },
  check: ({ comms: { internal, external } }, { calendar }) =>
    external.kind === 'given' ? order(internal, external, calendar) : [],
});

/** What is to be said of the day for colleagues, once there is a day for the market. */
function order(internal: Fact<DateRef>, external: Given<DateRef>, calendar: Calendar): readonly Claim[] {
  const { launch } = calendar;
  const market = dayMeant(external.value, launch);
  switch (internal.kind) {
    case 'unreadable':
      return [];
    case 'absent':
      return [untold(internal.at, external, market, calendar)];
    case 'planned':
      return [planned(internal, external, market, calendar)];
    case 'given': {
      const colleagues = dayMeant(internal.value, launch);
      if (colleagues === undefined || market === undefined) return [];
      const minutes = minutesLater(internal.value, external.value);
      if (minutes === undefined ? colleagues < market : minutes < 0) return [holds(internal.at)];
      return [tooLate(internal, external, { colleagues, market, minutes }, calendar)];
    }
  }
}

const because = 'A colleague who learns it from a customer cannot help that customer.';

/** Telling colleagues is a task: it is judged by its date, which is offered to be the day before. */
function planned(internal: Planned, external: Given<DateRef>, market: Day | undefined, calendar: Calendar): Claim {
  const { due } = internal.task;
  const write = (text: string): Change => ({ kind: 'replace', span: due.at.span, text });
  const offers = due.kind === 'given' ? dayBefore(external, market, calendar, write) : [];
  return asksForDay(internal, { thing: 'the news for colleagues', missing: '', because }, { offers });
}

function untold(at: Place, external: Given<DateRef>, market: Day | undefined, calendar: Calendar): Claim {
  const when =
    market === undefined ? 'has a day to hear of this' : `hears of this on ${sayDate(market, calendar.today)}`;
  const passed = market !== undefined && market <= calendar.today;
  const advice = passed ? 'Tell them now, and write down the day.' : 'Set a day for them that comes before it.';
  const message = `The market ${when}, and no day is set for colleagues. ${because} ${advice}`;
  const write = (text: string): Change => ({ kind: 'insert', path: at.path, value: text });
  return fails(at, message, {
    state: 'missing',
    messageId: 'untold',
    fixes: dayBefore(external, market, calendar, write),
  });
}

/** When the two hear of it; `minutes` by which colleagues do later, where both have a time. */
interface Heard {
  readonly colleagues: Day;
  readonly market: Day;
  readonly minutes: number | undefined;
}

/** By how many minutes a time comes later than another; undefined where one of the two is no time. */
function minutesLater(one: DateRef, other: DateRef): number | undefined {
  if (one.kind !== 'absolute' || other.kind !== 'absolute') return undefined;
  return one.minute === undefined || other.minute === undefined ? undefined : one.minute - other.minute;
}

/** "45 minutes", "3 hours". */
function sayMinutes(minutes: number): string {
  const [number, unit] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${String(number)} ${unit}${number === 1 ? '' : 's'}`;
}

function tooLate(
  internal: Given<DateRef>,
  external: Given<DateRef>,
  { colleagues, market, minutes = 0 }: Heard,
  calendar: Calendar,
): Claim {
  const say = (day: Day): string => sayDate(day, calendar.today);
  const fixes = dayBefore(external, market, calendar, (text) => ({ kind: 'replace', span: internal.at.span, text }));
  if (colleagues === market && minutes === 0) {
    const message = `Colleagues and the market hear of this on the same day, ${say(market)}. A colleague who opens the mail late hears it from a customer. Tell colleagues a day earlier, or make sure that they hear first on the day.`;
    return fails(internal.at, message, { level: 'info', messageId: 'same-day', fixes });
  }
  const after =
    colleagues > market
      ? `on ${say(colleagues)}, ${sayDays(colleagues - market)} after the market does on ${say(market)}`
      : `on ${say(colleagues)}, after the market does: ${sayMinutes(minutes)} later`;
  const message = `Colleagues hear of this ${after}. ${because} Tell colleagues first.`;
  return fails(internal.at, message, { messageId: 'after-market', fixes });
}

/** The day before the market hears of it, relative to launch where that day is; none where it has passed. */
function dayBefore(
  external: Given<DateRef>,
  market: Day | undefined,
  { today }: Calendar,
  write: (text: string) => Change,
): readonly Fix[] {
  if (market === undefined || market - 1 < today) return [];
  const before = external.value.kind === 'relative' ? relative(external.value.days - 1) : formatDay(market - 1);
  return [offer(`Tell colleagues the day before, on ${sayDate(market - 1, today)}`, write(before))];
}

function relative(days: number): string {
  if (days === 0) return 'T';
  return days < 0 ? `T-${String(-days)}` : `T+${String(days)}`;
}
