import { dayOf, type Day } from '../../plan/calendar.ts';

/** The date on this machine's clock, in its own time zone. */
export function localToday(): Day {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
