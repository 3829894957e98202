import { parseDateOrPeriod } from '../../../plan/date-ref.ts';
import { isPlaceholder } from '../../../plan/placeholder.ts';
import { wordsMeant } from '../../../plan/synonyms.ts';
import { isDateKind } from '../../../schema/date-kinds.ts';
import { describeKey, type Description, type SchemaPath } from '../../../schema/describe.ts';
import type { JsonSchema } from '../../../schema/json-schema.ts';
import { isEmpty } from '../../../plan/place.ts';
import { resolved, type Mapping, type Node, type Scalar } from '../../../syntax/tree.ts';
import { dateMeant } from './date-repair.ts';
import { nearest } from './nearest.ts';

/**
 * Whether a value could be that of a key: no advice to rename a key may make the next fault. What says nothing fits
 * anywhere.
 *
 * @param path where the key would stand.
 */
export function valueFits(schema: JsonSchema, path: SchemaPath, node: Node): boolean {
  const described = describeKey(schema, path);
  if (described === undefined) return false;
  if (isEmpty(node)) return true;
  const value = resolved(node);
  switch (value.kind) {
    case 'scalar':
      return isPlaceholder(value.text) || scalarFits(value, described);
    case 'mapping':
      return mappingFits(value, described);
    case 'sequence':
      return described.isList && value.items.every((item) => valueFits(schema, [...path, 0], item));
  }
}

function scalarFits({ value, text }: Scalar, { values, types, kind, isTask, isList }: Description): boolean {
  // A list of words takes one of them, and nothing that only means one.
  if (values.length > 0) return values.some((one) => one.value === value);
  if (isTask || isDateKind(kind)) return dateFits(text, isDateKind(kind) ? kind : 'task', isTask);
  // A day is no name.
  if (parseDateOrPeriod(text) !== undefined && namesSomething.has(kind ?? '')) return false;
  if (typeof value === 'string') return types.includes('string');
  if (typeof value === 'number') return types.includes('number') || types.includes('integer');
  return typeof value === 'boolean' ? types.includes('boolean') : isList;
}

const namesSomething: ReadonlySet<string> = new Set([
  'person',
  'gate',
  'scope-id',
  'step-id',
  'milestone-id',
  'lint-id',
]);
const statuses = ['todo', 'doing', 'done', 'blocked', 'not-applicable'] as const;

function dateFits(text: string, kind: Parameters<typeof dateMeant>[1], isTask: boolean): boolean {
  if (parseDateOrPeriod(text) !== undefined || dateMeant(text, kind) !== undefined) return true;
  if (kind === 'moment' && /^\d{4}-\d{2}-\d{2}T\d/.test(text)) return true;
  return isTask && wordsMeant(text.split(':')[0] ?? '', statuses).length > 0;
}

/** A group of keys fits where one of them at least is known, or nearly so. */
function mappingFits({ entries }: Mapping, { keys, taskKeys, types, isTask }: Description): boolean {
  if (types.length > 0 && !types.includes('object') && !isTask && taskKeys.length === 0) return false;
  const known = [...keys, ...taskKeys];
  return known.length === 0 || entries.some(({ key }) => nearest(key.text, known) !== undefined);
}
