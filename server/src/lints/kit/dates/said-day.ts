import { nearOf, sayDate, sayEndOfMonth, type Day } from '../../../plan/calendar.ts';
import type { Calendar } from '../../../plan/task-state.ts';

/** Says a day as a person would on the as-of date: with its year where that is another one. */
export function saidDay(day: Day, { today }: Calendar): string {
  return sayDate(day, today);
}

/** When the launch is, behind a sentence: " on 10 March", " by the end of March", or nothing without a date. */
export function sayLaunchTime({ launch, launchPrecision = 'day', today }: Calendar): string {
  if (launch === undefined) return '';
  return launchPrecision === 'day'
    ? ` on ${sayDate(launch, today)}`
    : ` by ${sayEndOfMonth(launch, nearOf(launch, today))}`;
}
