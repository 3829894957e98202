import type { Day } from './calendar.ts';
import { type DateRef, dayMeant } from './date-ref.ts';
import type { Absent, Fact, Task } from './fact.ts';
import type { Place } from './place.ts';

/**
 * What a plan commits to about one thing that is asked of it, whichever way the author says it: the thing itself, a
 * task, a day to come, an approval. Its state on a given day follows from it.
 */
export type Commitment =
  | {
      readonly kind: 'none';
      readonly at: Place;
      readonly written: Absent['written'];
      /** The placeholder that is written instead. */
      readonly text?: string | undefined;
    }
  | { readonly kind: 'there'; readonly at: Place }
  | { readonly kind: 'unknown'; readonly at: Place }
  | { readonly kind: 'not-applicable'; readonly at: Place; readonly reason: string | undefined; readonly task: Task }
  | Work;

/** Something that is still to be done, or said to be done. */
export interface Work {
  readonly kind: 'work';
  readonly at: Place;
  readonly progress: 'open' | 'blocked' | 'done';
  readonly due: DateRef | undefined;
  /** Why it is blocked. */
  readonly reason: string | undefined;
  /** Whether it stands in place of a fact, so that being done is no answer: the fact has to follow. */
  readonly insteadOfFact: boolean;
  readonly task: Task | undefined;
  /** The request or approval that it comes from. */
  readonly approval: Approval | undefined;
}

/** What is committed about a fact, or about a task that is asked for. */
export function commitmentOf(fact: Fact<unknown>, asked: 'fact' | 'task' = 'fact'): Commitment {
  switch (fact.kind) {
    case 'absent':
      return { kind: 'none', at: fact.at, written: fact.written, text: fact.text };
    case 'unreadable':
      return { kind: 'unknown', at: fact.at };
    case 'given':
      return { kind: 'there', at: fact.at };
    case 'planned':
      return taskCommitment(fact.task, fact.at, asked === 'fact');
  }
}

/** What is committed about a task. */
export function taskCommitment(task: Task, at: Place = task.at, insteadOfFact = false): Commitment {
  const status = task.status.kind === 'given' ? task.status.value : undefined;
  const reason = task.reason.kind === 'given' ? task.reason.value : undefined;
  const due = task.due.kind === 'given' ? task.due.value : undefined;
  const done = task.done.kind === 'given' ? task.done.value : undefined;
  if (task.due.kind === 'unreadable' || task.status.kind === 'unreadable' || task.done.kind === 'unreadable') {
    return { kind: 'unknown', at };
  }
  if (status === 'not-applicable') return { kind: 'not-applicable', at, reason, task };
  const isDone = status === 'done' || done !== undefined;
  return {
    kind: 'work',
    // A placeholder in place of the day is what has to be changed.
    at: task.due.kind === 'absent' && task.due.written === 'placeholder' && !isDone ? task.due.at : at,
    progress: status === 'blocked' ? 'blocked' : isDone ? 'done' : 'open',
    due: status === 'blocked' ? due : (done ?? (isDone ? undefined : due)),
    reason,
    insteadOfFact,
    task,
    approval: undefined,
  };
}

/** What is committed about a fact that is a day: until it comes it is a due date, then it is done. */
export function dayCommitment(fact: Fact<DateRef>): Commitment {
  return fact.kind === 'given' ? dayWork(fact.value, fact.at, undefined) : commitmentOf(fact);
}

function dayWork(day: DateRef, at: Place, approval: Approval | undefined): Work {
  return {
    kind: 'work',
    at,
    progress: 'done',
    due: day,
    reason: undefined,
    insteadOfFact: false,
    task: undefined,
    approval,
  };
}

/** An approval of a gate, as far as its commitment goes. */
export interface Approval {
  readonly gate: Fact<string>;
  readonly decision: Fact<'requested' | 'approved' | 'denied'>;
  readonly on: Fact<DateRef>;
  readonly at: Place;
}

/**
 * What is committed about the approval of a gate: requested with a day is due then, approved is done; requested
 * without a day, denied, or none at all is none. docs/catalogue.md#states
 */
export function approvalCommitment(approval: Approval): Commitment {
  const on = approval.on.kind === 'given' ? approval.on.value : undefined;
  if (approval.decision.kind === 'unreadable' || approval.on.kind === 'unreadable') {
    return { kind: 'unknown', at: approval.at };
  }
  switch (approval.decision.kind === 'given' ? approval.decision.value : undefined) {
    case 'approved':
      if (on !== undefined) return dayWork(on, approval.on.at, approval);
      // A day that is still to be filled in, or was lost to a slip, does not make an approval done.
      return hasEmptyDay(approval) ? { kind: 'unknown', at: approval.at } : { kind: 'there', at: approval.at };
    case 'requested':
      return {
        kind: 'work',
        // Without a day it is the request that has to be changed.
        at: on === undefined ? approval.decision.at : approval.on.at,
        progress: 'open',
        due: on,
        reason: undefined,
        insteadOfFact: false,
        task: undefined,
        approval,
      };
    case 'denied':
      return { kind: 'none', at: approval.decision.at, written: 'no' };
    case undefined:
      return { kind: 'none', at: approval.at, written: 'no' };
  }
}

/** Whether the key for the day is written without a day. */
function hasEmptyDay({ on }: Approval): boolean {
  return on.kind === 'absent' && on.written !== 'no';
}

/** The day that work is due, where it has one that can be known. */
export function dueDay(work: Work, launch: Day | undefined): Day | undefined {
  return work.due === undefined ? undefined : dayMeant(work.due, launch);
}
