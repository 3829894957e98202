import type { Day } from '../../../plan/calendar.ts';
import { dueDay, type Commitment } from '../../../plan/commitment.ts';
import type { Calendar } from '../../../plan/task-state.ts';
import { dayStillToCome } from './day-still-to-come.ts';

/** Something that a plan commits to, with its name as it goes into a sentence. */
export interface NamedWork {
  readonly name: string;
  readonly commitment: Commitment;
}

/** Work that has a day. */
export interface DatedWork extends NamedWork {
  readonly day: Day;
  /** Whether it is not done yet, though it may be blocked or past due. */
  readonly open: boolean;
}

/** The work that has a day which can be known, whether it is done or not. */
export function datedWork(all: readonly NamedWork[], calendar: Calendar): readonly DatedWork[] {
  return all.flatMap((work) => {
    const { commitment } = work;
    const day = commitment.kind === 'work' ? dueDay(commitment, calendar.launch) : undefined;
    if (day === undefined) return [];
    return [{ ...work, day, open: dayStillToCome(commitment, calendar) !== undefined }];
  });
}
