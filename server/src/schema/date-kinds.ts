import type { ValueKind } from './json-schema.ts';

/** What a text may be where a date goes. A task in one line may be its due date. docs/format.md#dates */
export type DateKind = Extract<ValueKind, 'date' | 'day' | 'absolute-date' | 'absolute-day' | 'moment' | 'task'>;

const kinds: Readonly<Record<DateKind, { readonly relative: boolean; readonly period: boolean }>> = {
  date: { relative: true, period: true },
  day: { relative: true, period: false },
  'absolute-date': { relative: false, period: true },
  'absolute-day': { relative: false, period: false },
  // Where a time of day may stand, a month says too little.
  moment: { relative: true, period: false },
  task: { relative: true, period: true },
};

/** Whether a date may stand there. */
export function isDateKind(kind: string | undefined): kind is DateKind {
  return kind !== undefined && Object.hasOwn(kinds, kind);
}

/** Whether a day counted from the launch may stand there, such as `T-14`. */
export function takesRelative(kind: DateKind): boolean {
  return kinds[kind].relative;
}

/** Whether a month or a quarter may stand there. */
export function takesPeriod(kind: DateKind): boolean {
  return kinds[kind].period;
}
