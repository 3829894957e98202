import type { List, Root, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { headersIn } from './columns.ts';
import type { Found, Refused } from './item.ts';
import { headingOf, nameIn, type Heading } from './heading.ts';
import { headFieldIn } from './head-field.ts';
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
import { holdsBox, readList } from './read-list.ts';
import { tasksOfTable, type TableOptions } from './read-table.ts';

/** Reads headings, check boxes, lists and tables. Without any box or table of tasks, each item of a list is a task. */
export function readChecklist(text: string, options: TableOptions): Found | Refused {
  const { front, body } = withoutFrontMatter(text);
  const root: Root = fromMarkdown(shallow(body), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const hasTable = root.children.some((node) => node.type === 'table' && isTaskTable(node));
  const reader: Reader = {
    body,
    options,
    everyItem: !hasTable && !hasBox(root.children),
    head: {},
    tasks: [],
    rest: [],
    unreadDates: [],
    columns: [],
    refused: undefined,
    titled: false,
  };
  for (const [index, line] of front.entries()) takeLine(reader, line, line, `line ${String(index + 2)}`, undefined);
  const [first] = root.children;
  const title = first?.type === 'paragraph' ? linkedText(first).text : '';
  const isTitle = LINE_AS_TITLE.test(title) && headFieldIn(title, options.order) === undefined;
  if (isTitle && reader.head.name === undefined) reader.head = { ...reader.head, name: nameIn(title) };
  readBlocks(reader, isTitle ? root.children.slice(1) : root.children, []);
  const { head, tasks, rest, unreadDates, columns, refused } = reader;
  return refused === undefined ? { head, tasks, rest, unreadDates, columns } : { refused };
}

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

/** Reads blocks one after the other; a heading holds until the next one of its depth. */
function readBlocks(reader: Reader, blocks: readonly Block[], outer: readonly Heading[], depth = 0): void {
  let within = outer;
  for (const node of blocks) {
    if (depth > DEEPEST) keep(reader, node);
    else if (node.type === 'heading') {
      within = [...within.filter((one) => one.depth < node.depth), headingOf(linkedText(node).text, node.depth)];
      if (outer.length === 0 && node.depth === 1) takeTitle(reader, within);
      for (const link of linkedText(node).links) {
        keepText(reader, `${within.at(-1)?.text ?? ''}: ${link}`, placeOf(node));
      }
    } else if (node.type === 'list') readListWithin(reader, node, within, depth);
    else if (node.type === 'table') readTable(reader, node, within);
    else if (node.type === 'blockquote') readBlocks(reader, node.children, within, depth + 1);
    else if (node.type === 'paragraph') {
      const lines = linkedText(node).text.split('\n');
      const written = sourceOf(reader, node).split('\n');
      if (lines.length !== written.length) keep(reader, node);
      else {
        for (const [index, line] of lines.entries()) {
          takeLine(reader, line, written[index] ?? '', placeOf(node, index), within.at(-1));
        }
      }
    } else keep(reader, node);
  }
}

function readListWithin(reader: Reader, list: List, within: readonly Heading[], depth: number): void {
  readList(reader, list, within, depth, (blocks) => {
    readBlocks(reader, blocks, within, depth + 1);
  });
}

function hasBox(blocks: readonly Block[], depth = 0): boolean {
  return blocks.some(
    (node) =>
      (node.type === 'list' && holdsBox(node)) ||
      (node.type === 'blockquote' && depth < DEEPEST && hasBox(node.children, depth + 1)),
  );
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
