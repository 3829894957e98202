import type { BlockContent, DefinitionContent, List, ListItem, Nodes, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { headersIn } from './columns.ts';
import type { Found, FoundHead, FoundTask, FoundText, Refused } from './item.ts';
import { headingOf, nameIn, type Heading } from './heading.ts';
import { headFieldIn } from './head-field.ts';
import { linkedText } from './linked-text.ts';
import { tasksOfTable, type TableOptions } from './read-table.ts';
import { fieldIn, titleFields, type TitleFields } from './title-fields.ts';

/** Reads headings, check boxes, lists and tables. Without any box or table of tasks, each item of a list is a task. */
export function readChecklist(text: string, options: TableOptions): Found | Refused {
  const { front, body } = withoutFrontMatter(text);
  const root: Root = fromMarkdown(shallow(body), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const hasTable = root.children.some((node) => node.type === 'table' && isTaskTable(node));
  const reader: Reader = {
    body,
    options,
    everyItem: !hasTable && !BOX.test(body),
    head: {},
    tasks: [],
    rest: [],
    unreadDates: [],
    columns: [],
    refused: undefined,
    titled: false,
  };
  for (const [index, line] of front.entries()) takeLine(reader, line, `line ${String(index + 2)}`, undefined);
  const [first] = root.children;
  const title = first?.type === 'paragraph' ? linkedText(first).text : '';
  const isTitle = LINE_AS_TITLE.test(title) && headFieldIn(title, options.order) === undefined;
  if (isTitle && reader.head.name === undefined) reader.head = { ...reader.head, name: nameIn(title) };
  readBlocks(reader, isTitle ? root.children.slice(1) : root.children, []);
  const { head, tasks, rest, unreadDates, columns, refused } = reader;
  return refused === undefined ? { head, tasks, rest, unreadDates, columns } : { refused };
}

interface Reader {
  readonly body: string;
  readonly options: TableOptions;
  readonly everyItem: boolean;
  head: FoundHead;
  readonly tasks: FoundTask[];
  readonly rest: FoundText[];
  readonly unreadDates: FoundText[];
  columns: Found['columns'];
  refused: string | undefined;
  /** Whether the page had its title. */
  titled: boolean;
}

/** A box as GitHub, Obsidian, Notion and people write it. */
const BOX = /^[\s>]*(?:[-*+]|\d+[.)])\s+(?:\[[ xX/~-]\]\s|[☐☑☒✅✔⬜◻])/mu;

/** A line at the top that is no sentence. */
const LINE_AS_TITLE = /^[^\n]{1,80}[^\n.:;,!?]$/;

/** Settings of a page above its text, as Jekyll and Obsidian have them: they stay as empty lines, so that lines count. */
function withoutFrontMatter(text: string): { readonly front: readonly string[]; readonly body: string } {
  const [all = '', inside = ''] = /^---[ \t]*\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  if (all === '') return { front: [], body: text };
  return { front: inside.split(/\r?\n/), body: all.replaceAll(/[^\n]/g, '') + text.slice(all.length) };
}

/**
 * The same text of the same length, with nothing nested deeper than people do: the time that the parser takes grows with
 * the square of it.
 */
function shallow(text: string): string {
  return text.replaceAll(/^[ \t]{100,}|^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])){30,}/gm, (all) =>
    '\\'.padEnd(all.length, '-'),
  );
}

type Block = RootContent | BlockContent | DefinitionContent;

/** Deeper than anybody nests lists and quotations; what is further in is text. */
const DEEPEST = 40;

/** Reads blocks one after the other; a heading holds until the next one of its depth. */
function readBlocks(reader: Reader, blocks: readonly Block[], outer: readonly Heading[], depth = 0): void {
  let within = outer;
  for (const node of blocks) {
    if (depth > DEEPEST) keep(reader, node);
    else if (node.type === 'heading') {
      within = [...within.filter((one) => one.depth < node.depth), headingOf(linkedText(node).text, node.depth)];
      if (outer.length === 0 && node.depth === 1) takeTitle(reader, within);
    } else if (node.type === 'list') readList(reader, node, within, depth);
    else if (node.type === 'table') readTable(reader, node, within);
    else if (node.type === 'blockquote') readBlocks(reader, node.children, within, depth + 1);
    else if (node.type === 'paragraph') {
      const lines = linkedText(node).text.split('\n');
      for (const [index, line] of lines.entries()) {
        takeLine(reader, line, placeOf(node, index), within.at(-1));
      }
    } else keep(reader, node);
  }
}

/** The title of the page is the name of the launch; a second one is a heading like others. */
function takeTitle(reader: Reader, within: readonly Heading[]): void {
  const [title] = within;
  if (title === undefined || reader.titled) return;
  reader.titled = true;
  title.isTitle = true;
  reader.head = {
    name: nameIn(title.text),
    ...(title.owner === undefined ? {} : { owner: title.owner }),
    ...reader.head,
  };
}

/**
 * Takes a line such as “Owner: Lee” for what it says of the launch or, below a heading, of what follows it. Any other
 * line is text.
 */
function takeLine(reader: Reader, line: string, at: string, heading: Heading | undefined): void {
  const field = headFieldIn(line, reader.options.order);
  const isWithin = heading !== undefined && !heading.isTitle;
  if (field !== undefined && isWithin && (field.key === 'owner' || field.key === 'date')) {
    heading[field.key === 'owner' ? 'owner' : 'due'] ??= field.value;
  } else if (field !== undefined && !isWithin && reader.head[field.key] === undefined) {
    reader.head = { ...reader.head, [field.key]: field.value };
  } else if (line.trim() !== '') reader.rest.push({ at, text: line.trim() });
}

function readList(reader: Reader, list: List, within: readonly Heading[], depth: number): void {
  for (const item of list.children) {
    const box = boxOf(item);
    const lists = item.children.filter((child) => child.type === 'list');
    const others = item.children.filter((child) => child.type !== 'list');
    const [first, ...further] = others;
    if (first?.type !== 'paragraph') {
      readBlocks(reader, item.children, within, depth + 1);
      continue;
    }
    const { text, links } = linkedText(first);
    const isGroup = box.status === undefined && lists.some((one) => reader.everyItem || holdsBox(one));
    if (box.status === undefined && !isGroup && (!reader.everyItem || isAboutLaunch(reader, item, within))) {
      takeItem(reader, item, within);
      continue;
    }
    const [title, below] = titleAndRest(box.isGlyph ? text.slice(text.indexOf(' ') + 1) : text);
    const parent = headingOf(title, 7 + depth, isGroup);
    const inside = lists.filter((one) => box.status === undefined || holdsBox(one));
    if (isGroup) for (const block of further) keep(reader, block);
    else {
      const fields = lists.filter((one) => !inside.includes(one)).flatMap((one) => one.children);
      const isOut = box.status !== 'done' && first.children.length === 1 && first.children[0]?.type === 'delete';
      const crossedOut = isOut ? ({ status: 'not-applicable', reason: 'crossed out' } as const) : {};
      const notes = [below, ...links, ...further.map((one) => sourceOf(reader, one))];
      takeTask(reader, title, { ...box, ...crossedOut, notes, fields, at: placeOf(item) }, within);
    }
    // What is within a task is read on its own, so it says whose part it is.
    const whole = box.status === undefined || parent.text.length > LONGEST_PREFIX ? {} : { isTask: true };
    for (const one of inside) readList(reader, one, [...within, { ...parent, ...whole }], depth + 1);
  }
}

const LONGEST_PREFIX = 60;

/** The first line of an item is its title, unless a long one was broken there. */
function titleAndRest(text: string): readonly [string, string] {
  const [first = '', ...others] = text.split('\n');
  if (others.length === 0 || first.length > 60) return [text.replaceAll(/\s+/g, ' '), ''];
  return [first, others.join('\n')];
}

/** Whether an item at the top of a list says something of the launch as a whole. */
function isAboutLaunch({ options }: Reader, item: ListItem, within: readonly Heading[]): boolean {
  return within.every(({ isTitle }) => isTitle) && headFieldIn(linkedText(item).text, options.order) !== undefined;
}

/** An item without a box among items with one: what it says of the launch, or text. */
function takeItem(reader: Reader, item: ListItem, within: readonly Heading[]): void {
  const text = sourceOf(reader, item).replace(/^(?:[-*+]|\d+[.)])\s+/, '');
  const [line = '', ...others] = text.split('\n');
  if (others.length === 0) takeLine(reader, linkedText(item).text, placeOf(item), within.at(-1));
  else reader.rest.push({ at: placeOf(item), text: [line, ...others.map((one) => one.trim())].join('\n') });
}

interface Box {
  /** Absent where the item has no box. */
  readonly status?: FoundTask['status'];
  readonly reason?: string;
  readonly isGlyph?: true;
}

const boxes: Readonly<Record<string, Box>> = {
  ...{ '☐': { status: 'todo' }, '⬜': { status: 'todo' }, '◻': { status: 'todo' }, '[ ]': { status: 'todo' } },
  ...{ '☑': { status: 'done' }, '☒': { status: 'done' }, '✅': { status: 'done' }, '✔': { status: 'done' } },
  ...{ '[x]': { status: 'done' }, '[/]': { status: 'doing' }, '[~]': { status: 'doing' } },
  '[-]': { status: 'not-applicable', reason: 'cancelled' },
};

function boxOf({ checked, children: [first] }: ListItem): Box {
  if (typeof checked === 'boolean') return { status: checked ? 'done' : 'todo' };
  if (first?.type !== 'paragraph') return {};
  const [sign] = /^(?:\[[xX/~-]\]|[☐☑☒✅✔⬜◻])(?=\uFE0F?\s)/u.exec(linkedText(first).text) ?? [];
  const box = sign === undefined ? undefined : boxes[sign.toLowerCase()];
  return box === undefined ? {} : { ...box, isGlyph: true };
}

function holdsBox(list: List, depth = 0): boolean {
  return list.children.some(
    (item) =>
      boxOf(item).status !== undefined ||
      (depth < DEEPEST && item.children.some((child) => child.type === 'list' && holdsBox(child, depth + 1))),
  );
}

/** Two dates in one, as `03/04/2027`, anywhere in a title. */
const NUMERIC_DATE = /\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b/;

interface Item extends Box {
  readonly notes: readonly string[];
  /** Items below it without a box: each a field of the task, or a note. */
  readonly fields: readonly ListItem[];
  readonly at: string;
}

function takeTask(
  reader: Reader,
  line: string,
  { status, reason, notes, fields, at }: Item,
  within: readonly Heading[],
): void {
  const { order } = reader.options;
  const said = titleFields(line, order);
  if (said.what === '') return;
  const [unread] = NUMERIC_DATE.exec(said.what) ?? [];
  if (unread !== undefined) reader.unreadDates.push({ at, text: unread });
  let own: Omit<TitleFields, 'what'> = said;
  const further: string[] = [];
  for (const item of fields) {
    const field = fieldIn(linkedText(item).text, order);
    if (field === undefined) further.push(sourceOf(reader, item));
    else own = { ...field, ...own };
  }
  const column = within.findLast((one) => one.status !== undefined)?.status;
  // A box that is ticked says more than words that were written before.
  const now = status === 'todo' || status === undefined ? (own.status ?? column ?? status) : status;
  const done = now === undefined || now === 'done' || now === 'todo' ? own.done : undefined;
  const parent = within.at(-1);
  const what = parent?.isTask === true ? `${parent.text}: ${said.what}` : said.what;
  reader.tasks.push({
    ...own,
    ...withDefaults(own, within),
    what,
    done,
    status: done === undefined ? now : 'done',
    reason,
    notes: [...notes, ...further].filter((note) => note !== ''),
    hints: hintsFor(said.what, within),
    at,
  });
}

/** The owner and the date of the nearest heading that has one, where a task has none of its own. */
function withDefaults(
  task: Pick<FoundTask, 'owner' | 'due' | 'done'>,
  within: readonly Heading[],
): Pick<FoundTask, 'owner' | 'due'> {
  return {
    owner: task.owner ?? within.findLast(({ owner, isTitle }) => owner !== undefined && !isTitle)?.owner,
    due: task.due ?? within.findLast(({ due, isTitle }) => due !== undefined && !isTitle)?.due,
  };
}

/** The headings above a task, the nearest first; those that say when come behind the title of the task itself. */
function hintsFor(what: string, within: readonly Heading[], labels: readonly string[] = []): readonly string[] {
  const nearest = within.toReversed();
  const sure = nearest.filter(({ isTitle, isPhase }) => !isTitle && !isPhase).map(({ text }) => text);
  const others = nearest.filter(({ isTitle, isPhase }) => isTitle || isPhase).map(({ text }) => text);
  return [...labels, ...sure, what, ...others];
}

function isTaskTable({ children: [header] }: Table): boolean {
  return header !== undefined && headersIn(header.children.map((cell) => linkedText(cell).text)) >= 2;
}

function readTable(reader: Reader, table: Table, within: readonly Heading[]): void {
  const rows = table.children.map((row) => ({
    cells: row.children.map((cell) => linkedText(cell).text.replaceAll(/\s*\n\s*/g, ' ')),
    notes: row.children.flatMap((cell) => linkedText(cell).links),
    at: placeOf(row),
  }));
  const result = isTaskTable(table) ? tasksOfTable(rows, reader.options) : undefined;
  if (result === undefined) {
    for (const { cells, notes, at } of rows) {
      reader.rest.push({ at, text: [...cells.filter((cell) => cell !== ''), ...notes].join(' | ') });
    }
    return;
  }
  if ('refused' in result) {
    reader.refused ??= result.refused;
    return;
  }
  reader.columns = [...reader.columns, ...result.columns];
  reader.rest.push(...result.rest);
  reader.unreadDates.push(...result.unreadDates);
  for (const task of result.tasks) {
    const hints = hintsFor(task.what, within, task.hints.slice(0, -1));
    reader.tasks.push({ ...task, ...withDefaults(task, within), hints });
  }
}

/** Keeps a block that is no task as text. What is invisible on the page is left out. */
function keep(reader: Reader, node: Block): void {
  if (['thematicBreak', 'definition', 'yaml'].includes(node.type)) return;
  const text = sourceOf(reader, node)
    .replaceAll(/<!--[^]*?(?:-->|$)/g, '')
    .trim();
  if (text !== '') reader.rest.push({ at: placeOf(node), text });
}

/** A block as it is written, without what indents it. */
function sourceOf({ body }: Reader, node: Nodes): string {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return '';
  const indent = ' '.repeat(start.column - 1);
  return body
    .slice(start.offset, end.offset)
    .split(/\r?\n/)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join('\n')
    .trim();
}

function placeOf(node: Nodes, further = 0): string {
  return `line ${String((node.position?.start.line ?? 1) + further)}`;
}
