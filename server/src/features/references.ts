import type { Location, Position } from 'vscode-languageserver-types';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';
import { nameAt } from './view/names/names.ts';

interface ReferenceParams {
  readonly position: Position;
  readonly context: { readonly includeDeclaration: boolean };
}

/** Everything that refers to an id, to an anchor or, in waivers, to a lint. */
export default feature({
  method: 'textDocument/references',
  capability: { referencesProvider: true },
  provide(view: DocumentView, { position, context }: ReferenceParams): Location[] | null {
    const found = nameAt(view, view.offsetOf(position));
    if (found === undefined) return null;
    const { definitions, references } = found.name;
    const spans = context.includeDeclaration ? [...definitions, ...references] : references;
    return spans.map((span) => ({ uri: view.uri, range: view.rangeOf(span) }));
  },
});
