import type { Span } from '../text/span.ts';
import { resolved, type Entry, type Node } from '../syntax/tree.ts';

/** One step from the root of a plan: a key, an index, or a list item that is asked for and does not stand there. */
export type Step = string | number | WantedItem;

/** The item of a list that has this value under this key, as the approval whose gate is pricing. */
export interface WantedItem {
  readonly key: string;
  readonly value: string;
}

export type Path = readonly Step[];

/** Where something stands in a plan, or would stand: what it is by its path, and what to underline. */
export interface Place {
  readonly path: Path;
  /** The smallest text that a person would change: the value, else the key, else the section's key. */
  readonly span: Span;
}

/** The span to underline for the value of an entry: a value in one piece is its own place, a longer one its key's. */
export function entrySpan(entry: Entry): Span {
  return entry.value.kind === 'mapping' || entry.value.kind === 'sequence' || isEmpty(entry.value)
    ? entry.key.span
    : entry.value.span;
}

/** The span to underline for an item of a list: the text itself, or of a mapping its first one-line value. */
export function itemSpan(node: Node): Span {
  switch (node.kind) {
    case 'scalar':
    case 'alias':
      return node.span;
    case 'mapping': {
      const first = node.entries.find((entry) => !entry.merged);
      if (first === undefined) return { start: node.span.start, end: Math.min(node.span.start + 1, node.span.end) };
      const value = resolved(first.value);
      return value.kind === 'scalar' && !isEmpty(value) ? first.value.span : first.key.span;
    }
    case 'sequence': {
      const first = node.items[0];
      return first === undefined ? node.span : itemSpan(first);
    }
  }
}

/** Whether a node says nothing: no value, an empty text, list or map. Such a key counts as absent. */
export function isEmpty(node: Node): boolean {
  const value = resolved(node);
  switch (value.kind) {
    case 'scalar':
      return value.value === null || value.text.trim() === '';
    case 'mapping':
      return value.entries.length === 0;
    case 'sequence':
      return value.items.length === 0;
  }
}
