import {
  type Alias,
  type Entry,
  type Mapping,
  type Node,
  resolved,
  type Scalar,
  type Sequence,
} from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { type Day, parseDay } from './calendar.ts';
import { type DateRef, parseDateOrPeriod, parseDateRef, parsePeriod } from './date-ref.ts';
import {
  type Absent,
  type Fact,
  type Given,
  type Planned,
  type Task,
  type TaskStatus,
  taskStatuses,
  type Unreadable,
} from './fact.ts';
import { below, isEmpty, itemSpan, type Path, type Place, valueSpan } from './place.ts';
import { isNoAnswer, isPlaceholder, meansNothing, placeholderName } from './placeholder.ts';

/**
 * How a part of a plan is read: a value in, a located fact out. Shapes are data, so that a test can hold them beside
 * the schema. They are lenient: what does not fit reads as unreadable, and it is the schema's finding that says why.
 */
export interface Shape<T> {
  readonly kind:
    'text' | 'number' | 'boolean' | 'word' | 'date' | 'moment' | 'task' | 'list' | 'record' | 'map' | 'any';
  /** The keys of a record or of a task with keys of its own. */
  readonly fields?: Shapes;
  /** Of a list or a map. */
  readonly item?: Shape<unknown>;
  /** The words of an enumeration. */
  readonly words?: readonly string[];
  /** The key of a record or a task that a text in its place fills. */
  readonly oneLine?: string | undefined;
  /** Whether an empty list may be written as `none`. */
  readonly noneIsEmpty?: boolean;
  /** Free text that is never taken for a placeholder. */
  readonly unjudged?: true;
  readonly read: (node: ResolvedNode, at: Place, reading: Reading) => Fact<T>;
}

export type Shapes = Readonly<Record<string, Shape<unknown>>>;
export type Fields<S extends Shapes> = {
  readonly [K in keyof S]: S[K] extends Shape<infer T> ? Fact<T> : never;
};
type ResolvedNode = Exclude<Node, Alias>;

/** A record as it was read: its fields, and where it stands. */
export type RecordOf<S extends Shapes> = Fields<S> & { readonly at: Place };
export type TaskOf<S extends Shapes> = Task & Fields<S>;

/** What is noted on the way, beside the facts. */
export interface Reading {
  readonly tasks: Task[];
  readonly impossibleDates: ImpossibleDate[];
  /** The values that are no answers: they count as absent, so no schema judges them. */
  readonly placeholders: Set<Node>;
  /**
   * Whether everything so far is written in a way that the schema allows beyond doubt: most plans are, and need not be
   * validated. What a reader takes leniently, what is rare, and what only the schema can tell is doubtful.
   */
  evident: boolean;
}

/** Text with the form of a date that the calendar does not have, as 31 February. */
export interface ImpossibleDate {
  readonly span: Span;
  readonly path: Path;
  readonly text: string;
}

/** Free text; a number or a boolean is the text that the author wrote. */
export const text: Shape<string> = scalar(
  'text',
  (node) => node.text.trim(),
  // To the schema an infinite number is none.
  ({ value }) => typeof value === 'string' || Number.isFinite(value),
);
/** What is no number: a person, or the name of a plan. */
export const person: Shape<string> = scalar('text', (node) => node.text.trim());
export const number: Shape<number> = numberThat((value) => value >= 0 && value <= Number.MAX_VALUE);
export const percent: Shape<number> = numberThat((value) => value >= 0 && value <= 100);
export const boolean: Shape<boolean> = scalar(
  'boolean',
  (node) => (typeof node.value === 'boolean' ? node.value : undefined),
  () => true,
);

/** One of a few numbers. */
export function oneOf(...numbers: readonly number[]): Shape<number> {
  return numberThat((value) => numbers.includes(value));
}

/** @param isEvident whether the schema allows a number beyond doubt. */
function numberThat(isEvident: (value: number) => boolean): Shape<number> {
  return scalar(
    'number',
    (node) => (typeof node.value === 'number' ? node.value : undefined),
    ({ value }) => typeof value === 'number' && isEvident(value),
  );
}

/** Free text that no check reads. */
export const notes: Shape<true> = {
  kind: 'any',
  unjudged: true,
  read: (node, at, reading) => anything.read(node, at, reading),
};

/** The name of the plan: whatever it is, it is its name. */
export const planName: Shape<string> = { ...person, unjudged: true };

/** Whatever the author wrote: only whether there is something counts. */
export const anything: Shape<true> = {
  kind: 'any',
  read: (node, at, reading) => {
    if (!isString(node)) reading.evident = false;
    return { kind: 'given', at, value: true };
  },
};

/** One of a few words. */
export function word<const W extends readonly string[]>(...words: W): Shape<W[number]> {
  const read = (node: Scalar): W[number] | undefined => words.find((known) => known === node.text);
  return { words, ...scalar('word', read) };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_OR_MONTH = /^\d{4}-\d{2}(?:-\d{2})?$/;

/** A day of the calendar, a month or a quarter, or a day relative to launch. */
export const date: Shape<DateRef> = scalar('date', (node) => parseDateOrPeriod(node.text), isString, DAY_OR_MONTH);
/** A day of the calendar, or relative to launch: where something happened on that very day. */
export const day: Shape<DateRef> = scalar('date', (node) => parseDateRef(node.text), isString, DAY);
/** A day of the calendar, or the last one of a month or a quarter: where a date has to stay when the launch moves. */
export const absoluteDate: Shape<Day> = scalar(
  'date',
  (node) => parseDay(node.text) ?? parsePeriod(node.text)?.day,
  isString,
  DAY_OR_MONTH,
);
/** A day of the calendar that stays where it is, and nothing less exact. */
export const absoluteDay: Shape<Day> = scalar('date', (node) => parseDay(node.text), isString, DAY);
const USUAL_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/;

/** A date, or a day with time and zone, of which the day counts. */
export const moment: Shape<DateRef> = scalar(
  'moment',
  (node) => parseDateRef(node.text) ?? dayOfMoment(node.text),
  (node) => isString(node) && (parseDateRef(node.text) !== undefined || USUAL_MOMENT.test(node.text)),
  /^\d{4}-\d{2}-\d{2}(?:$|[T ]\d)/,
);

/** The day written in an ISO 8601 date-time, as its author's zone has it. */
function dayOfMoment(written: string): DateRef | undefined {
  const day = /^\d{4}-\d{2}-\d{2}[T ]\d/.test(written) ? parseDay(written.slice(0, 10)) : undefined;
  if (day === undefined) return undefined;
  const minute = minuteOf(written.slice(10));
  return { kind: 'absolute', day, ...(minute === undefined ? {} : { minute: day * 24 * 60 + minute }) };
}

/** The minute of UTC that `T09:00+01:00` means, counted from midnight of its own day; undefined without a zone. */
function minuteOf(written: string): number | undefined {
  const [, hours, minutes, sign, ahead = '0', more = '0'] =
    /^[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|([+-])(\d{2}):?(\d{2})?)$/.exec(written) ?? [];
  if (hours === undefined) return undefined;
  const offset = Number(ahead) * 60 + Number(more);
  return Number(hours) * 60 + Number(minutes) + (sign === '-' ? offset : -offset);
}

/** `08:00`, or the time from a start: `+30m`, `-1h`, `+1h30m`. docs/format.md#sections */
const CLOCK = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|[+-](?:\d{1,3}h(?:\d{1,2}m)?|\d{1,4}m))$/;

/** An hour of the launch day, or the time from its start; as the author writes it. */
export const clock: Shape<string> = scalar('text', (node) => (CLOCK.test(node.text) ? node.text : undefined));

/** Whether something is done: true or false, or the day on which it was. */
export const dayOrDone: Shape<DateRef | boolean> = {
  kind: 'any',
  read: (node, at, reading) =>
    node.kind === 'scalar' && typeof node.value === 'boolean'
      ? { kind: 'given', at, value: node.value }
      : day.read(node, at, reading),
};

/**
 * @param isEvident whether the schema allows beyond doubt what could be read; a text unless given.
 * @param form the form of a date that the schema lets pass: a text that has it and cannot be read is no day that the
 *   calendar has.
 */
function scalar<T>(
  kind: Shape<T>['kind'],
  read: (node: Scalar) => T | undefined,
  isEvident: (node: Scalar) => boolean = isString,
  form?: RegExp,
): Shape<T> {
  return {
    kind,
    read(node, at, reading) {
      if (node.kind !== 'scalar') return unreadable(at, reading);
      const value = read(node);
      if (value !== undefined) {
        if (!isEvident(node)) reading.evident = false;
        return { kind: 'given', at, value };
      }
      if (form?.test(node.text) === true) {
        reading.impossibleDates.push({ span: at.span, path: at.path, text: node.text });
      }
      return unreadable(at, reading);
    },
  };
}

function isString(node: ResolvedNode): boolean {
  return node.kind === 'scalar' && typeof node.value === 'string';
}

function unreadable(at: Place, reading: Reading): Unreadable {
  reading.evident = false;
  return { kind: 'unreadable', at };
}

/**
 * A list; one value that is no list counts as a list of one.
 *
 * @param noneIsEmpty whether `none` is an answer, as an empty list is.
 */
export function list<T>(item: Shape<T>, noneIsEmpty = false): Shape<readonly Fact<T>[]> {
  return {
    kind: 'list',
    item,
    noneIsEmpty,
    read(node, at, reading) {
      if (node.kind !== 'sequence') {
        if (item.kind !== 'text') reading.evident = false;
        const only = item.read(node, at, reading);
        // A list of tasks may be planned by one task in the long form or in a shorthand.
        if (only.kind === 'planned') return only;
        return only.kind === 'unreadable' ? only : { kind: 'given', at, value: [only] };
      }
      const value = node.items.map((child, index): Fact<T> => {
        const itemAt = { path: below(at.path, index), span: itemSpan(child) };
        if (!isEmpty(child)) return readItem(item, child, itemAt, reading);
        if (resolved(child).kind !== 'scalar') reading.evident = false;
        return { kind: 'absent', written: 'no-value', at: itemAt };
      });
      return nothingElse(node, value, noneIsEmpty, at, reading) ?? { kind: 'given', at, value };
    },
  };
}

/** An item that says something; it is not there where a placeholder stands for it or for its name. */
function readItem<T>(item: Shape<T>, child: Node, at: Place, reading: Reading): Fact<T> {
  const node = resolved(child);
  if (node.kind === 'scalar' && isNoAnswer(item, node)) return placeholder(child, node, at, reading);
  const name = node.kind === 'mapping' ? placeholderName(item, node) : undefined;
  if (name === undefined) return item.read(node, at, reading);
  // What else the item says is judged by the schema alone.
  const aside: Reading = { ...reading, tasks: [] };
  item.read(node, at, aside);
  reading.evident &&= aside.evident;
  return { kind: 'absent', written: 'placeholder', at: { path: at.path, span: name.span }, text: name.text.trim() };
}

/** What a list is that holds placeholders alone: missing, or empty where `none` says so; undefined for any other. */
function nothingElse(
  node: Sequence,
  facts: readonly Fact<unknown>[],
  noneIsEmpty: boolean,
  { path }: Place,
  reading: Reading,
): Absent | undefined {
  const first = facts.find((fact) => fact.kind === 'absent' && fact.written === 'placeholder');
  if (first?.kind !== 'absent' || facts.some(({ kind }) => kind !== 'absent')) return undefined;
  const at = { path, span: first.at.span };
  const texts = facts.flatMap((fact) => (fact.kind === 'absent' ? (fact.text ?? []) : []));
  if (noneIsEmpty && texts.every(meansNothing)) return { kind: 'absent', written: 'empty-list', at };
  if (node.items.every((item) => resolved(item).kind === 'scalar')) reading.placeholders.add(node);
  return { ...first, at };
}

function placeholder(written: Node, { text }: Scalar, at: Place, reading: Reading): Absent {
  reading.placeholders.add(written);
  return { kind: 'absent', written: 'placeholder', at, text: text.trim() };
}

/** A mapping with keys that the author names. */
export function map<T>(item: Shape<T>): Shape<readonly (readonly [string, Fact<T>])[]> {
  return {
    kind: 'map',
    item,
    read(node, at, reading) {
      if (node.kind !== 'mapping') return unreadable(at, reading);
      const value = node.entries.map((entry) => {
        if (!isString(resolved(entry.value))) reading.evident = false;
        return [entry.key.text, readEntry(item, entry, below(at.path, entry.key.text), reading)] as const;
      });
      return { kind: 'given', at, value };
    },
  };
}

/**
 * A mapping with these keys.
 *
 * @param oneLine the field that a text in place of the mapping fills.
 */
export function record<S extends Shapes>(fields: S, oneLine?: keyof S & string): Shape<RecordOf<S>> {
  const layout = layoutOf<RecordOf<S>>(fields, ['at']);
  return {
    kind: 'record',
    fields,
    oneLine,
    read(node, at, reading) {
      if (node.kind === 'mapping') {
        return { kind: 'given', at, value: readFields(layout, node, at, reading) };
      }
      if (node.kind !== 'scalar' || oneLine === undefined) return unreadable(at, reading);
      return { kind: 'given', at, value: readOneLine(layout, oneLine, node, at, reading) };
    },
  };
}

const taskFields = {
  owner: person,
  due: date,
  status: word(...taskStatuses),
  done: day,
  evidence: list(text),
  reason: text,
  notes,
} as const;

const taskBeside = ['at', 'called'] as const;
const taskLayout = layoutOf<Task>(taskFields, taskBeside);

/** A task in the long form or in a shorthand. It is never given, always planned: its state says how far it is. */
export const task: Shape<never> = {
  kind: 'task',
  fields: taskFields,
  read(node, at, reading) {
    const value = readTask(taskLayout, node, at, reading);
    return value === undefined ? unreadable(at, reading) : planned(value, at, reading);
  },
};

/**
 * A task with keys of its own. It is given, with those keys; its state still says how far it is.
 *
 * @param oneLine the field that a text fills which is no shorthand of a task; without it such a text does not fit.
 */
export function taskWith<S extends Shapes>(own: S, oneLine?: keyof S & string): Shape<TaskOf<S>> {
  const fields = { ...taskFields, ...own };
  const layout = layoutOf<TaskOf<S>>(fields, taskBeside);
  return {
    kind: 'task',
    fields,
    oneLine,
    read(node, at, reading) {
      const value = readTask(layout, node, at, reading);
      if (value !== undefined) return taskGiven(value, oneLine, at, reading);
      if (node.kind !== 'scalar' || oneLine === undefined) return unreadable(at, reading);
      return taskGiven(readOneLine(layout, oneLine, node, at, reading), oneLine, at, reading);
    },
  };
}

function taskGiven<S extends Shapes>(
  task: TaskOf<S>,
  oneLine: string | undefined,
  at: Place,
  reading: Reading,
): Given<TaskOf<S>> {
  // A record is filled in place: a copy that overwrites one field takes as long as reading the task.
  const unnamed: { called: Task['called'] } = task;
  unnamed.called = nameIn(task, oneLine);
  reading.tasks.push(task);
  return { kind: 'given', at, value: task };
}

/** What the author calls a task: the text that says what it is, else its id. */
function nameIn(fields: Readonly<Record<string, unknown>>, oneLine: string | undefined): string | undefined {
  for (const key of [oneLine, 'id']) {
    const fact = key === undefined ? undefined : (fields[key] as Fact<unknown> | undefined);
    if (fact?.kind === 'given') return typeof fact.value === 'string' ? fact.value : undefined;
  }
  return undefined;
}

function planned(value: Task, at: Place, reading: Reading): Planned {
  reading.tasks.push(value);
  return { kind: 'planned', at, task: value };
}

/** A task in the long form or in a shorthand; undefined where it is neither. */
function readTask<T extends Task>(layout: Layout<T>, node: ResolvedNode, at: Place, reading: Reading): T | undefined {
  if (node.kind === 'mapping') return readFields(layout, node, at, reading);
  return node.kind === 'scalar' ? shorthand(layout, node, at, reading) : undefined;
}

/** A date, a status, or a status and its reason, said in one line. */
function shorthand<T extends Task>(layout: Layout<T>, node: Scalar, at: Place, reading: Reading): T | undefined {
  const [, first = '', reason] = /^([^:]*)(?::\s*(.*))?$/s.exec(node.text.trim()) ?? [];
  const status = taskStatuses.find((known) => known === first.trim());
  if (status !== undefined) {
    if (first !== status || !isString(node) || node.text !== node.text.trim()) reading.evident = false;
    const statusFact: Given<TaskStatus> = { kind: 'given', at, value: status };
    const reasonFact: Fact<string> =
      reason === undefined || reason === '' || isPlaceholder(reason)
        ? absentAt(at, undefined, 'reason')
        : { kind: 'given', at, value: reason };
    return filled(layout, at, { status: statusFact, reason: reasonFact });
  }
  const due = date.read(node, at, reading);
  return due.kind === 'given' ? filled(layout, at, { due }) : undefined;
}

/** Whether a mapping in place of a fact is work on it. A fact of one piece has no other use for a mapping. */
function standsForFact(node: Mapping, shape: Shape<unknown>): boolean {
  switch (shape.kind) {
    case 'task':
      return false;
    case 'text':
    case 'number':
    case 'boolean':
    case 'word':
    case 'date':
    case 'moment':
      return true;
    case 'list':
    case 'record':
    case 'map':
    case 'any':
      return isTaskMapping(node, shape.fields);
  }
}

/** Whether a mapping in place of a fact is the task that will bring it. docs/format.md#tasks */
export function isTaskMapping(node: Mapping, fields: Shapes | undefined): boolean {
  let planned = false;
  for (const { key, value } of node.entries) {
    if (fields !== undefined && key.text in fields && !(key.text in taskFields)) return false;
    planned ||= (key.text === 'due' || key.text === 'status') && !isEmpty(value);
  }
  return planned;
}

const inEverySection: ReadonlySet<string> = new Set(['owner', 'notes', 'unchanged']);

/** Who owns it after the launch is no owner of a section, but what that section is about. */
function mayBePlanned([section]: Path, key: string): boolean {
  return !inEverySection.has(key) || (key === 'owner' && section === 'handoff');
}

/** Reads the value of a key as a fact: absent without a value, planned where a task stands in its place. */
export function readEntry<T>(shape: Shape<T>, entry: Entry, path: Path, reading: Reading): Fact<T> {
  const node = resolved(entry.value);
  if (isEmpty(node)) {
    const emptyList = shape.kind === 'list' && node.kind === 'sequence';
    if (node.kind !== 'scalar' && !emptyList) reading.evident = false;
    return { kind: 'absent', written: howEmpty(entry.value), at: { path, span: entry.key.span } };
  }
  const at = { path, span: valueSpan(entry) };
  if (node.kind === 'scalar' && isNoAnswer(shape, node)) {
    const fact = placeholder(entry.value, node, at, reading);
    return shape.noneIsEmpty === true && meansNothing(node.text) ? { kind: 'absent', written: 'empty-list', at } : fact;
  }
  if (node.kind === 'mapping' && standsForFact(node, shape)) {
    // Any fact of a section may be planned, but not what all sections have; of other facts only the schema can tell.
    if (path.length !== 2 || !mayBePlanned(path, entry.key.text)) reading.evident = false;
    return planned(readFields(taskLayout, node, at, reading), at, reading);
  }
  if (shape.kind === 'list' && shape.item?.kind === 'task' && node.kind !== 'sequence') {
    const value = readListShorthand(shape.item, node, at, reading);
    if (value !== undefined) {
      reading.evident = false;
      return planned(value, at, reading);
    }
  }
  return shape.read(node, at, reading);
}

/** One task that stands for a whole list of tasks: it has no key of the items' own. */
function readListShorthand(item: Shape<unknown>, node: ResolvedNode, at: Place, reading: Reading): Task | undefined {
  if (node.kind === 'mapping' && !isTaskMapping(node, item.fields)) return undefined;
  return readTask(taskLayout, node, at, reading);
}

function howEmpty(node: Node): Absent['written'] {
  const value = resolved(node);
  if (value.kind === 'sequence') return 'empty-list';
  return value.kind === 'scalar' && value.value === null ? 'no-value' : 'empty';
}

/** Reads each field of a mapping. What is absent is placed at the mapping's own place, its key. */
export function readFields<T extends { readonly at: Place }>(
  layout: Layout<T>,
  node: Mapping,
  at: Place,
  reading: Reading,
): T {
  const record = blankRecord(layout, at);
  for (const entry of node.entries) {
    const field = layout.byKey.get(entry.key.text);
    if (field === undefined) {
      if (!layout.elsewhere.has(entry.key.text) && !entry.key.text.startsWith('x-')) reading.evident = false;
      // A key that only invisible characters tell from a known one is a slip. Its fact is not missing, but not known.
      const meant = layout.byKey.get(entry.key.text.replaceAll(/[\p{Cf}\p{Z}\s]+/gu, ''));
      if (meant !== undefined && record[meant.key] === undefined) {
        const path = meant.path ?? below(at.path, meant.key);
        record[meant.key] = { kind: 'unreadable', at: { path, span: entry.key.span } } satisfies Unreadable;
      }
      continue;
    }
    record[field.key] = readEntry(field.shape, entry, field.path ?? below(at.path, field.key), reading);
  }
  for (const { key, path } of layout.list) if (record[key] === undefined) record[key] = absentAt(at, path, key);
  return record as T;
}

function readOneLine<T extends { readonly at: Place }>(
  layout: Layout<T>,
  key: string,
  node: Scalar,
  at: Place,
  reading: Reading,
): T {
  if (!isString(node)) reading.evident = false;
  const value = layout.byKey.get(key)?.shape.read(node, at, reading) ?? unreadable(at, reading);
  return filled(layout, at, { [key]: value });
}

/** The fields of a record that is not there. */
export function absentFields<T extends { readonly at: Place }>(layout: Layout<T>, at: Place): T {
  return filled(layout, at, {});
}

/** A record that has these fields and no others. */
function filled<T extends { readonly at: Place }>(
  layout: Layout<T>,
  at: Place,
  fields: Readonly<Record<string, Fact<unknown>>>,
): T {
  const record = blankRecord(layout, at);
  for (const { key, path } of layout.list) record[key] = fields[key] ?? absentAt(at, path, key);
  return record as T;
}

/** Gives each field of a record the same kind of fact. */
export function everyField<T extends { readonly at: Place }>(
  layout: Layout<T>,
  at: Place,
  fact: (key: string) => Fact<never>,
): T {
  const record = blankRecord(layout, at);
  for (const { key } of layout.list) record[key] = fact(key);
  return record as T;
}

/** A record whose fields are still to be filled in. */
function blankRecord<T extends { readonly at: Place }>({ blank }: Layout<T>, at: Place): Record<string, unknown> {
  const record: Record<string, unknown> = { ...blank };
  record.at = at;
  return record;
}

function absentAt(at: Place, path: Path | undefined, key: string): Absent {
  return { kind: 'absent', written: 'no', at: { path: path ?? below(at.path, key), span: at.span } };
}

/**
 * The keys of a kind of record, and how to make one. All records of a kind are copies of one blank: the engine then
 * gives them one hidden class, and reading a field of any of them is quick. An object that is filled key by key, or
 * that begins with `...` and goes on with further keys, would get a class of its own each time.
 */
export interface Layout<T> {
  readonly fields: Shapes;
  readonly list: readonly Field[];
  readonly byKey: ReadonlyMap<string, Field>;
  /** The keys that a mapping of this kind may have beside those of the fields, which somebody else reads. */
  readonly elsewhere: ReadonlySet<string>;
  /** Every key of the record without a value: those of the fields, and what is known of the record beside them. */
  readonly blank: { readonly [K in keyof T]: unknown };
}

export interface Field {
  /** The key as the layout has it: the same text cut out of a plan is another string, slower to write under. */
  readonly key: string;
  readonly shape: Shape<unknown>;
  /** Where it stands in every plan; absent where that is another place each time, as in the items of a list. */
  readonly path: Path | undefined;
}

/**
 * The layout of records with these fields.
 *
 * @param beside the keys of a record that are no fields, such as where it stands.
 * @param elsewhere further ones that are keys of the mapping as well, but are read by somebody else.
 * @param path where the record stands, for one that stands at the same place in every plan.
 */
export function layoutOf<T>(
  fields: Shapes,
  beside: readonly (keyof T & string)[],
  elsewhere: readonly (keyof T & string)[] = [],
  path?: Path,
): Layout<T> {
  const keys = [...Object.keys(fields), ...beside, ...elsewhere];
  const list = Object.entries(fields).map(([key, shape]) => ({
    key,
    shape,
    path: path === undefined ? undefined : below(path, key),
  }));
  return {
    fields,
    list,
    byKey: new Map(list.map((field) => [field.key, field])),
    elsewhere: new Set(elsewhere),
    blank: Object.fromEntries(keys.map((key) => [key, undefined])) as Layout<T>['blank'],
  };
}
