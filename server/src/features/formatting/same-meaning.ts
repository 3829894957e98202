import type { Comment, Document, Node, SyntaxTree } from '../../syntax/tree.ts';

/**
 * Whether two texts mean the same: they have equal data, quote each text in the same way, and have the same comments in
 * order.
 */
export function isSameMeaning(a: SyntaxTree, b: SyntaxTree): boolean {
  return (
    a.problems.length === b.problems.length &&
    isSameList(a.documents, b.documents, (x, y) => isSameDocument(x, y, a, b))
  );
}

function isSameDocument(a: Document, b: Document, { text }: SyntaxTree, { text: other }: SyntaxTree): boolean {
  const isSameComment = (x: Comment, y: Comment): boolean =>
    x.ownLine === y.ownLine && wordsOf(x, text) === wordsOf(y, other);
  return (
    a.damage.length === b.damage.length &&
    isSameOptional(a.root, b.root) &&
    isSameList(a.comments, b.comments, isSameComment)
  );
}

function wordsOf({ span }: Comment, text: string): string {
  return text.slice(span.start, span.end).trimEnd();
}

function isSameOptional(a: Node | undefined, b: Node | undefined): boolean {
  return a === undefined || b === undefined ? a === b : isSameNode(a, b);
}

function isSameNode(a: Node, b: Node): boolean {
  switch (a.kind) {
    case 'scalar':
      return b.kind === 'scalar' && a.value === b.value && a.text === b.text && a.style === b.style;
    case 'alias':
      return b.kind === 'alias' && a.name === b.name;
    case 'sequence':
      return b.kind === 'sequence' && a.style === b.style && isSameList(a.items, b.items, isSameNode);
    case 'mapping':
      return (
        b.kind === 'mapping' &&
        a.style === b.style &&
        isSameList(a.merges, b.merges, isSameNode) &&
        isSameList(
          a.entries,
          b.entries,
          (x, y) => x.merged === y.merged && isSameNode(x.key, y.key) && (x.merged || isSameNode(x.value, y.value)),
        )
      );
  }
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  return (
    a.length === b.length &&
    a.every((item, index) => {
      const other = b[index];
      return other !== undefined && isSame(item, other);
    })
  );
}
