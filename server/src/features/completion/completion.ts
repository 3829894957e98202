import { CompletionItemKind, type CompletionList, type Position } from 'vscode-languageserver-types';
import { layoutOf } from '../../syntax/parse/source-lines.ts';
import type { Document } from '../../syntax/tree.ts';
import { itemsOf, type CompletionRequest } from './completion-request.ts';
import { keyOffers } from './key-items.ts';
import { meantPlaces } from './meant-places.ts';
import { placesAt } from './places-at.ts';
import { isBlank, planItem } from './plan-snippet.ts';
import { valueOffers } from './value-items.ts';
import { documentAt, planAt, schemaOf } from '../view/document-at.ts';
import type { DocumentView } from '../view/document-view.ts';
import { feature } from '../feature.ts';

interface CompletionParams {
  readonly position: Position;
}

/** What may be written at the cursor: keys, values, list items, sections, and a whole plan where there is none. */
export default feature({
  method: 'textDocument/completion',
  capability: { completionProvider: { triggerCharacters: [' ', ':', '-', '/', '@', '"'] } },
  inForeign: true,
  inConfig: true,
  provide(view: DocumentView, { position }: CompletionParams): CompletionList | null {
    const offset = view.offsetOf(position);
    const { text, tree } = view.snapshot;
    if (view.kind === 'plan' && isBlank(text, tree.documents)) {
      return { isIncomplete: false, items: [planItem(view, offset)] };
    }
    const document = documentAt(view, offset) ?? (view.kind === 'config' ? emptyDocument(text) : undefined);
    const plan = planAt(view, offset);
    if (document === undefined || (view.kind === 'plan' && plan === undefined)) return null;
    const schema = schemaOf(view);
    const request: CompletionRequest = { view, schema, plan, layout: layoutOf(text, document) };
    const places = meantPlaces(placesAt(text, document, offset), schema);
    const [first] = places;
    if (first === undefined) return null;
    const offered = places.flatMap((place) =>
      place.kind === 'key' ? keyOffers(place, request) : valueOffers(place, request),
    );
    return {
      // The content of a folder is asked for when its name is complete.
      isIncomplete: offered.some(({ kind }) => kind === CompletionItemKind.Folder),
      items: [...itemsOf(offered, first.word, request)],
    };
  },
});

/** An empty text is parsed as a tree without a document. */
function emptyDocument(text: string): Document {
  return { index: 0, span: { start: 0, end: text.length }, root: undefined, comments: [], damage: [] };
}
