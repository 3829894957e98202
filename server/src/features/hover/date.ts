import type { PlanReport } from '../../engine/check/check.ts';
import type { Day } from '../../plan/calendar.ts';
import { dayMeant, parseDateOrPeriod, precisionOf } from '../../plan/date-ref.ts';
import { given } from '../../plan/fact.ts';
import { isDateKind } from '../../schema/date-kinds.ts';
import type { Description } from '../../schema/describe.ts';
import type { NodeAt } from '../../syntax/node-at.ts';
import { resolved } from '../../syntax/tree.ts';
import { sayFromLaunch, sayFromToday, sayFullDay } from '../view/say-date.ts';
import type { Words } from '../view/words.ts';

/** The day that a date means: its weekday, and how far it is from the launch and from today. */
export function aboutDate(
  { node, onKey, path }: NodeAt,
  description: Description | undefined,
  report: PlanReport | undefined,
  today: Day,
  words: Words,
): readonly string[] {
  const value = resolved(node);
  if (onKey || value.kind !== 'scalar' || !isDateKind(description?.kind)) return [];
  const launch = report && given(report.plan.date);
  const written = /^\d{4}-\d{2}-\d{2}(?=T)/.exec(value.text)?.[0] ?? value.text;
  const date = parseDateOrPeriod(written);
  if (date === undefined) return [];
  const day = dayMeant(date, launch);
  if (day === undefined) return ['This counts from the launch, and the plan has no valid launch date yet.'];
  const isLaunch = path.length === 1 && path[0] === 'date';
  const fromLaunch = launch === undefined || isLaunch ? '' : `, ${sayFromLaunch(day, launch)}`;
  const whole = precisionOf(date) === 'day' ? '' : `, the last day of the ${precisionOf(date)}`;
  return [`${words.strong(sayFullDay(day))}${whole}${fromLaunch} (${sayFromToday(day, today)})`];
}
