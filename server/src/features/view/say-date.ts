import { sayDay, sayDays, weekdayOf, type Day } from '../../plan/calendar.ts';

/** A day with its weekday and year: "Wednesday, 24 February 2027". */
export function sayFullDay(day: Day): string {
  return `${weekdayOf(day)}, ${sayDay(day, undefined)}`;
}

/** How far a day is from the launch: "14 days before launch", "launch day". */
export function sayFromLaunch(day: Day, launch: Day): string {
  if (day === launch) return 'launch day';
  return day < launch ? `${sayDays(launch - day)} before launch` : `${sayDays(day - launch)} after launch`;
}

/** How far a day is from the as-of date: "in 30 days", "today". */
export function sayFromToday(day: Day, today: Day): string {
  if (day === today) return 'today';
  return day > today ? `in ${sayDays(day - today)}` : `${sayDays(today - day)} ago`;
}
