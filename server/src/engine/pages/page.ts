import { escapeMarkdown } from '../../text/markdown-text.ts';
import { printable } from '../../text/printable.ts';

/** A page of the documentation, as data that is shown as Markdown or on a terminal. */
export interface Page {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A part of a page. Texts may hold `code` and nothing else of Markdown. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  /** Pages that say more, by the names that `launchplan explain` takes, each with a sentence. */
  | { readonly kind: 'links'; readonly items: readonly { readonly to: string; readonly text: string }[] }
  | { readonly kind: 'text'; readonly text: string }
  /** Text of somebody else's, which is shown as it is. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly language: 'yaml' | 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** How Markdown is written where a page leaves a choice. */
export interface MarkdownOptions {
  /** Where the page of a name is; without it, names are not linked. */
  readonly linkTo?: (name: string) => string;
}

/** A page as Markdown. */
export function pageAsMarkdown({ title, blocks }: Page, options: MarkdownOptions = {}): string {
  return endedOnce([`# ${escapeMarkdown(title).replaceAll(HARMLESS, '$1')}`, blocksAsMarkdown(blocks, options)]);
}

/** Parts of a page as Markdown, without a line break at the end. */
export function blocksAsMarkdown(blocks: readonly Block[], options: MarkdownOptions = {}): string {
  return blocks.map((block) => blockAsMarkdown(block, options)).join('\n\n');
}

/** Paragraphs as the text of a file, which ends with one line break. */
export function endedOnce(parts: readonly string[]): string {
  return `${parts.join('\n\n').trimEnd()}\n`;
}

function blockAsMarkdown(block: Block, { linkTo }: MarkdownOptions): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.text}`;
    case 'links':
      return block.items
        .map(({ to, text }) => `- ${linkTo === undefined ? `\`${to}\`` : `[${to}](${linkTo(to)})`}: ${text}`)
        .join('\n');
    case 'text':
      return block.text.replaceAll('\n', ' ');
    case 'quote':
      return escapeMarkdown(printable(block.text));
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'code':
      return fenced(block.text.trimEnd(), block.language);
    case 'table':
      return tableAsMarkdown(block.head, block.rows);
  }
}

/** Marks that mean nothing within a word. */
const HARMLESS = /\\([-./])/g;

/** A block of code, whose fence is longer than any in it (CommonMark 0.31, section 4.5). */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table in Markdown, its cells escaped where a bar would end them. */
export function tableAsMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
