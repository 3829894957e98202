import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver-types';
import type { Document } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { documentAt } from './view/document-at.ts';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';
import { lintIdAt, lintIdsIn } from './view/names/lint-id.ts';
import { nameAt } from './view/names/names.ts';
import { personAt } from './view/names/person.ts';

interface DocumentHighlightParams {
  readonly position: Position;
}

/** Where the same thing stands in a plan: where it is given, and where it is only named. */
interface Occurrences {
  readonly given: readonly Span[];
  readonly named: readonly Span[];
}

/** Every place in a plan where the id, the anchor, the lint or the person under the cursor stands. */
export default feature({
  method: 'textDocument/documentHighlight',
  capability: { documentHighlightProvider: true },
  provide(view: DocumentView, { position }: DocumentHighlightParams): DocumentHighlight[] | null {
    const offset = view.offsetOf(position);
    const document = documentAt(view, offset);
    const found = document && occurrencesAt(view, document, offset);
    if (found === undefined) return null;
    const { given, named } = found;
    return [
      ...given.map((span) => ({ span, kind: DocumentHighlightKind.Write })),
      ...named.map((span) => ({ span, kind: DocumentHighlightKind.Read })),
    ]
      .toSorted((one, other) => one.span.start - other.span.start)
      .map(({ span, kind }) => ({ range: view.rangeOf(span), kind }));
  },
});

function occurrencesAt(view: DocumentView, document: Document, offset: number): Occurrences | undefined {
  const name = nameAt(view, offset)?.name;
  if (name !== undefined && name.kind !== 'lint') return { given: name.definitions, named: name.references };
  // A plan gives no lint. What a lint finds is where it looks, not where it is named.
  const lint = lintIdAt(view.snapshot.text, offset, view.config.rules);
  if (lint !== undefined) return { given: [], named: lintIdsIn(view.snapshot.text, document.span, lint.id) };
  if (name !== undefined) return { given: [], named: name.references };
  const people = personAt(view, document, offset);
  return people && { given: [], named: people };
}
