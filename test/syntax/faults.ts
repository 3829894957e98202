import type { Document, Node, SyntaxTree } from '../../server/src/syntax/tree.ts';
import type { Span } from '../../server/src/text/span.ts';

/** What is wrong with the spans of a tree: not inside the text, not nested, not in order. Empty for a sound tree. */
export function faultsOf(tree: SyntaxTree): readonly string[] {
  const inText = { start: 0, end: tree.text.length };
  return [
    ...tree.problems.flatMap((problem) => [
      ...outside(inText, problem.span, problem.code),
      ...(problem.related ? outside(inText, problem.related.span, 'related') : []),
    ]),
    ...tree.documents.flatMap((document) => documentFaults(document, inText)),
  ];
}

function documentFaults(document: Document, inText: Span): readonly string[] {
  return [
    ...outside(inText, document.span, 'document'),
    ...document.comments.flatMap((comment) => outside(inText, comment.span, 'comment')),
    ...document.damage.flatMap((damage) => outside(inText, damage.span, 'damage')),
    ...(document.root ? nodeFaults(document.root, document.span) : []),
  ];
}

function nodeFaults(node: Node, parent: Span): readonly string[] {
  return [...outside(parent, node.span, node.kind), ...childFaults(node)];
}

function childFaults(node: Node): readonly string[] {
  if (node.kind === 'sequence') return inOrder(node.span, node.items);
  if (node.kind !== 'mapping') return [];
  const own = node.entries.filter((entry) => !entry.merged);
  return [
    ...inOrder(
      node.span,
      own.flatMap(({ key, value }) => [key, value]),
    ),
    ...inOrder(node.span, node.merges),
  ];
}

function inOrder(parent: Span, nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node, index) => [
    ...nodeFaults(node, parent),
    ...((nodes[index - 1]?.span.end ?? 0) > node.span.start
      ? [`${node.kind} at ${String(node.span.start)} is out of order`]
      : []),
  ]);
}

function outside(outer: Span, inner: Span, name: string): readonly string[] {
  const sound = outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
  return sound
    ? []
    : [`${name} ${String(inner.start)}–${String(inner.end)} outside ${String(outer.start)}–${String(outer.end)}`];
}
