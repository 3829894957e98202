import { parseDay, type Day } from './calendar.ts';

/** A date as a plan writes it: a day of the calendar, or days before (negative) or after the launch. */
export type DateRef =
  { readonly kind: 'absolute'; readonly day: Day } | { readonly kind: 'relative'; readonly days: number };

/** `T`, `T-14`, `T+30`: docs/format.md#dates */
const RELATIVE = /^T(?:([+-])(\d{1,4}))?$/;

/** Reads a date or a date relative to launch; undefined for any other text and for days that do not exist. */
export function parseDateRef(text: string): DateRef | undefined {
  const match = RELATIVE.exec(text);
  if (match !== null) {
    const days = Number(match[2] ?? 0);
    return { kind: 'relative', days: match[1] === '-' ? 0 - days : days };
  }
  const day = parseDay(text);
  return day === undefined ? undefined : { kind: 'absolute', day };
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
