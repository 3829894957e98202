import type { DateKind } from './date-kinds.ts';
import type { SchemaPath } from './describe.ts';
import type { JsonType } from './json-schema.ts';

/** One way in which a document has not the shape that its schema asks for. `path` is the place of the fault. */
export type ShapeFault = MissingKey | UnknownKey | WrongType | InvalidValue | InvalidDate;

/** The mapping at `path` lacks a key that it must have. */
export interface MissingKey {
  readonly kind: 'missing-key';
  readonly path: SchemaPath;
  readonly key: string;
}

/** The mapping at `path` has a key that it may not have. */
export interface UnknownKey {
  readonly kind: 'unknown-key';
  readonly path: SchemaPath;
  readonly key: string;
  /** The keys that it may have, those of a task that may stand here included. */
  readonly allowed: readonly string[];
  /** The keys of an item, where the mapping stands in place of a list. */
  readonly items?: readonly string[];
}

/** The value is of another YAML type than asked. */
export interface WrongType {
  readonly kind: 'wrong-type';
  readonly path: SchemaPath;
  /** The types that would do; `integer` is a number without a fraction. */
  readonly expected: readonly JsonType[];
  readonly actual: JsonType;
  /** Whether a task is asked for, in its long form or in a shorthand. */
  readonly isTask?: true;
  /** Where a date goes: `20270310` is a number to YAML, and a day to its author. */
  readonly wantedDate?: DateKind;
}

/** The value has the right type and none of the allowed values. */
export interface InvalidValue {
  readonly kind: 'invalid-value';
  readonly path: SchemaPath;
  /** The fixed choice; empty where there is none. */
  readonly allowed: readonly (string | number)[];
  /** The least number allowed, or the least length of a list. */
  readonly minimum?: number;
  /** The greatest number allowed, or the greatest length of a list. */
  readonly maximum?: number;
  /** What a text has to be written as, where that is no date. */
  readonly wanted?: 'time';
}

/** The text is not written as a date. Whether such a day exists is not asked here. */
export interface InvalidDate {
  readonly kind: 'invalid-date';
  readonly path: SchemaPath;
  /** What would do there. */
  readonly wanted: DateKind;
}
