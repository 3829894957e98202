import { sayDay, weekdayOf, type Day } from '../../plan/calendar.ts';

/**
 * A day in a few letters: "Wed 24 Feb", with the year where it is not obvious.
 *
 * @param near as for {@link sayDay}.
 */
export function shortDay(day: Day, near: Day | undefined): string {
  const [date = '', month = '', ...year] = sayDay(day, near).split(' ');
  return [weekdayOf(day).slice(0, 3), date, month.slice(0, 3), ...year].join(' ');
}

/** Days before or after the launch as plans write them, with a minus sign that lines up: "T−14". */
export function sinceLaunch(days: number): string {
  if (days === 0) return 'T';
  return days < 0 ? `T−${String(-days)}` : `T+${String(days)}`;
}
