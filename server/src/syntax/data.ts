import { resolved, type Entry, type Node } from './tree.ts';

/**
 * A node as plain data, for the validators. A key without a value counts as absent and is left out, as are empty texts
 * and items of lists that say nothing. An alias gives the very data of its target, so that no expansion costs memory.
 */
export function toData(node: Node): unknown {
  return dataOf(node, new Map());
}

function dataOf(node: Node, known: Map<Node, unknown>): unknown {
  const value = resolved(node);
  if (value.kind === 'scalar') return value.text.trim() === '' ? undefined : value.value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const data = value.kind === 'sequence' ? itemsOf(value.items, known) : dataOfEntries(value.entries, known);
  known.set(value, data);
  return data;
}

const VISIBLE = { enumerable: true, configurable: true, writable: true };

function dataOfEntries(entries: readonly Entry[], known: Map<Node, unknown>): unknown {
  const written: Record<string, unknown> = {};
  for (const { key, value } of entries) {
    const data = dataOf(value, known);
    if (data === undefined || data === null) continue;
    // A plain assignment to this key would set the prototype instead.
    if (key.text === '__proto__') Object.defineProperty(written, key.text, { ...VISIBLE, value: data });
    else written[key.text] = data;
  }
  return written;
}

function itemsOf(items: readonly Node[], known: Map<Node, unknown>): unknown {
  const written: unknown[] = [];
  for (const item of items) {
    const data = dataOf(item, known);
    if (data !== undefined && data !== null) written.push(data);
  }
  return written;
}
