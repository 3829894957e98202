import type { Day } from './calendar.ts';
import type { Precision } from './date-ref.ts';
import type { Absent } from './fact.ts';
import { dueDay, type Commitment, type Work } from './commitment.ts';

/** The days that states depend on. */
export interface Calendar {
  /** The as-of date. */
  readonly today: Day;
  /** Absent where the plan has no valid launch date. */
  readonly launch: Day | undefined;
  /** How exactly the launch date is known; a day unless given. */
  readonly launchPrecision?: Precision;
}

/**
 * The state of a thing that is asked for, on a given day, with what its message needs. docs/catalogue.md#states
 */
export type TaskState =
  | {
      readonly state: 'missing';
      readonly why: MissingBecause;
      readonly due?: Day;
      /** How exactly the due date is known, where it is less than a day. */
      readonly precision?: Precision | undefined;
      /** The placeholder that is written instead. */
      readonly text?: string | undefined;
      /** The due date counts from the launch, so that it moves along. */
      readonly relative?: true | undefined;
    }
  | {
      readonly state: 'late';
      readonly due: Day;
      readonly daysLate: number;
      readonly precision?: Precision | undefined;
      /** The due date counts from the launch, so that it moves along. */
      readonly relative?: true | undefined;
    }
  | { readonly state: 'overdue'; readonly due: Day; readonly precision?: Precision | undefined }
  | { readonly state: 'blocked'; readonly reason: string | undefined }
  | { readonly state: 'planned'; readonly due: Day | undefined }
  | { readonly state: 'done' }
  | { readonly state: 'not-applicable'; readonly reason: string }
  | { readonly state: 'unknown' };

/** Why a thing counts as missing although something may be written. */
export type MissingBecause =
  'absent' | 'empty' | 'placeholder' | 'no-due-date' | 'no-reason' | 'done-without-fact' | 'after-launch';

/** The state in words that say how bad it is: the order in which a list of tasks takes the state of its worst item. */
const worstFirst: readonly TaskState['state'][] = [
  'missing',
  'overdue',
  'blocked',
  'late',
  // What cannot be known may be open. Then the list as a whole is not known to be done.
  'unknown',
  'planned',
  'done',
  'not-applicable',
];

/**
 * Where a commitment stands.
 *
 * @param lead days before launch by which the thing has to be in place.
 */
export function taskStateOf(commitment: Commitment, { today, launch }: Calendar, lead: number): TaskState {
  switch (commitment.kind) {
    case 'none':
      return missing(commitment.written, commitment.text);
    case 'unknown':
      return { state: 'unknown' };
    case 'there':
      return { state: 'done' };
    case 'not-applicable':
      return commitment.reason === undefined
        ? { state: 'missing', why: 'no-reason' }
        : { state: 'not-applicable', reason: commitment.reason };
    case 'work':
      return taskStateOfWork(commitment, { today, launch }, lead);
  }
}

function missing(written: Absent['written'], text: string | undefined): TaskState {
  if (written === 'placeholder') return { state: 'missing', why: 'placeholder', text };
  return { state: 'missing', why: written === 'no' ? 'absent' : 'empty' };
}

function taskStateOfWork(work: Work, { today, launch }: Calendar, lead: number): TaskState {
  if (work.progress === 'blocked') return { state: 'blocked', reason: work.reason };
  const due = dueDay(work, launch);
  if (work.progress === 'done' && (due === undefined || due <= today)) {
    return work.insteadOfFact ? { state: 'missing', why: 'done-without-fact' } : { state: 'done' };
  }
  // A relative date cannot be placed while the plan has no launch date: then nothing can be said of it.
  if (due === undefined) {
    return work.due === undefined ? { state: 'missing', why: 'no-due-date' } : { state: 'unknown' };
  }
  const precision = work.due?.kind === 'absolute' ? work.due.precision : undefined;
  const relative = work.due?.kind === 'relative' ? true : undefined;
  if (due < today) return { state: 'overdue', due, precision };
  if (launch === undefined) return { state: 'planned', due };
  if (due > launch) return { state: 'missing', why: 'after-launch', due, precision, relative };
  const daysLate = due - (launch - lead);
  return daysLate > 0 ? { state: 'late', due, daysLate, precision, relative } : { state: 'planned', due };
}

/** The worst of several states, and which item has it; undefined for none. */
export function worstOf<T extends { readonly taskState: TaskState }>(several: readonly T[]): T | undefined {
  let worst = several[0];
  for (const one of several) if (worst !== undefined && rank(one.taskState) < rank(worst.taskState)) worst = one;
  return worst;
}

function rank(taskState: TaskState): number {
  return worstFirst.indexOf(taskState.state);
}
