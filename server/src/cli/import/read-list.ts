import type { List, ListItem } from 'mdast';
import { headFieldIn } from './head-field.ts';
import { headingOf, type Heading } from './heading.ts';
import type { FoundTask } from './item.ts';
import { linkedText } from './linked-text.ts';
import {
  DEEPEST,
  hintsFor,
  keep,
  keepText,
  placeOf,
  sourceOf,
  takeLine,
  withDefaults,
  type Block,
  type Reader,
} from './page-reader.ts';
import { fieldIn, titleFields, type TitleFields } from './title-fields.ts';

/**
 * Reads the items of a list: tasks, headings of other items, or text.
 *
 * @param readBlocks reads an item that begins with something else than a line of text.
 */
export function readList(
  reader: Reader,
  list: List,
  within: readonly Heading[],
  depth: number,
  readBlocks: (blocks: readonly Block[]) => void,
): void {
  for (const item of list.children) {
    const box = boxOf(item);
    const lists = item.children.filter((child) => child.type === 'list');
    const others = item.children.filter((child) => child.type !== 'list');
    const [first, ...further] = others;
    if (first?.type !== 'paragraph') {
      readBlocks(item.children);
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
    if (isGroup) {
      for (const link of links) keepText(reader, `${title}: ${link}`, placeOf(item));
      for (const block of further) keep(reader, block);
    } else {
      const fields = lists.filter((one) => !inside.includes(one)).flatMap((one) => one.children);
      const isOut = box.status !== 'done' && first.children.length === 1 && first.children[0]?.type === 'delete';
      const crossedOut = isOut ? ({ status: 'not-applicable', reason: 'crossed out' } as const) : {};
      const notes = [below, ...links, ...further.map((one) => sourceOf(reader, one))];
      takeTask(reader, title, { ...box, ...crossedOut, notes, fields, at: placeOf(item) }, within);
    }
    // What is within a task is read on its own, so it says whose part it is.
    const whole = box.status === undefined || parent.text.length > LONGEST_PREFIX ? {} : { isTask: true };
    for (const one of inside) readList(reader, one, [...within, { ...parent, ...whole }], depth + 1, readBlocks);
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
  if (others.length === 0) takeLine(reader, linkedText(item).text, line, placeOf(item), within.at(-1));
  else keepText(reader, [line, ...others.map((one) => one.trim())].join('\n'), placeOf(item));
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

/** Whether an item of a list, or of one within it, has a box. */
export function holdsBox(list: List, depth = 0): boolean {
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
  if (said.what === '') {
    keepText(reader, notes.join('\n'), at);
    return;
  }
  const [unread] = NUMERIC_DATE.exec(said.what) ?? [];
  if (unread !== undefined) reader.unreadDates.push({ at, text: unread });
  let own: Omit<TitleFields, 'what'> = said;
  const further: string[] = [];
  for (const item of fields) {
    const field = fieldIn(linkedText(item).text, order);
    const isNew = field !== undefined && Object.keys(field).every((key) => !(key in own));
    if (isNew) own = { ...field, ...own };
    else further.push(sourceOf(reader, item));
  }
  const column = within.findLast((one) => one.status !== undefined)?.status;
  // A box that is ticked says more than words that were written before.
  const now = status === 'todo' || status === undefined ? (own.status ?? column ?? status) : status;
  const done = now === undefined || now === 'done' || now === 'todo' ? own.done : undefined;
  if (own.done !== undefined && done === undefined) further.push(`done ${own.done}`);
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
