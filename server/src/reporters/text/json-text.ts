import { replaceObeyed } from '../../text/obeyed.ts';

/**
 * Data as JSON that is also safe to print: control characters and invisible ones are written as `\u009b`. JSON itself
 * escapes those below the space.
 */
export function jsonText(data: unknown, indentation?: number): string {
  return replaceObeyed(JSON.stringify(data, undefined, indentation), escaped);
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}

/** A list in indented JSON whose items are written one by one, so that nobody has to keep them. */
export interface JsonList {
  /** An item, with the separator before it. */
  readonly item: (data: unknown) => string;
  /** The text around the items, including brackets; `first` comes before them. */
  readonly around: (first: readonly unknown[]) => { readonly before: string; readonly after: string };
}

/** @param depth how many objects and lists are around the list. */
export function jsonList(depth: number): JsonList {
  const indentation = '  '.repeat(depth);
  // JSON writes no line break inside a text, so each line break starts a line of the format.
  const written = (data: unknown): string =>
    `${indentation}  ${jsonText(data, 2).replaceAll('\n', `\n${indentation}  `)}`;
  let isEmpty = true;
  return {
    item: (data) => {
      const separator = isEmpty ? '' : ',\n';
      isEmpty = false;
      return `${separator}${written(data)}`;
    },
    around: (first) => {
      if (isEmpty && first.length === 0) return { before: '[', after: ']' };
      const separator = isEmpty || first.length === 0 ? '' : ',\n';
      return { before: `[\n${first.map(written).join(',\n')}${separator}`, after: `\n${indentation}]` };
    },
  };
}

/** A list in indented JSON, item by item. */
export function* jsonItems(items: Iterable<unknown>): Generator<string> {
  const list = jsonList(0);
  let isOpen = false;
  for (const data of items) {
    const item = list.item(data);
    yield isOpen ? item : `[\n${item}`;
    isOpen = true;
  }
  const { before, after } = list.around([]);
  yield isOpen ? after : `${before}${after}`;
}
