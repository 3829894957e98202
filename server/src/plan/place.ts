import type { Span } from '../text/span.ts';
import { resolved, type Entry, type Mapping, type Node } from '../syntax/tree.ts';

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

/**
 * The path of a key or item below a place. Written out for the lengths that nearly all have: an array that is spread
 * and goes on behind it is made with room for many more.
 */
export function below(path: Path, step: Step): Path {
  // The alternatives are never taken, for there is a step at each place before the last.
  switch (path.length) {
    case 0:
      return [step];
    case 1:
      return [path[0] ?? step, step];
    case 2:
      return [path[0] ?? step, path[1] ?? step, step];
    case 3:
      return [path[0] ?? step, path[1] ?? step, path[2] ?? step, step];
    default:
      return [...path, step];
  }
}

/** The span to underline for the value of an entry: a value in one piece is its own place, a longer one its key's. */
export function entrySpan(entry: Entry): Span {
  return isEmpty(entry.value) ? entry.key.span : valueSpan(entry);
}

/** The same for an entry that is known to have a value. */
export function valueSpan({ key, value }: Entry): Span {
  return value.kind === 'mapping' || value.kind === 'sequence' ? key.span : value.span;
}

/** The span to underline for an item of a list: the text itself, or of a mapping its first one-line value. */
export function itemSpan(node: Node): Span {
  switch (node.kind) {
    case 'scalar':
    case 'alias':
      return node.span;
    case 'mapping': {
      const first = ownEntry(node);
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

/** The first entry that stands in the mapping itself. */
function ownEntry({ entries }: Mapping): Entry | undefined {
  for (const entry of entries) if (!entry.merged) return entry;
  return undefined;
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
