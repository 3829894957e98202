import type { DateRef } from './date-ref.ts';
import type { Place } from './place.ts';

/**
 * What a plan says of one thing: nothing yet, the thing itself, the task that will bring it, or something that cannot
 * be read (its shape is wrong, or a syntax error damaged it), of which no lint may conclude anything.
 */
export type Fact<T> = Absent | Given<T> | Planned | Unreadable;

export interface Absent {
  readonly kind: 'absent';
  /** Where it would stand. */
  readonly at: Place;
  /** Whether its key stands there: without a value, with an empty list, map or text, or with a placeholder. */
  readonly written: 'no' | 'no-value' | 'empty-list' | 'empty' | 'placeholder';
  /** The placeholder, as the author wrote it. */
  readonly text?: string;
}

export interface Given<T> {
  readonly kind: 'given';
  readonly at: Place;
  readonly value: T;
}

export interface Planned {
  readonly kind: 'planned';
  readonly at: Place;
  readonly task: Task;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly at: Place;
}

/** What an item of a list is, once it can be read. */
export type ItemOf<List> = List extends Given<readonly Fact<infer Item>[]> ? Item : never;

/** What the plan gives; undefined where it does not, or not yet. */
export function given<T>(fact: Fact<T>): T | undefined {
  return fact.kind === 'given' ? fact.value : undefined;
}

/** The readable items of a list, each with its place; none where there is no list. */
export function items<T>(fact: Fact<readonly Fact<T>[]>): readonly Given<T>[] {
  return fact.kind === 'given' ? fact.value.filter((item) => item.kind === 'given') : [];
}

/** Whether the plan says anything of it, even if only planned. */
export function isSaid(fact: Fact<unknown>): boolean {
  return fact.kind === 'given' || fact.kind === 'planned';
}

/** The task that a fact is, or that will bring it. */
export function taskIn(fact: Fact<Task>): Task | undefined {
  if (fact.kind === 'planned') return fact.task;
  return fact.kind === 'given' ? fact.value : undefined;
}

export const taskStatuses = ['todo', 'doing', 'done', 'blocked', 'not-applicable'] as const;

export type TaskStatus = (typeof taskStatuses)[number];

/** Whatever somebody does by some date, in the long form or in a shorthand. docs/format.md#tasks */
export interface Task {
  readonly at: Place;
  /** What its author calls it, where it has a name of its own as a milestone, a scope item or a tool has. */
  readonly called: string | undefined;
  readonly owner: Fact<string>;
  readonly due: Fact<DateRef>;
  /** As written; a task that only has a day on which it was done has none. */
  readonly status: Fact<TaskStatus>;
  readonly done: Fact<DateRef>;
  readonly evidence: Fact<readonly Fact<string>[]>;
  readonly reason: Fact<string>;
  /** Free text for people: whether there is any. */
  readonly notes: Fact<true>;
}
