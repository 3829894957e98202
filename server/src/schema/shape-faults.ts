import { isDateKind } from './date-kinds.ts';
import { describeKey, type Description, type SchemaPath } from './describe.ts';
import type { JsonSchema, JsonType } from './json-schema.ts';
import type { SchemaError, SchemaValidator } from './schema-validator.ts';
import type { InvalidValue, ShapeFault } from './shape-fault.ts';

/**
 * What a compiled validator finds wrong with the shape of data: one fault for each place (for a mapping, one for each
 * key).
 */
export function shapeFaults(validator: SchemaValidator, schema: JsonSchema, data: unknown): readonly ShapeFault[] {
  if (validator(data)) return [];
  const describe = describer(schema);
  const faults = new Map<string, ShapeFault>();
  for (const error of validator.errors ?? []) {
    const fault = shapeFault(error, describe, data, schema);
    if (fault === undefined) continue;
    const place = 'key' in fault ? `${fault.kind} ${error.instancePath} ${fault.key}` : error.instancePath;
    const known = faults.get(place);
    // A value of the wrong type is none of the allowed values either: the type is what to tell.
    if (known === undefined || (fault.kind === 'wrong-type' && known.kind !== 'wrong-type')) faults.set(place, fault);
  }
  return [...faults.values()];
}

type Describe = (path: SchemaPath) => Description | undefined;

/** `describeKey` that looks up each place once: the items of a list, and a list may have many, are all alike. */
function describer(schema: JsonSchema): Describe {
  const descriptions = new Map<string, Description | undefined>();
  return (path) => {
    const place = JSON.stringify(path.map((step) => (typeof step === 'number' ? 0 : step)));
    if (!descriptions.has(place)) descriptions.set(place, describeKey(schema, path));
    return descriptions.get(place);
  };
}

function shapeFault(
  { instancePath, keyword, params }: SchemaError,
  describe: Describe,
  data: unknown,
  schema: JsonSchema,
): ShapeFault | undefined {
  const path = pathOf(instancePath, data);
  const described = describe(path);
  switch (keyword) {
    case 'required':
      return { kind: 'missing-key', path, key: String(params.missingProperty) };
    case 'additionalProperties':
      return {
        kind: 'unknown-key',
        path,
        key: String(params.additionalProperty),
        allowed: [...new Set([...(described?.keys ?? []), ...(described?.taskKeys ?? [])])],
        ...(described?.isList === true ? { items: describe([...path, 0])?.keys ?? [] } : {}),
      };
    case 'type':
      return {
        kind: 'wrong-type',
        path,
        expected: [params.type].flat() as JsonType[],
        actual: typeOf(valueAt(data, path)),
        ...(described?.isTask === true ? { isTask: true } : {}),
        ...(isDateKind(described?.kind) ? { wantedDate: described.kind } : {}),
      };
    case 'pattern':
      return unmatched(path, described?.kind, valueAt(data, path), schema);
    case 'enum':
    case 'const':
      return { kind: 'invalid-value', path, allowed: described?.values.map(({ value }) => value) ?? [] };
    case 'minimum':
    case 'minItems':
      return { kind: 'invalid-value', path, allowed: [], minimum: Number(params.limit) };
    case 'maximum':
    case 'maxItems':
      return { kind: 'invalid-value', path, allowed: [], maximum: Number(params.limit) };
    default:
      // `if` repeats the error of its branch; the schemas use no other keyword.
      return undefined;
  }
}

/** A digit or a count from the launch at the start, a year, a quarter or the name of a month anywhere. */
const looksLikeDate =
  /^\s*(?:\d|T\s*[-+−–]\s*\d|T\d|T\s*$|F?Q\d)|\b\d{4}\b|\b(?:mid-?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** A text that is not written as its pattern asks: all patterns are those of dates, hours and tasks in one line. */
function unmatched(path: SchemaPath, kind: string | undefined, value: unknown, schema: JsonSchema): ShapeFault {
  if (kind === 'task' && !looksLikeDate.test(String(value))) {
    return { kind: 'invalid-value', path, allowed: taskStatuses(schema) };
  }
  if (kind === 'time') return { kind: 'invalid-value', path, allowed: [], wanted: 'time' };
  return { kind: 'invalid-date', path, wanted: isDateKind(kind) ? kind : 'date' };
}

function taskStatuses({ $defs }: JsonSchema): InvalidValue['allowed'] {
  return $defs?.['task-status']?.enum ?? [];
}

/** Turns a JSON pointer into the keys and indexes that it names in the data. */
function pathOf(pointer: string, data: unknown): SchemaPath {
  const path: (string | number)[] = [];
  let value = data;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(value) ? Number(key) : key;
    path.push(step);
    value = childAt(value, step);
  }
  return path;
}

function valueAt(data: unknown, path: SchemaPath): unknown {
  return path.reduce(childAt, data);
}

function childAt(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string | number, unknown>>)[step]
    : undefined;
}

function typeOf(value: unknown): JsonType {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return typeof value as JsonType;
  }
  return 'object';
}
