import { formatDay, parseDay, weekdayOf, type Day } from '../../../plan/calendar.ts';
import { dayMeant, parseDateRef } from '../../../plan/date-ref.ts';
import type { Value } from '../values/value.ts';

/** A function of ours that expressions may call. Of an absent value it knows nothing, and says so with null or false. */
export interface OwnFunction {
  readonly name: string;
  /** Types in the words of the language. */
  readonly takes: readonly ('string' | 'int' | 'dyn')[];
  readonly gives: 'string' | 'int' | 'bool' | 'double';
  readonly call: (launch: Day | undefined, values: readonly Value[]) => Value;
}

/**
 * The functions for days, which the language has none for, and for numbers that stand in texts. Days are texts such as
 * `2027-03-10`, or `T-14` for a day counted from the launch.
 */
export const ownFunctions: readonly OwnFunction[] = [
  {
    name: 'day',
    takes: ['string'],
    gives: 'string',
    call: (launch, [date]) => textOf(dayOf(date, launch)),
  },
  {
    name: 'days_between',
    takes: ['string', 'string'],
    gives: 'int',
    call: (launch: Day | undefined, [from, to]: readonly Value[]): Value => {
      const [start, end] = [dayOf(from, launch), dayOf(to, launch)];
      return start === undefined || end === undefined ? null : BigInt(end - start);
    },
  },
  {
    name: 'add_days',
    takes: ['string', 'int'],
    gives: 'string',
    call: (launch: Day | undefined, [date, days]: readonly Value[]): Value => {
      const day = dayOf(date, launch);
      return day === undefined || typeof days !== 'bigint' ? null : textOf(day + Number(days));
    },
  },
  {
    name: 'before',
    takes: ['string', 'string'],
    gives: 'bool',
    call: (launch, [one, other]) => (dayOf(one, launch) ?? Infinity) < (dayOf(other, launch) ?? -Infinity),
  },
  {
    name: 'after',
    takes: ['string', 'string'],
    gives: 'bool',
    call: (launch, [one, other]) => (dayOf(one, launch) ?? -Infinity) > (dayOf(other, launch) ?? Infinity),
  },
  {
    name: 'weekday',
    takes: ['string'],
    gives: 'string',
    call: (launch: Day | undefined, [date]: readonly Value[]): Value => {
      const day = dayOf(date, launch);
      return day === undefined ? null : weekdayOf(day);
    },
  },
  {
    name: 'number',
    takes: ['string'],
    gives: 'double',
    call: (_, [written]) => numberIn(written),
  },
];

function dayOf(value: Value | undefined, launch: Day | undefined): Day | undefined {
  const date = typeof value === 'string' ? parseDateRef(value.trim()) : undefined;
  return date && dayMeant(date, launch);
}

/** Far from any calendar a day has no text. */
function textOf(day: Day | undefined): Value {
  if (day === undefined || Math.abs(day) > MOST_DAYS) return null;
  const text = formatDay(day);
  return parseDay(text) === undefined ? null : text;
}

/** From 1970 to the year 9999. */
const MOST_DAYS = 2_932_896;

/** The number that a text is, with or without a unit after it, as in `300 orders` or `12 %`. */
function numberIn(value: Value | undefined): Value {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  const written = typeof value === 'string' ? /^\s*(-?\d{1,15}(?:\.\d{1,15})?)(?![\d.,])/.exec(value)?.[1] : undefined;
  return written === undefined ? null : Number(written);
}
