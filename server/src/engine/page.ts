/** A page of the documentation, as data that is shown as Markdown or on a terminal. */
export interface Page {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A part of a page. Texts may hold `code` and nothing else of Markdown. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly language: 'yaml' | 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** A page as Markdown. */
export function pageAsMarkdown({ title, blocks }: Page): string {
  return [`# ${title}`, ...blocks.map(blockAsMarkdown), ''].join('\n\n').replace(/\n+$/, '\n');
}

function blockAsMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.text}`;
    case 'text':
      return block.text.replaceAll('\n', ' ');
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'code':
      return `\`\`\`${block.language}\n${block.text.trimEnd()}\n\`\`\``;
    case 'table':
      return tableAsMarkdown(block.head, block.rows);
  }
}

/** A table in Markdown, its cells escaped where a bar would end them. */
export function tableAsMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
