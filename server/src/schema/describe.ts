import type { JsonSchema, JsonType, ValueKind } from './json-schema.ts';

/** Keys and list indexes from the root of a document to a place in it. */
export type SchemaPath = readonly (string | number)[];

/** What a schema says about one place, for hover and completion. */
export interface Description {
  readonly description: string;
  readonly examples: readonly unknown[];
  /** The values that are allowed here, where they are a fixed choice. */
  readonly values: readonly { readonly value: string | number; readonly description: string }[];
  /** The value that holds when the key is absent. */
  readonly default: unknown;
  /** The types that the fact itself may have. Whether a task may stand in for it is in `isPlannable`. */
  readonly types: readonly JsonType[];
  /** What a text here stands for, where that is more than text. */
  readonly kind: Exclude<ValueKind, 'planned'> | undefined;
  /** The keys of the mapping that may stand here, in the order of the schema. */
  readonly keys: readonly string[];
  readonly required: readonly string[];
  /** Whether this is work that somebody does by some day. */
  readonly isTask: boolean;
  /** Whether this is a fact for which a task may stand until it is known. */
  readonly isPlannable: boolean;
  /** The keys of the task that may stand here; empty where it may not. */
  readonly taskKeys: readonly string[];
  readonly isList: boolean;
}

/**
 * What the schema says about the place at a path.
 *
 * @param path an index stands for the item of a list; its number does not matter.
 * @returns undefined where the schema does not know the path, such as below a key that starts with `x-`.
 */
export function describeKey(root: JsonSchema, path: SchemaPath): Description | undefined {
  let alternatives = alternativesOf(root, root);
  let list: readonly JsonSchema[] = [];
  for (const step of path) {
    const child = first(alternatives, (schema) => childOf(schema, step));
    if (child === undefined) return undefined;
    // An item that has no words of its own borrows those of its list: they say more than those of its type.
    list = typeof step === 'number' && child.description === undefined ? alternatives : [];
    alternatives = alternativesOf(root, child);
  }
  return description(alternatives, list);
}

function description(alternatives: readonly JsonSchema[], list: readonly JsonSchema[]): Description {
  const task = alternatives.filter((schema) => schema.valueKind === 'planned');
  const facts = alternatives.filter((schema) => schema.valueKind !== 'planned');
  const isTask = facts.some((schema) => schema.valueKind === 'task');
  const types = unique(facts.flatMap((schema) => schema.type ?? []));
  return {
    description: first([...list, ...facts, ...task], (schema) => schema.description) ?? '',
    examples: first([...facts, ...task], (schema) => schema.examples) ?? [],
    values: first(facts, valuesOf) ?? [],
    default: first(facts, (schema) => schema.default),
    types,
    kind: first(facts, (schema) => (schema.valueKind === 'planned' ? undefined : schema.valueKind)),
    keys: keysOf(isTask ? alternatives : facts),
    required: first(facts, (schema) => schema.required) ?? [],
    isTask,
    isPlannable: task.length > 0 && !isTask,
    taskKeys: keysOf(task),
    isList: types.includes('array'),
  };
}

/** A schema, what it refers to and the branches of its conditions: the fact before the task that may stand for it. */
function alternativesOf(root: JsonSchema, schema: JsonSchema): readonly JsonSchema[] {
  const target = schema.$ref === undefined ? undefined : root.$defs?.[schema.$ref.slice('#/$defs/'.length)];
  return [schema, ...[target, schema.else, schema.then].flatMap((part) => (part ? alternativesOf(root, part) : []))];
}

function childOf(schema: JsonSchema, step: string | number): JsonSchema | undefined {
  if (typeof step === 'number') return schema.items;
  if (schema.properties && Object.hasOwn(schema.properties, step)) return schemaOrNothing(schema.properties[step]);
  return step.startsWith('x-') ? undefined : schemaOrNothing(schema.additionalProperties);
}

function schemaOrNothing(schema: JsonSchema | boolean | undefined): JsonSchema | undefined {
  return typeof schema === 'object' ? schema : undefined;
}

function valuesOf(schema: JsonSchema): Description['values'] | undefined {
  if (schema.const !== undefined) return [{ value: schema.const, description: schema.description ?? '' }];
  return schema.enum?.map((value, index) => ({ value, description: schema.enumDescriptions?.[index] ?? '' }));
}

function keysOf(schemas: readonly JsonSchema[]): readonly string[] {
  return unique(schemas.flatMap((schema) => Object.keys(schema.properties ?? {})));
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function first<T, R>(values: readonly T[], pick: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const picked = pick(value);
    if (picked !== undefined) return picked;
  }
  return undefined;
}
