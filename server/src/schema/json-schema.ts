import config from '../../../schemas/config.schema.json' with { type: 'json' };
import launch from '../../../schemas/launch.schema.json' with { type: 'json' };

/** The part of JSON Schema (draft 2020-12) that our schemas use, and the annotations that they add to it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly (string | number)[];
  /** What each value of `enum` means, in the same order. */
  readonly enumDescriptions?: readonly string[];
  readonly const?: string | number;
  readonly valueKind?: ValueKind;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
}

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'null';

/** What a text stands for, where that is more than text. */
export type ValueKind =
  /** A task, as a mapping or in one line. */
  | 'task'
  /** The mapping of a task that stands where a fact is not known yet. */
  | 'planned'
  /** A day, a month or a quarter in the calendar, or a day counted from the launch. */
  | 'date'
  | 'absolute-date'
  /** The same where a month or a quarter would not do. */
  | 'day'
  | 'absolute-day'
  /** A day as above, or a day with its time and zone. */
  | 'moment'
  /** An hour, or the time from the start of the launch day. */
  | 'time'
  | 'person'
  /** A path in the repository or a web address. */
  | 'path'
  | 'plan-path'
  | 'gate'
  | 'scope-id'
  | 'step-id'
  | 'milestone-id'
  | 'lint-id'
  /** An expression of a custom rule. */
  | 'expression';

// The compiler infers a type of its own for each literal of these files; ours is the one that is meant.
export const launchSchema = launch as JsonSchema;
export const configSchema = config as JsonSchema;
