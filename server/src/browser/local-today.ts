import { dayOf, type Day } from '../plan/calendar.ts';

/** The date on the clock of the browser, in its own time zone. */
export function localToday(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
