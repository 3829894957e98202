import { rootFields, sectionFields, sectionKeys } from '../../../plan/plan-shape.ts';
import { task, type Shape, type Shapes } from '../../../plan/shape.ts';
import type { Subject } from './subject.ts';

/** What an expression of a custom rule knows of a value before there is a plan. */
export type ValueType =
  | {
      readonly kind: 'text';
      /** The only texts that there are, where it is one of a few words. */ readonly words?: readonly string[];
    }
  | { readonly kind: 'date' | 'number' | 'boolean' | 'any' }
  | { readonly kind: 'list' | 'map'; readonly item: ValueType }
  | RecordType;

/** A mapping with these keys, and with any that start with `x-`. */
export interface RecordType {
  readonly kind: 'record';
  /** Names it: two of one name are one type. */
  readonly name: string;
  readonly fields: Readonly<Record<string, ValueType>>;
}

/** The lists whose items have a name of their own. */
const itemNames: Readonly<Record<string, string>> = {
  'plan.milestones': 'milestone',
  'plan.outcomes.metrics': 'metric',
  'plan.dependencies': 'dependency',
  'plan.promises': 'promise',
  'plan.approvals': 'approval',
  'plan.risks': 'risk',
  'plan.waivers': 'waiver',
};

/** A task, wherever it stands, and what the tool knows of it beside its keys. */
export const taskType: RecordType = {
  kind: 'record',
  name: 'task',
  fields: {
    ...fieldTypes(task.fields ?? {}, 'task'),
    what: { kind: 'text' },
    section: { kind: 'text' },
  },
};

/** A plan by its keys, derived from the very shape that plans are read by, and with all of its tasks as one list. */
const planType: RecordType = {
  kind: 'record',
  name: 'plan',
  fields: {
    ...fieldTypes(rootFields, 'plan'),
    ...Object.fromEntries(
      Object.entries(sectionFields).map(([name, fields]) => [
        name,
        {
          kind: 'record',
          name: `plan.${name}`,
          fields: fieldTypes({ ...sectionKeys, ...fields }, `plan.${name}`),
        } satisfies RecordType,
      ]),
    ),
    tasks: { kind: 'list', item: taskType },
  },
};

/** The section of a department that an organisation adds. */
const departmentType: RecordType = {
  kind: 'record',
  name: 'plan.department',
  fields: fieldTypes(sectionKeys, 'plan.department'),
};

/** A name that an expression can read with a dot. */
const NAME = /^[a-z_]\w*$/i;

/**
 * A plan of an organisation, with the sections that it adds.
 *
 * @param departments the keys of those sections.
 */
export function planTypeWith(departments: readonly string[]): RecordType {
  const own = departments.filter((key) => NAME.test(key) && key !== '__proto__');
  if (own.length === 0) return planType;
  return {
    ...planType,
    fields: { ...planType.fields, ...Object.fromEntries(own.map((key) => [key, departmentType])) },
  };
}

/** What `this` is in a rule for something. */
export function typeOfSubject(subject: Subject, planType: RecordType): RecordType {
  if (subject === 'plan') return planType;
  return recordsIn(planType).find(({ name }) => name === subject) ?? taskType;
}

/** All record types within a type, itself included, the innermost first. */
export function recordsIn(type: ValueType): readonly RecordType[] {
  switch (type.kind) {
    case 'list':
    case 'map':
      return recordsIn(type.item);
    case 'record': {
      const all = [...Object.values(type.fields).flatMap(recordsIn), type];
      return [...new Map(all.map((one) => [one.name, one])).values()];
    }
    case 'text':
    case 'date':
    case 'number':
    case 'boolean':
    case 'any':
      return [];
  }
}

function fieldTypes(fields: Shapes, within: string): Readonly<Record<string, ValueType>> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, shape]) => [key, typeOfShape(shape, `${within}.${key}`)]),
  );
}

function typeOfShape({ kind, fields = {}, item, words }: Shape<unknown>, path: string): ValueType {
  switch (kind) {
    case 'text':
    case 'word':
      return { kind: 'text', ...(words && { words }) };
    case 'number':
    case 'boolean':
      return { kind };
    case 'date':
    case 'moment':
      return { kind: 'date' };
    case 'task':
      // A task without keys of its own is the same anywhere.
      return Object.keys(fields).every((key) => key in (task.fields ?? {}))
        ? taskType
        : { kind: 'record', name: path, fields: fieldTypes(fields, path) };
    case 'record':
      return { kind: 'record', name: path, fields: fieldTypes(fields, path) };
    case 'list':
    case 'map':
      return {
        kind,
        item: item === undefined ? { kind: 'any' } : typeOfShape(item, itemNames[path] ?? `${path}.item`),
      };
    case 'any':
      return { kind: 'any' };
  }
}
