import { quoteScalar } from './quote-scalar.ts';

/**
 * What an edit writes: the source of a scalar (`todo`, `T-14`, `''`-quoted text from {@link quoteScalar}; the empty
 * string leaves the place empty), the entries of a mapping in order, or the items of a list.
 */
export type EntryValue =
  | string
  | { readonly entries: readonly (readonly [key: string, value: EntryValue])[] }
  | { readonly items: readonly EntryValue[] };

/** How the text around an edit is written. */
export interface Layout {
  readonly lineBreak: string;
  /** How much deeper a mapping stands than its key. */
  readonly step: number;
}

/**
 * A value as it stands right behind a `:` that follows its key: ` todo`, or a line break and an indented block.
 *
 * @param column where the key stands
 */
export function writeAfterColon(value: EntryValue, column: number, layout: Layout): string {
  if (typeof value === 'string') return value === '' ? '' : ` ${value}`;
  if (isEmptyCollection(value)) return ` ${writeFlow(value)}`;
  const inner = column + layout.step;
  return layout.lineBreak + ' '.repeat(inner) + writeBlock(value, inner, layout);
}

/** A key and its value, without the indentation of its first line. */
export function writeEntry(key: string, value: EntryValue, column: number, layout: Layout): string {
  return `${quoteScalar(key)}:${writeAfterColon(value, column, layout)}`;
}

/** A list item with its dash, without the indentation of its first line. */
export function writeItem(value: EntryValue, column: number, layout: Layout): string {
  if (typeof value === 'string') return value === '' ? '-' : `- ${value}`;
  return `- ${isEmptyCollection(value) ? writeFlow(value) : writeBlock(value, column + 2, layout)}`;
}

/** A collection in lines of its own, without the indentation of its first line. */
export function writeBlock(value: Exclude<EntryValue, string>, column: number, layout: Layout): string {
  const lines =
    'entries' in value
      ? value.entries.map(([key, child]) => writeEntry(key, child, column, layout))
      : value.items.map((item) => writeItem(item, column, layout));
  return lines.join(layout.lineBreak + ' '.repeat(column));
}

/** A value between brackets, on one line. */
export function writeFlow(value: EntryValue): string {
  if (typeof value === 'string') return value === '' ? 'null' : value;
  if ('items' in value) return `[${value.items.map(writeFlow).join(', ')}]`;
  return `{${value.entries.map(([key, child]) => writeFlowEntry(key, child)).join(', ')}}`;
}

/** A key and its value between brackets. */
export function writeFlowEntry(key: string, value: EntryValue): string {
  return value === '' ? `${quoteScalar(key)}:` : `${quoteScalar(key)}: ${writeFlow(value)}`;
}

function isEmptyCollection(value: Exclude<EntryValue, string>): boolean {
  return ('entries' in value ? value.entries : value.items).length === 0;
}
