import { parse } from 'papaparse';
import { listed } from '../../text/listed.ts';
import { printable } from '../../text/printable.ts';
import { columnsOf, headersIn, uses, type Column, type Use } from './columns.ts';
import { dateOf, dayOf, isNoDate, orderIn, type DateOrder } from './date-of.ts';
import { headFieldIn } from './head-field.ts';
import { nameIn } from './heading.ts';
import type { Found, FoundTask, FoundText, Refused } from './item.ts';
import { ownerOf } from './owner-of.ts';
import type { SectionFinder } from './section-of.ts';
import { statusOf } from './status-of.ts';

/** What was asked beside the file. */
export interface TableOptions {
  /** What columns are, as `--map` has it: the name or the number of a column, and a use. */
  readonly map: readonly (readonly [column: string, use: string])[];
  readonly order: DateOrder | undefined;
  readonly sections: SectionFinder;
}

/** A table as rows of texts, each with where it stands. */
export interface Row {
  readonly cells: readonly string[];
  readonly at: string;
  /** What stands behind its texts, such as where their links lead. */
  readonly notes?: readonly string[];
}

/** Reads what a spreadsheet or a tracker exports: values with a comma, a semicolon, a tab or a bar between them. */
export function readCsv(text: string, options: TableOptions): Found | Refused {
  const { data, errors } = parse<string[]>(text, { delimiter: delimiterOf(text) });
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes');
  if (unclosed !== undefined) {
    return {
      refused: `has a quotation mark that is never closed, in row ${String((unclosed.row ?? 0) + 1)}. Close it, or export the file again.`,
    };
  }
  const rows = data.map((cells, index) => ({ cells, at: `row ${String(index + 1)}` })).filter(isFilled);
  return tasksOfTable(rows, options);
}

/** What stands between the values: what splits the first rows into the same number of them, and into the most. */
function delimiterOf(text: string): string {
  let best = { delimiter: ',', rows: 0, width: 1 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const { data } = parse<string[]>(text.slice(0, 100_000), { delimiter, preview: 30, skipEmptyLines: 'greedy' });
    const widths = data.map((row) => row.length).filter((width) => width > 1);
    for (const width of new Set(widths)) {
      const rows = widths.filter((one) => one === width).length;
      if (rows > best.rows || (rows === best.rows && width > best.width)) best = { delimiter, rows, width };
    }
  }
  return best.delimiter;
}

function isFilled({ cells }: Row): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

/** The tasks of a table whose columns are named, or not. */
export function tasksOfTable(rows: readonly Row[], options: TableOptions): Found | Refused {
  const start = headerAt(rows);
  const [above, header, below] =
    start === undefined ? [[], undefined, rows] : [rows.slice(0, start), rows[start], rows.slice(start + 1)];
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const names = Array.from({ length: width }, (_, index) => {
    const name = header?.cells[index]?.trim() ?? '';
    return name === '' ? `column ${String(index + 1)}` : name;
  });
  const asked = askedColumns(names, options.map);
  if (typeof asked === 'string') return { refused: asked };
  const cells = below.map((row) => row.cells);
  const columns = columnsOf(names, cells, asked, options.sections);
  const { head, rest } = readAbove(above, options.order);
  const found = tasksBelow(below, columns, options);
  return { ...found, head, rest: [...rest, ...found.rest] };
}

/** How far down a spreadsheet may have the names of its columns: a title and a line of text stand above. */
const ROWS_ABOVE = 8;

/**
 * Where the names of the columns stand: in the first row with two names that columns have, or in the first row of all
 * where it alone has neither dates, addresses nor numbers. Undefined where the table begins at once.
 */
function headerAt(rows: readonly Row[]): number | undefined {
  const found = rows.slice(0, ROWS_ABOVE).findIndex(({ cells }) => headersIn(cells) >= 2);
  if (found >= 0) return found;
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return undefined;
  const isName = (cell: string): boolean => cell.length < 40 && !/\d|@|^(?:true|false)$|^\[/i.test(cell);
  if (!first.cells.every((cell) => cell.trim() === '' || isName(cell))) return undefined;
  if (headersIn(first.cells) === 1) return 0;
  const differs = first.cells.some(
    (cell, index) => cell.trim() !== '' && others.slice(0, 20).some((row) => /\d|@/.test(row.cells[index] ?? '')),
  );
  return differs ? 0 : undefined;
}

/** What stands above the table: the title, fields such as “Launch date”, and text. */
function readAbove(rows: readonly Row[], order: DateOrder | undefined): Pick<Found, 'head' | 'rest'> {
  let head: Found['head'] = {};
  const rest: FoundText[] = [];
  for (const { cells, at } of rows) {
    const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const text = filled.length === 2 ? filled.map((one) => one.replace(/:$/, '')).join(': ') : filled.join(' | ');
    const field =
      headFieldIn(text, order) ?? (head.name === undefined ? { key: 'name' as const, value: nameIn(text) } : undefined);
    if (field === undefined || head[field.key] !== undefined) rest.push({ at, text });
    else head = { ...head, [field.key]: field.value };
  }
  return { head, rest };
}

/** @returns a sentence where a column or a use does not exist. */
function askedColumns(names: readonly string[], map: TableOptions['map']): ReadonlyMap<number, Use> | string {
  const asked = new Map<number, Use>();
  for (const [column, written] of map) {
    const use = uses.find((one) => one === written);
    if (use === undefined) {
      return `cannot be read as --map says: a column can be ${listed(uses, 'or')}, and not ${printable(written)}.`;
    }
    const same = (name: string): boolean => name.toLowerCase() === column.trim().toLowerCase();
    const indexes = names.flatMap((name, index) => (same(name) || String(index + 1) === column.trim() ? [index] : []));
    if (indexes.length === 0) {
      const all = names.slice(0, 20).map((name) => `“${printable(name)}”`);
      return `has no column “${printable(column)}”. Its columns are ${listed(all, 'and')}.`;
    }
    for (const index of indexes) asked.set(index, use);
  }
  return asked;
}

function tasksBelow(rows: readonly Row[], columns: readonly Column[], options: TableOptions): Omit<Found, 'head'> {
  const by = (use: Use): readonly Column[] => columns.filter((column) => column.use === use);
  const orders = new Map(
    [...by('due'), ...by('done')].map(({ index }) => [index, options.order ?? orderIn(texts(rows, index))]),
  );
  const [what] = by('what');
  const tasks: FoundTask[] = [];
  const rest: FoundText[] = [];
  const unreadDates: FoundText[] = [];
  let group: string | undefined;
  for (const row of rows) {
    const cell = ({ index }: Column): string => row.cells[index]?.trim() ?? '';
    const filled = columns.filter((column) => cell(column) !== '');
    const only = filled[0] === undefined ? '' : cell(filled[0]);
    const title = what === undefined ? '' : cell(what);
    if (filled.length === 1 && columns.length > 1 && options.sections.isName(only)) {
      group = only;
      continue;
    }
    if (title === '') {
      rest.push({ at: row.at, text: filled.map((column) => said(column, cell(column))).join('; ') });
      continue;
    }
    const { task: read, unread } = taskOf(title, row.at, filled, cell, orders, options.sections);
    const task = row.notes === undefined ? read : { ...read, notes: [...read.notes, ...row.notes] };
    tasks.push(group === undefined || task.hints.length > 1 ? task : { ...task, hints: [group, title] });
    unreadDates.push(...unread);
  }
  return {
    tasks,
    rest,
    unreadDates,
    columns: columns.filter(({ isEmpty }) => !isEmpty).map(({ name, use }) => [name, use]),
  };
}

function* texts(rows: readonly Row[], index: number): Generator<string> {
  for (const { cells } of rows) yield cells[index] ?? '';
}

function said({ name, use }: Column, text: string): string {
  return use === 'what' ? text : `${name}: ${text}`;
}

/** The task that a row is. Whatever is not taken for a key of it becomes a note. */
function taskOf(
  what: string,
  at: string,
  filled: readonly Column[],
  cell: (column: Column) => string,
  orders: ReadonlyMap<number, DateOrder | undefined>,
  sections: SectionFinder,
): { readonly task: FoundTask; readonly unread: readonly FoundText[] } {
  const task: { -readonly [K in keyof FoundTask]?: FoundTask[K] } = {};
  const notes: string[] = [];
  const labels: string[] = [];
  const unread: FoundText[] = [];
  for (const column of filled) {
    const text = cell(column);
    switch (column.use) {
      case 'what':
      case 'skip':
        break;
      case 'owner':
        task.owner = ownerOf(text);
        break;
      case 'due':
        task.due = dateOf(text, orders.get(column.index));
        if (task.due === undefined && !isNoDate(text)) {
          unread.push({ at, text });
          notes.push(said(column, text));
        }
        break;
      case 'done':
        task.done = dayOf(text, orders.get(column.index));
        if (task.done === undefined) notes.push(said(column, text));
        break;
      case 'status':
        task.status = statusOf(text);
        if (task.status === 'not-applicable' || (task.status === 'blocked' && /\s/.test(text))) task.reason ??= text;
        if (task.status === undefined) notes.push(said(column, text));
        break;
      case 'section':
        // The name of the section itself says nothing else.
        if (labels.some(sections.isName) || !sections.isSection(text)) notes.push(said(column, text));
        labels.push(text);
        break;
      case 'notes':
        notes.push(NOTES.test(column.name) ? text : said(column, text));
        break;
      case 'evidence':
      case 'reason':
        task[column.use] = text;
        break;
    }
  }
  // The status says that it is open again.
  if (task.done !== undefined && task.status !== undefined && task.status !== 'done') {
    notes.push(...filled.filter(({ use }) => use === 'done').map((column) => said(column, cell(column))));
    task.done = undefined;
  }
  return { task: { ...task, what, notes, hints: [...labels, what], at }, unread };
}

const NOTES = /^(?:notes?|comments?|description|card description|details|remarks)$/i;
