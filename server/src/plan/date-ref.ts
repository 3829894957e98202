import { dayOf, parseDay, type Day } from './calendar.ts';

/** How exactly a date is known. Of a month or a quarter the last day counts. docs/format.md#dates */
export type Precision = 'day' | 'month' | 'quarter';

/** A date as a plan writes it: a day of the calendar, or days before (negative) or after the launch. */
export type DateRef =
  | {
      readonly kind: 'absolute';
      readonly day: Day;
      /** Given where the day is the last one of a month or a quarter. */
      readonly precision?: Exclude<Precision, 'day'>;
      /** Given where a time with a zone stands behind it: in minutes of UTC, counted as days are. */
      readonly minute?: number;
    }
  | { readonly kind: 'relative'; readonly days: number };

/** `T`, `T-14`, `T+30`: docs/format.md#dates */
const RELATIVE = /^T(?:([+-])(\d{1,4}))?$/;
/** `2027-03`, `2027-Q1`. */
const PERIOD = /^(\d{4})-(?:(\d{2})|Q([1-4]))$/;

/** Reads a day or a date relative to launch; undefined for any other text and for days that do not exist. */
export function parseDateRef(text: string): DateRef | undefined {
  const match = RELATIVE.exec(text);
  if (match !== null) {
    const days = Number(match[2] ?? 0);
    return { kind: 'relative', days: match[1] === '-' ? 0 - days : days };
  }
  const day = parseDay(text);
  return day === undefined ? undefined : { kind: 'absolute', day };
}

/** Reads a date as {@link parseDateRef} does, or a month or a quarter. */
export function parseDateOrPeriod(text: string): DateRef | undefined {
  return parseDateRef(text) ?? parsePeriod(text);
}

/** Reads a month or a quarter: its last day. Undefined for any other text, and for a month that does not exist. */
export function parsePeriod(text: string): (DateRef & { readonly kind: 'absolute' }) | undefined {
  const [, year, month, quarter] = PERIOD.exec(text) ?? [];
  if (year === undefined) return undefined;
  const last = quarter === undefined ? Number(month) : Number(quarter) * 3;
  if (last < 1 || last > 12) return undefined;
  const day = dayOf(Number(year), last + 1, 1) - 1;
  return { kind: 'absolute', day, precision: quarter === undefined ? 'month' : 'quarter' };
}

/** How exactly a date says its day. */
export function precisionOf(date: DateRef): Precision {
  return (date.kind === 'absolute' ? date.precision : undefined) ?? 'day';
}

/** The day that a date means; undefined where it is relative and the launch has no valid date. */
export function dayMeant(date: DateRef, launch: Day | undefined): Day | undefined {
  switch (date.kind) {
    case 'absolute':
      return date.day;
    case 'relative':
      return launch === undefined ? undefined : launch + date.days;
  }
}
