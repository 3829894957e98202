import { formatDay, sayDay, type Day } from '../../../plan/calendar.ts';
import type { Calendar } from '../../../plan/task-state.ts';

/** Says a day as a person would on the as-of date: with its year where that is another one. */
export function saidDay(day: Day, { today }: Calendar): string {
  return sayDay(day, yearOf(day) === yearOf(today) ? day : undefined);
}

function yearOf(day: Day): string | undefined {
  return formatDay(day).split('-')[0];
}
