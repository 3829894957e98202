import { sayDay, sayEndOfMonth } from './calendar.ts';
import { given } from './fact.ts';
import type { Plan } from './plan.ts';

/**
 * Says when a plan launches: "10 March 2027", or of a month or a quarter "the end of March 2027".
 *
 * @returns undefined where the plan has no valid launch date.
 */
export function sayLaunch(plan: Plan): string | undefined {
  const date = given(plan.date);
  if (date === undefined) return undefined;
  return plan.datePrecision === 'day' ? sayDay(date, undefined) : sayEndOfMonth(date, undefined);
}
