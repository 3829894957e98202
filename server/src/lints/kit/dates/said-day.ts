import { nearOf, sayDay, type Day } from '../../../plan/calendar.ts';
import type { Calendar } from '../../../plan/task-state.ts';

/** Says a day as a person would on the as-of date: with its year where that is another one. */
export function saidDay(day: Day, { today }: Calendar): string {
  return sayDay(day, nearOf(day, today));
}
