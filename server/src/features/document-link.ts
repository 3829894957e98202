import type { DocumentLink } from 'vscode-languageserver-types';
import type { Span } from '../text/span.ts';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';
import { planSchema } from './view/plan-schema.ts';
import { writtenScalars, type WrittenScalar } from './view/written-scalars.ts';

/**
 * Opens web addresses, evidence and plans that this one depends on with a click. A path is a link only if the file
 * exists.
 */
export default feature<object, DocumentLink[]>({
  method: 'textDocument/documentLink',
  capability: { documentLinkProvider: {} },
  provide: (view) =>
    view.snapshot.plans.flatMap(({ document }) => {
      const schema = planSchema(view);
      const values = writtenScalars(document).flatMap((value) => {
        const addresses = addressesIn(value.span, view);
        return addresses.length > 0 || !isPath(schema(value.path)?.kind) ? addresses : fileLink(value, view);
      });
      return [...values, ...document.comments.flatMap(({ span }) => addressesIn(span, view))];
    }),
});

function isPath(kind: string | undefined): boolean {
  return kind === 'path' || kind === 'plan-path';
}

/** What an address may be made of; a full stop, a comma or a bracket at its end belongs to the sentence around it. */
const ADDRESS = /\bhttps?:\/\/[\p{L}\p{N}\-._~:/?#[\]@!$&'()*+,;=%]*[\p{L}\p{N}\-_~/#@$&*+=%]/giu;

function addressesIn({ start, end }: Span, view: DocumentView): DocumentLink[] {
  return [...view.snapshot.text.slice(start, end).matchAll(ADDRESS)].map(({ 0: target, index }) => ({
    range: view.rangeOf({ start: start + index, end: start + index + target.length }),
    target,
  }));
}

/** The file at a path, with or without a heading: `training.md#results`. */
function fileLink({ scalar, span }: WrittenScalar, view: DocumentView): DocumentLink[] {
  const { text } = scalar;
  const heading = text.indexOf('#');
  const target =
    view.workspace.resolvePath(view.uri, text) ??
    (heading > 0 ? view.workspace.resolvePath(view.uri, text.slice(0, heading)) : undefined);
  return target === undefined ? [] : [{ range: view.rangeOf(withoutQuotes(span, view)), target }];
}

function withoutQuotes({ start, end }: Span, { snapshot: { text } }: DocumentView): Span {
  const quoted = /^["']/.test(text.slice(start, start + 1)) && end - start > 2;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}
