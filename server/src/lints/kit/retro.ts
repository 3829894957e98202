import { dayMeant } from '../../plan/date-ref.ts';
import { items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Calendar } from '../../plan/task-state.ts';
import { answeredLater } from './dates/after-launch.ts';

/**
 * Where the retrospective stands: held when its day has come or when it says what worked or failed; planned when its
 * day is to come; unknown when it cannot be read.
 */
export function retroState(
  { learning: { retro } }: Plan,
  calendar: Calendar,
): 'held' | 'planned' | 'not-applicable' | 'none' | 'unknown' {
  if (retro.kind === 'unreadable') return 'unknown';
  if (retro.kind !== 'given') return answeredLater(retro, calendar) ?? 'none';
  const { on, worked, failed } = retro.value;
  if (items(worked).length > 0 || items(failed).length > 0) return 'held';
  if (on.kind === 'given') {
    const day = dayMeant(on.value, calendar.launch);
    if (day === undefined) return 'unknown';
    return day <= calendar.today ? 'held' : 'planned';
  }
  if ([on, worked, failed].some(({ kind }) => kind === 'unreadable')) return 'unknown';
  return answeredLater(on, calendar) ?? 'none';
}
