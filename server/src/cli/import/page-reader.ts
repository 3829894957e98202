import type { BlockContent, DefinitionContent, Nodes, RootContent } from 'mdast';
import { headFieldIn } from './head-field.ts';
import type { Heading } from './heading.ts';
import type { Found, FoundHead, FoundTask, FoundText } from './item.ts';
import type { TableOptions } from './read-table.ts';

/** What is known of a page while it is read, and what was found so far. */
export interface Reader {
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

export type Block = RootContent | BlockContent | DefinitionContent;

/** Deeper than anybody nests lists and quotations; what is further in is text. */
export const DEEPEST = 40;

/**
 * Takes a line such as “Owner: Lee” for what it says of the launch or, below a heading, of what follows it. Any other
 * line is text.
 *
 * @param source the line as it is written, with where its links lead.
 */
export function takeLine(reader: Reader, line: string, source: string, at: string, heading: Heading | undefined): void {
  const field = headFieldIn(line, reader.options.order);
  const isWithin = heading !== undefined && !heading.isTitle;
  const key = field?.key === 'date' ? 'due' : 'owner';
  if (field === undefined) keepText(reader, source, at);
  else if (!isWithin && reader.head[field.key] === undefined) {
    reader.head = { ...reader.head, [field.key]: field.value };
  } else if (isWithin && (field.key === 'owner' || field.key === 'date') && heading[key] === undefined) {
    heading[key] = field.value;
  } else keepText(reader, source, at);
}

/** Keeps what is no task as text. What is invisible on the page is left out. */
export function keepText(reader: Reader, written: string, at: string): void {
  const text = written.replaceAll(/<!--[^]*?(?:-->|$)/g, '').trim();
  if (text !== '') reader.rest.push({ at, text });
}

/** Keeps a block that is no task. */
export function keep(reader: Reader, node: Block): void {
  if (['thematicBreak', 'definition', 'yaml'].includes(node.type)) return;
  keepText(reader, sourceOf(reader, node), placeOf(node));
}

/** A block as it is written, without what indents it. */
export function sourceOf({ body }: Reader, node: Nodes): string {
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

export function placeOf(node: Nodes, further = 0): string {
  return `line ${String((node.position?.start.line ?? 1) + further)}`;
}

/** The owner and the date of the nearest heading that has one, where a task has none of its own. */
export function withDefaults(
  task: Pick<FoundTask, 'owner' | 'due' | 'done'>,
  within: readonly Heading[],
): Pick<FoundTask, 'owner' | 'due'> {
  return {
    owner: task.owner ?? within.findLast(({ owner, isTitle }) => owner !== undefined && !isTitle)?.owner,
    due: task.due ?? within.findLast(({ due, isTitle }) => due !== undefined && !isTitle)?.due,
  };
}

/** The headings above a task, the nearest first; those that say when come behind the title of the task itself. */
export function hintsFor(what: string, within: readonly Heading[], labels: readonly string[] = []): readonly string[] {
  const nearest = within.toReversed();
  const sure = nearest.filter(({ isTitle, isPhase }) => !isTitle && !isPhase).map(({ text }) => text);
  const others = nearest.filter(({ isTitle, isPhase }) => isTitle || isPhase).map(({ text }) => text);
  return [...labels, ...sure, what, ...others];
}
