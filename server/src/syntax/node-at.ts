import { touches } from '../text/span.ts';
import { resolved, type Document, type Entry, type Node } from './tree.ts';

/** Keys and list positions from the root of a document to a node. */
export type NodePath = readonly (string | number)[];

/** What a cursor is on. */
export interface NodeAt {
  readonly path: NodePath;
  /** The innermost node that the offset touches; on a key, the key itself. */
  readonly node: Node;
  /** Whether the offset touches the key of `entry` and not its value. */
  readonly onKey: boolean;
  /** The entry that `path` ends in; absent at the root and in a list. */
  readonly entry?: Entry;
}

/**
 * The innermost node or key of a document that an offset touches, its end included; undefined outside the root.
 * Between the entries of a mapping or the items of a list it is the collection. An alias is a node of its own: the
 * path does not go on into its target.
 */
export function nodeAt(document: Document, offset: number): NodeAt | undefined {
  const { root } = document;
  return root && touches(root.span, offset) ? innermost({ path: [], node: root, onKey: false }, offset) : undefined;
}

/** The node that a path leads to from a root, through aliases and merged entries; undefined where nothing stands. */
export function nodeAtPath(root: Node | undefined, path: NodePath): Node | undefined {
  let node = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = childAt(resolved(node), step);
  }
  return node;
}

function childAt(node: Node, step: string | number): Node | undefined {
  if (node.kind === 'mapping') return node.entries.find((entry) => entry.key.text === step)?.value;
  return node.kind === 'sequence' && typeof step === 'number' ? node.items[step] : undefined;
}

function innermost(at: NodeAt, offset: number): NodeAt {
  const child = touchedChild(at, offset);
  return child ? (child.onKey ? child : innermost(child, offset)) : at;
}

function touchedChild({ path, node }: NodeAt, offset: number): NodeAt | undefined {
  if (node.kind === 'mapping') {
    for (const entry of node.entries) {
      if (entry.merged) continue;
      const here = [...path, entry.key.text];
      if (touches(entry.key.span, offset)) return { path: here, node: entry.key, onKey: true, entry };
      if (touches(entry.value.span, offset)) return { path: here, node: entry.value, onKey: false, entry };
    }
  }
  if (node.kind === 'sequence') {
    const index = node.items.findIndex((item) => touches(item.span, offset));
    const item = node.items[index];
    if (item) return { path: [...path, index], node: item, onKey: false };
  }
  return undefined;
}
