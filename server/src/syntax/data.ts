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
  if (known.has(value)) return known.get(value);
  const data =
    value.kind === 'sequence'
      ? value.items.map((item) => dataOf(item, known)).filter((item) => item !== undefined && item !== null)
      : dataOfEntries(value.entries, known);
  known.set(value, data);
  return data;
}

function dataOfEntries(entries: readonly Entry[], known: Map<Node, unknown>): unknown {
  const written: (readonly [string, unknown])[] = [];
  for (const { key, value } of entries) {
    const data = dataOf(value, known);
    if (data !== undefined && data !== null) written.push([key.text, data]);
  }
  return Object.fromEntries(written);
}
