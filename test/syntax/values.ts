import type { Node } from '../../server/src/syntax/tree.ts';
import { resolved } from '../../server/src/syntax/tree.ts';

/** The value of a node as a JSON reader would give it, empty values as null. */
export function valueOf(node: Node | undefined): unknown {
  if (node === undefined) return null;
  const value = resolved(node);
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'sequence':
      return value.items.map(valueOf);
    case 'mapping':
      return Object.fromEntries(value.entries.map((entry) => [entry.key.text, valueOf(entry.value)]));
  }
}
