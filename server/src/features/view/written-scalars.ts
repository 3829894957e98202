import type { NodePath } from '../../syntax/node-at.ts';
import { resolved, type Document, type Node, type Scalar } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';

/** A scalar value with the place where it is written. An alias of a scalar counts too, at the place of the alias. */
export interface WrittenScalar {
  readonly path: NodePath;
  readonly scalar: Scalar;
  readonly span: Span;
}

/** The scalar values of a document in order, without empty ones and without keys. */
export function writtenScalars({ root }: Document): readonly WrittenScalar[] {
  const found: WrittenScalar[] = [];
  if (root !== undefined) collect(root, [], found);
  return found;
}

function collect(node: Node, path: NodePath, found: WrittenScalar[]): void {
  switch (node.kind) {
    case 'mapping':
      for (const { key, value, merged } of node.entries) if (!merged) collect(value, [...path, key.text], found);
      return;
    case 'sequence':
      for (const [index, item] of node.items.entries()) collect(item, [...path, index], found);
      return;
    case 'scalar':
    case 'alias': {
      const scalar = resolved(node);
      if (scalar.kind === 'scalar' && node.span.end > node.span.start) found.push({ path, scalar, span: node.span });
    }
  }
}
