import { sayDays, weekdayOf, type Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { sayLaunch } from '../../plan/say-launch.ts';

/** A plan in one line: path, name, tier, stage, weekday and date, days left. */
export function headerOf(path: string, plan: Plan, asOf: Day): string {
  const [name, tier, stage, date] = [given(plan.name), given(plan.tier), given(plan.stage), given(plan.date)];
  const parts = [
    path,
    ...(name === undefined ? [] : [name]),
    ...(tier === undefined ? [] : [`tier ${String(tier)}`]),
    ...(stage === undefined ? [] : [stage]),
    ...(date === undefined ? [] : [launchOf(plan, date), distance(date - asOf)]),
  ];
  return parts.join(' · ');
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
