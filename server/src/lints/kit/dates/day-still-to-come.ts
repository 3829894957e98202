import type { Day } from '../../../plan/calendar.ts';
import { dueDay, type Commitment } from '../../../plan/commitment.ts';
import type { Place } from '../../../plan/place.ts';
import { taskStateOf, type Calendar } from '../../../plan/task-state.ts';

/**
 * The day by which something that others build on is to be done. Undefined if it is done already, if it will not come,
 * or if no day is known.
 */
export function dayStillToCome(commitment: Commitment, calendar: Calendar): Day | undefined {
  if (commitment.kind !== 'work' || taskStateOf(commitment, calendar, 0).state === 'done') return undefined;
  return dueDay(commitment, calendar.launch);
}

/** Where a commitment's day is written: the text to change. The place of the commitment itself where there is none. */
export function placeOfDay(commitment: Commitment): Place {
  const task = commitment.kind === 'work' ? commitment.task : undefined;
  const written = [task?.done, task?.due].find((fact) => fact?.kind === 'given');
  return { path: commitment.at.path, span: (written ?? commitment).at.span };
}
