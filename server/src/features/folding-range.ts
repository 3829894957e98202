import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import type { Comment, Document, Node } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';

/** Folds sections, other values that continue below their key or dash, and comments of several lines. */
export default feature<object, FoldingRange[]>({
  method: 'textDocument/foldingRange',
  capability: { foldingRangeProvider: true },
  plainYaml: true,
  inConfig: true,
  provide: (view) => view.snapshot.tree.documents.flatMap((document) => foldsOf(document, view)),
});

function foldsOf({ root, comments }: Document, view: DocumentView): readonly FoldingRange[] {
  const folds = [
    ...(root === undefined ? [] : foldableSpans(root)).flatMap((span) => fold(span, view)),
    ...commentBlocks(comments, view),
  ];
  // If two start on the same line, as an item and the mapping in it, the outer one is enough.
  const seen = new Set<number>();
  return folds.filter(({ startLine }) => !seen.has(startLine) && seen.add(startLine));
}

/** What may be folded, the outer before the inner. */
function foldableSpans(node: Node): readonly Span[] {
  switch (node.kind) {
    case 'mapping':
      return node.entries.flatMap(({ key, value, merged }) =>
        merged ? [] : [{ start: key.span.start, end: value.span.end }, ...foldableSpans(value)],
      );
    case 'sequence':
      return node.items.flatMap((item) => [item.span, ...foldableSpans(item)]);
    case 'scalar':
    case 'alias':
      return [];
  }
}

function fold({ start, end }: Span, view: DocumentView, kind?: FoldingRangeKind): readonly FoldingRange[] {
  const startLine = view.positionOf(start).line;
  // A block of text ends after its last line break.
  const endLine = view.positionOf(start + view.snapshot.text.slice(start, end).trimEnd().length).line;
  return endLine > startLine ? [{ startLine, endLine, ...(kind === undefined ? {} : { kind }) }] : [];
}

/** Comments on lines that follow one another. */
function commentBlocks(comments: readonly Comment[], view: DocumentView): readonly FoldingRange[] {
  const blocks: Span[] = [];
  for (const { span, ownLine } of comments) {
    if (!ownLine) continue;
    const last = blocks.at(-1);
    const follows = last !== undefined && view.positionOf(span.start).line === view.positionOf(last.end).line + 1;
    if (follows) blocks[blocks.length - 1] = { start: last.start, end: span.end };
    else blocks.push(span);
  }
  return blocks.flatMap((span) => fold(span, view, FoldingRangeKind.Comment));
}
