import type { DateRef } from './date-ref.ts';
import type { Fact } from './fact.ts';
import type { Place } from './place.ts';

export const taskStatuses = ['todo', 'doing', 'done', 'blocked', 'not-applicable'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** Whatever somebody does by some date, in the long form or in a shorthand. The format, under "A task". */
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
