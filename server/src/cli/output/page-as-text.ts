import type { Colors } from '../../reporters/text/colors.ts';
import type { Block, Page } from '../../engine/pages/page.ts';
import { printable } from '../../text/printable.ts';
import { wrapped } from './wrapped.ts';

/** A page of the documentation for a terminal. */
export function pageAsText({ title, blocks }: Page, colors: Colors): string {
  const parts = [colors.bold(printable(title)), ...blocks.map((block) => blockAsText(block, colors))];
  return `${parts.join('\n\n')}\n`;
}

function blockAsText(block: Block, colors: Colors): string {
  switch (block.kind) {
    case 'heading':
      return colors.bold(block.text);
    case 'text':
      return wrapped(block.text.replaceAll('\n', ' '));
    case 'quote':
      return wrapped(printable(block.text.replaceAll(/\s+/g, ' ')));
    case 'links':
      return linksAsText(block.items);
    case 'list':
      return block.items.map((item) => `- ${wrapped(item, '  ').trimStart()}`).join('\n');
    case 'code':
      return block.text
        .trimEnd()
        .split('\n')
        .map((line) => `    ${line}`.trimEnd())
        .join('\n');
    case 'table':
      return tableAsText([block.head, ...block.rows]);
  }
}

function linksAsText(items: Extract<Block, { kind: 'links' }>['items']): string {
  const width = Math.max(...items.map(({ to }) => to.length));
  return items.map(({ to, text }) => printable(`  ${to.padEnd(width)}  ${text}`)).join('\n');
}

function tableAsText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
