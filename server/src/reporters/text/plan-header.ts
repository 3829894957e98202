import { sayDays, weekdayOf, type Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { sayLaunch } from '../../plan/say-launch.ts';
import { printable, printableLine } from '../../text/printable.ts';

/** A plan in one line: path, name, tier, stage, weekday and date, days left. */
export function headerOf(path: string, plan: Plan, asOf: Day): string {
  return headerParts(path, plan, asOf).join(SEPARATOR);
}

const SEPARATOR = ' · ';

/** The same in lines of at most so many columns, broken between its parts alone: a path is never broken. */
export function headerLines(path: string, plan: Plan, asOf: Day, columns = Infinity): readonly string[] {
  const lines: string[] = [];
  for (const part of headerParts(path, plan, asOf)) {
    const shown = lines.length === 0 ? printableLine(part) : printable(part);
    const last = lines.at(-1);
    const joined = `${last ?? ''}${SEPARATOR}${shown}`;
    if (last !== undefined && joined.length <= columns) lines[lines.length - 1] = joined;
    else lines.push(last === undefined ? shown : `  ${shown}`);
  }
  return lines;
}

function headerParts(path: string, plan: Plan, asOf: Day): readonly string[] {
  const [name, tier, stage, date] = [given(plan.name), given(plan.tier), given(plan.stage), given(plan.date)];
  return [
    path,
    ...(name === undefined ? [] : [name]),
    ...(tier === undefined ? [] : [`tier ${String(tier)}`]),
    ...(stage === undefined ? [] : [stage]),
    ...(date === undefined ? [] : [launchOf(plan, date), distance(date - asOf)]),
  ];
}

/** "Wednesday, 10 March 2027", or of a month or a quarter "by the end of March 2027". */
function launchOf(plan: Plan, date: Day): string {
  const said = sayLaunch(plan) ?? '';
  return plan.datePrecision === 'day' ? `${weekdayOf(date)}, ${said}` : `by ${said}`;
}

/** How far a launch is: "54 days left", "today", "3 days ago". */
export function distance(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `${sayDays(days)} left` : `${sayDays(-days)} ago`;
}
