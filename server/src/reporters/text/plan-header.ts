import { sayDay, sayDays, weekdayOf, type Day } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';

/** A plan in one line: path, name, tier, stage, weekday and date, days left. */
export function headerOf(path: string, plan: Plan, asOf: Day): string {
  const [name, tier, stage, date] = [given(plan.name), given(plan.tier), given(plan.stage), given(plan.date)];
  const parts = [
    path,
    ...(name === undefined ? [] : [name]),
    ...(tier === undefined ? [] : [`tier ${String(tier)}`]),
    ...(stage === undefined ? [] : [stage]),
    ...(date === undefined ? [] : [`${weekdayOf(date)}, ${sayDay(date, undefined)}`, distance(date - asOf)]),
  ];
  return parts.join(' · ');
}

/** How far a launch is: "54 days left", "today", "3 days ago". */
export function distance(days: number): string {
  if (days === 0) return 'today';
  return days > 0 ? `${sayDays(days)} left` : `${sayDays(-days)} ago`;
}
