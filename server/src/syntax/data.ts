import { resolved, type Entry, type Node } from './tree.ts';

/**
 * A node as plain data, for the validators. A key without a value counts as absent and is left out, as are empty texts
 * and items of lists that say nothing. An alias gives the very data of its target, so that no expansion costs memory.
 *
 * @param isLeftOut tells further values that are left out as if they were not there.
 */
export function toData(node: Node, isLeftOut: (node: Node) => boolean = () => false): unknown {
  return dataOf(node, { known: new Map(), isLeftOut });
}

interface Making {
  readonly known: Map<Node, unknown>;
  readonly isLeftOut: (node: Node) => boolean;
}

function dataOf(node: Node, making: Making): unknown {
  const { known, isLeftOut } = making;
  const value = resolved(node);
  if (isLeftOut(node) || (value.kind === 'sequence' && isLeftOut(value))) return undefined;
  if (value.kind === 'scalar') return value.text.trim() === '' ? undefined : value.value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const data = value.kind === 'sequence' ? itemsOf(value.items, making) : dataOfEntries(value.entries, making);
  known.set(value, data);
  return data;
}

const VISIBLE = { enumerable: true, configurable: true, writable: true };

function dataOfEntries(entries: readonly Entry[], making: Making): unknown {
  const written: Record<string, unknown> = {};
  for (const { key, value } of entries) {
    const data = dataOf(value, making);
    if (data === undefined || data === null) continue;
    // A plain assignment to this key would set the prototype instead.
    if (key.text === '__proto__') Object.defineProperty(written, key.text, { ...VISIBLE, value: data });
    else written[key.text] = data;
  }
  return written;
}

function itemsOf(items: readonly Node[], making: Making): unknown {
  const written: unknown[] = [];
  for (const item of items) {
    const data = dataOf(item, making);
    if (data !== undefined && data !== null) written.push(data);
  }
  return written;
}
