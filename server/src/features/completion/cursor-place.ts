import { nodeAtPath, type NodePath } from '../../syntax/node-at.ts';
import { lineEndAt, lineStartAt } from '../../syntax/parse/source-lines.ts';
import { resolved, type Document, type Node } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';

/** What a cursor may be about to write: a key of a mapping, or a value. */
export type CursorPlace = KeyPlace | ValuePlace;

interface Written {
  /** What an item replaces: the word under the cursor, on one line. */
  readonly word: Span;
  /** What has to be before the item: a space after a colon, or the dash of a new list item. */
  readonly prefix: '' | ' ' | '- ';
  readonly style: 'block' | 'flow';
}

export interface KeyPlace extends Written {
  readonly kind: 'key';
  /** The path of the mapping. */
  readonly path: NodePath;
  /** The other keys of the mapping, merged ones included. */
  readonly siblings: readonly string[];
  /** The column at which the key will start. */
  readonly column: number;
  readonly hasColon: boolean;
  /** The key under the cursor, if it has a value that would stay. */
  readonly replaces: string | undefined;
}

export interface ValuePlace extends Written {
  readonly kind: 'value';
  /** The path of the value. */
  readonly path: NodePath;
  /** The quotation mark around the word. The word is usually the text between the marks. */
  readonly quote: '"' | "'" | undefined;
  /** Whether nothing closes the quotation mark; then the word begins with it. */
  readonly isOpenQuote: boolean;
  /** The texts of the other items of its list. */
  readonly others: readonly string[];
  /** The column of the key or the dash that holds it. */
  readonly column: number;
  /** Whether it is the first thing on its line. */
  readonly ownLine: boolean;
}

/** The texts of the other items of the list, if the path is that of a list item. */
export function otherItems({ root }: Document, path: NodePath, own: Node): readonly string[] {
  const list = typeof path.at(-1) === 'number' ? nodeAtPath(root, path.slice(0, -1)) : undefined;
  return list?.kind === 'sequence'
    ? list.items.flatMap((item) => {
        const value = resolved(item);
        return value.kind === 'scalar' && item.span.start !== own.span.start ? [value.text] : [];
      })
    : [];
}

/** Whether there is nothing before an offset on its line but spaces and dashes of list items. */
export function isFirstOfLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:-[ \t]+)*-?$/.test(text.slice(lineStartAt(text, offset), offset));
}

/** Whether the last thing before an offset on its line is the dash of a list item. */
export function isBehindDash(text: string, offset: number): boolean {
  return /(?:^|[ \t])-[ \t]*$/.test(text.slice(lineStartAt(text, offset), offset));
}

/** Where the content of the line at an offset starts, after the indentation and the dashes of list items. */
export function contentColumn(text: string, offset: number): number {
  const start = lineStartAt(text, offset);
  return /^[ \t]*(?:-[ \t]+)*/.exec(text.slice(start, lineEndAt(text, offset)))?.[0].length ?? 0;
}
