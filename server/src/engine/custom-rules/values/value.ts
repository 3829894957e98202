import { type Day, formatDay, parseDay } from '../../../plan/calendar.ts';
import { type DateRef, dayMeant } from '../../../plan/date-ref.ts';
import { type Fact, given, type Task } from '../../../plan/fact.ts';
import type { Path } from '../../../plan/place.ts';
import { rootFields, sectionFields, sectionKeys } from '../../../plan/plan-shape.ts';
import { type DepartmentSection, type Plan, type SectionName, sectionNames } from '../../../plan/plan.ts';
import { type Shape, type Shapes, task } from '../../../plan/shape.ts';
import { nodeAtPath } from '../../../syntax/node-at.ts';
import { type Alias, type Node, resolved } from '../../../syntax/tree.ts';

/** What an expression works with. A whole number of days or items is a `bigint`, as the language tells them apart. */
export type Value = string | number | bigint | boolean | null | readonly Value[] | RecordValue;

/**
 * A mapping of a plan. Its values are made when they are asked for, and a key that is absent is null, so that no
 * expression fails on what a plan does not say.
 */
// eslint-disable-next-line no-restricted-syntax -- the library tells types of values by their class
export class RecordValue extends Map<string, Value> {
  /** Whether the plan says nothing at all here. */
  readonly isEmpty: boolean;
  readonly #make: (key: string) => Made;

  /** @param make makes the value of a key that is not among the `written` ones; undefined for one that is absent. */
  constructor(
    isEmpty: boolean,
    make: (key: string) => Made = () => ({ value: null, isKept: false }),
    written: readonly (readonly [string, Value])[] = [],
  ) {
    super();
    this.isEmpty = isEmpty;
    this.#make = make;
    for (const [key, value] of written) this.set(key, value);
  }

  override get(key: string): Value {
    const known = super.get(key);
    if (known !== undefined) return known;
    const { value, isKept } = this.#make(key);
    if (isKept) this.set(key, value);
    return value;
  }
}

interface Made {
  readonly value: Value;
  /** Whether it may be given again without being made again. */
  readonly isKept: boolean;
}

/** A plan as expressions see it. */
export interface PlanValues {
  readonly plan: RecordValue;
  /** A task, with the keys that are its own where it has some, as a milestone has. */
  readonly task: (task: Task, fields?: Shapes) => RecordValue;
  /** A record of one of the plan's lists, whose keys have these shapes. */
  readonly record: (fields: Shapes, facts: object, path: Path) => RecordValue;
  /** Whether something unreadable was asked for since the last call. Then no answer counts. */
  readonly takeUnreadable: () => boolean;
}

/** Gives the values of a plan. Dates are written as days of the calendar, whichever way the plan writes them. */
export function valuesOf(plan: Plan, today: Day): PlanValues {
  const launch = given(plan.date);
  let faults = 0;
  let taken = 0;
  const damaged = <T>(value: T): T => {
    faults += 1;
    return value;
  };

  /** A value is made again for as long as something in it cannot be read, so that anyone who asks is told. */
  const made = (value: () => Value | undefined): Made => {
    const before = faults;
    const found = value();
    return { value: found ?? null, isKept: faults === before && found !== undefined };
  };

  const own = (path: Path, key: string): Value | undefined =>
    key.startsWith('x-') ? rawValue(nodeOf(plan, [...path, key])) : undefined;

  const record = (fields: Shapes, facts: object, path: Path): RecordValue =>
    new RecordValue(false, (key) =>
      made(() => (Object.hasOwn(fields, key) ? valueOf(fields[key], factIn(facts, key)) : own(path, key))),
    );

  const isDone = ({ done }: Task): boolean => {
    const day = done.kind === 'given' ? dayMeant(done.value, launch) : undefined;
    return day !== undefined && day <= today;
  };

  const taskValue = (one: Task, fields: Shapes, key: string): Value | undefined => {
    if (Object.hasOwn(fields, key)) return valueOf(fields[key], factIn(one, key));
    switch (key) {
      case 'what':
        return one.called ?? null;
      case 'section':
        return typeof one.at.path[0] === 'string' ? one.at.path[0] : null;
      case 'status':
        // A day on which it was done says that it is done. docs/format.md#tasks
        return given(one.status) ?? (isDone(one) ? 'done' : valueOf(taskShapes.status, one.status));
      default:
        return Object.hasOwn(taskShapes, key) ? valueOf(taskShapes[key], factIn(one, key)) : own(one.at.path, key);
    }
  };

  /** @param fields the keys of its own, where it has some beside those of any task. */
  const taskRecord = (one: Task, fields: Shapes = {}): RecordValue => {
    const ownFields = withoutTaskKeys(fields);
    return new RecordValue(false, (key) => made(() => taskValue(one, ownFields, key)));
  };

  const valueOf = (shape: Shape<unknown> | undefined, fact: Fact<unknown> | undefined): Value => {
    if (shape === undefined || fact === undefined) return null;
    switch (fact.kind) {
      case 'absent':
        return emptyValue(shape);
      case 'unreadable':
        return damaged(emptyValue(shape));
      case 'planned':
        return shape.kind === 'task' ? taskRecord(fact.task) : emptyValue(shape);
      case 'given':
        return givenValue(shape, fact.value, fact.at.path);
    }
  };

  const givenValue = (shape: Shape<unknown>, value: unknown, path: Path): Value => {
    switch (shape.kind) {
      case 'text':
      case 'word':
      case 'number':
      case 'boolean':
        return value as Value;
      case 'date':
      case 'moment':
        return dayText(value as Day | DateRef, launch) ?? damaged(null);
      case 'list':
        return (value as readonly Fact<unknown>[]).flatMap((item) => {
          if (item.kind === 'unreadable') return damaged([]);
          return item.kind === 'absent' || shape.item === undefined ? [] : [valueOf(shape.item, item)];
        });
      case 'map': {
        const written = (value as readonly (readonly [string, Fact<unknown>])[]).map(
          ([key, fact]) => [key, valueOf(shape.item, fact)] as const,
        );
        return new RecordValue(written.length === 0, undefined, written);
      }
      case 'record':
        return record(shape.fields ?? {}, value as object, path);
      case 'task':
        return taskRecord(value as Task, shape.fields);
      case 'any':
        return rawValue(nodeOf(plan, path)) ?? null;
    }
  };

  const sectionRecord = (name: SectionName): RecordValue => {
    const section = plan[name];
    const fields: Shapes = { ...sectionKeys, ...sectionFields[name] };
    return new RecordValue(!section.written, (key) =>
      made(() => (Object.hasOwn(fields, key) ? valueOf(fields[key], factIn(section, key)) : own([name], key))),
    );
  };

  const departmentRecord = (name: string, section: DepartmentSection): RecordValue =>
    new RecordValue(!section.written, (key) =>
      made(() =>
        Object.hasOwn(sectionKeys, key) ? valueOf(sectionShapes[key], factIn(section, key)) : own([name], key),
      ),
    );

  const rootValue = (key: string): Value | undefined => {
    const section = sectionNames.find((name) => name === key);
    if (section !== undefined) return sectionRecord(section);
    const department = plan.departments.get(key);
    if (department !== undefined) return departmentRecord(key, department);
    if (key === 'tasks') return plan.tasks.map((one) => taskRecord(one));
    return Object.hasOwn(rootFields, key) ? valueOf(rootShapes[key], factIn(plan, key)) : own([], key);
  };

  return {
    plan: new RecordValue(false, (key) => made(() => rootValue(key))),
    task: taskRecord,
    record,
    takeUnreadable() {
      const found = faults > taken;
      taken = faults;
      return found;
    },
  };
}

/** What stands for a value that a plan does not give: an empty list or mapping, else null. */
function emptyValue(shape: Shape<unknown>): Value {
  switch (shape.kind) {
    case 'list':
      return [];
    case 'record':
    case 'task':
    case 'map':
      return emptyRecord(shape.kind === 'map' ? {} : (shape.fields ?? {}));
    case 'text':
    case 'word':
    case 'number':
    case 'boolean':
    case 'date':
    case 'moment':
    case 'any':
      return null;
  }
}

function emptyRecord(fields: Shapes): RecordValue {
  return new RecordValue(true, (key) => {
    const shape = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return { value: shape === undefined ? null : emptyValue(shape), isKept: shape !== undefined };
  });
}

const rootShapes: Shapes = rootFields;
const sectionShapes: Shapes = sectionKeys;
const taskShapes: Shapes = task.fields ?? {};

function withoutTaskKeys(fields: Shapes): Shapes {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !Object.hasOwn(taskShapes, key)));
}

/** The day that a date means, as `2027-02-24`; undefined where it is relative and the launch has no valid date. */
function dayText(date: Day | DateRef, launch: Day | undefined): string | undefined {
  const day = typeof date === 'number' ? date : dayMeant(date, launch);
  return day === undefined || parseDay(formatDay(day)) === undefined ? undefined : formatDay(day);
}

function factIn(facts: object, key: string): Fact<unknown> | undefined {
  return Object.hasOwn(facts, key) ? (facts as Readonly<Record<string, Fact<unknown>>>)[key] : undefined;
}

function nodeOf(plan: Plan, path: Path): Node | undefined {
  const steps = path.filter((step) => typeof step !== 'object');
  return nodeAtPath(plan.document.root, steps);
}

/** What the author wrote where no shape says what it is. An alias gives the very value of its target. */
function rawValue(node: Node | undefined, known = new Map<Node, Value | undefined>()): Value | undefined {
  if (node === undefined) return undefined;
  const target = resolved(node);
  if (!known.has(target)) known.set(target, rawValueOf(target, known));
  return known.get(target);
}

function rawValueOf(node: Exclude<Node, Alias>, known: Map<Node, Value | undefined>): Value | undefined {
  switch (node.kind) {
    case 'scalar':
      return node.text.trim() === '' ? undefined : node.value;
    case 'sequence':
      return node.items.flatMap((item): readonly Value[] => {
        const raw = rawValue(item, known);
        return raw === undefined ? [] : [raw];
      });
    case 'mapping': {
      const written = node.entries.flatMap(({ key, value }) => {
        const raw = rawValue(value, known);
        return raw === undefined || raw === null ? [] : [[key.text, raw] as const];
      });
      return new RecordValue(written.length === 0, undefined, written);
    }
  }
}
