import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { Document, Node } from '../syntax/tree.ts';
import { touches, type Span } from '../text/span.ts';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';

interface SelectionRangeParams {
  readonly positions: readonly Position[];
}

/** Widens a selection by the tree: a word in quotes, its value, the key with it, the item, the section, the plan. */
export default feature<SelectionRangeParams, SelectionRange[]>({
  method: 'textDocument/selectionRange',
  capability: { selectionRangeProvider: true },
  plainYaml: true,
  inConfig: true,
  provide: (view, { positions }) => positions.map((position) => selectionAt(view.offsetOf(position), view)),
});

function selectionAt(offset: number, view: DocumentView): SelectionRange {
  const { text, tree } = view.snapshot;
  const spans: Span[] = [{ start: 0, end: text.length }];
  const document = tree.documents.find(({ span }) => touches(span, offset));
  for (const span of document === undefined ? [] : spansAround(document, offset, text)) {
    const outer = spans.at(-1);
    if (outer === undefined || isInside(span, outer)) spans.push(span);
  }
  const [whole = { start: 0, end: text.length }, ...inner] = spans;
  return inner.reduce<SelectionRange>((parent, span) => ({ range: view.rangeOf(span), parent }), {
    range: view.rangeOf(whole),
  });
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;
}

/** The nodes around an offset, from the outermost to the innermost. */
function spansAround({ span, root, comments }: Document, offset: number, text: string): readonly Span[] {
  const nodes = root === undefined ? [] : nodesAround(root, offset, text);
  return [span, ...nodes, ...comments.map((comment) => comment.span).filter((one) => touches(one, offset))];
}

function nodesAround(node: Node, offset: number, text: string): readonly Span[] {
  if (!touches(node.span, offset)) return [];
  switch (node.kind) {
    case 'mapping': {
      const entry = node.entries.find(
        ({ key, value, merged }) => !merged && touches({ start: key.span.start, end: value.span.end }, offset),
      );
      if (entry === undefined) return [node.span];
      const { key, value } = entry;
      const inner = touches(key.span, offset) ? nodesAround(key, offset, text) : nodesAround(value, offset, text);
      return [node.span, { start: key.span.start, end: value.span.end }, ...inner];
    }
    case 'sequence': {
      const item = node.items.find(({ span }) => touches(span, offset));
      return [node.span, ...(item === undefined ? [] : nodesAround(item, offset, text))];
    }
    case 'scalar': {
      const quoted = /^(["'])[^]*\1$/.test(text.slice(node.span.start, node.span.end)) && node.style !== 'plain';
      const inside = { start: node.span.start + 1, end: node.span.end - 1 };
      return quoted && touches(inside, offset) ? [node.span, inside] : [node.span];
    }
    case 'alias':
      return [node.span];
  }
}
