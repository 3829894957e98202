/**
 * A calendar day, counted in whole days from 1970-01-01. It has no time zone: the host decides once which day is
 * today, and from then on all arithmetic is that of whole numbers.
 */
export type Day = number;

const MILLISECONDS_PER_DAY = 86_400_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads an ISO 8601 calendar date such as `2027-03-10`; undefined for any other text and for days that do not exist. */
export function parseDay(text: string): Day | undefined {
  if (!ISO_DATE.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const dayOfMonth = Number(text.slice(8, 10));
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysOf(year, month)) return undefined;
  // The calendar repeats itself, so a day of the first century is computed as one of the twentieth.
  return Date.UTC(year + REPEATS_YEARS, month - 1, dayOfMonth) / MILLISECONDS_PER_DAY - REPEATS_DAYS;
}

/** The calendar is the same again after so many years, and days. */
const REPEATS_YEARS = 400;
const REPEATS_DAYS = 146_097;

/** How many days a month has. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Writes a day as an ISO 8601 calendar date. */
export function formatDay(day: Day): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** The day of a year, month (1 to 12) and day of the month; what overflows moves on, as 31 February to 3 March. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return dateOf(year, month, dayOfMonth).getTime() / MILLISECONDS_PER_DAY;
}

function dateOf(year: number, month: number, dayOfMonth: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return date;
}

export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export type Weekday = (typeof weekdays)[number];

export function weekdayOf(day: Day): Weekday {
  return weekdays[(((day + 4) % 7) + 7) % 7] ?? 'Sunday';
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Half a year: nearer than this, a day and a month say which year is meant. */
const OBVIOUS_YEAR_DAYS = 183;

/**
 * Says a day as a person would: "9 January", with the year where it is not obvious.
 *
 * @param near a day that the reader has in mind, as a rule the launch; the year is left out within half a year of it.
 */
export function sayDay(day: Day, near: Day | undefined): string {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  const said = `${String(date.getUTCDate())} ${months[date.getUTCMonth()] ?? ''}`;
  const obvious = near !== undefined && Math.abs(day - near) <= OBVIOUS_YEAR_DAYS;
  return obvious ? said : `${said} ${String(date.getUTCFullYear())}`;
}

/**
 * For {@link sayDay}: the day itself where it lies in the year of the as-of date, so that its year is left out; else
 * nothing, so that it is said.
 */
export function nearOf(day: Day, today: Day): Day | undefined {
  return formatDay(day).split('-')[0] === formatDay(today).split('-')[0] ? day : undefined;
}

/** Says a day with its year where that is not the year of the as-of date. */
export function sayDate(day: Day, today: Day): string {
  return sayDay(day, nearOf(day, today));
}

/**
 * Says a day that is known only as the last one of a month or a quarter, as people say it: "the end of March".
 *
 * @param near as for {@link sayDay}.
 */
export function sayEndOfMonth(day: Day, near: Day | undefined): string {
  return `the end of ${sayDay(day, near).replace(/^\d+ /, '')}`;
}

/** Says a number of days: "1 day", "8 days". */
export function sayDays(days: number): string {
  return `${String(days)} ${days === 1 ? 'day' : 'days'}`;
}
