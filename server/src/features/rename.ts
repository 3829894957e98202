import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import type { DocumentView } from './view/document-view.ts';
import { feature, type Refusal } from './feature.ts';
import { newSource, renameableAt, sourceOf } from './view/names/renameable.ts';

interface RenameParams {
  readonly position: Position;
  readonly newName: string;
}

/** Changes an id or an anchor at its definition and at every reference. */
export default feature({
  method: 'textDocument/rename',
  capability: { renameProvider: { prepareProvider: true } },
  provide(view: DocumentView, { position, newName }: RenameParams): WorkspaceEdit | Refusal | null {
    const found = renameableAt(view, view.offsetOf(position));
    const wanted = newName.trim();
    if (found === undefined) return null;
    // With the same name for two things, nobody could tell which one is meant.
    if (found.others.some(({ text }) => text === wanted)) {
      return { refused: `“${wanted}” is the name of something else in this plan already. Choose another one.` };
    }
    const { name } = found;
    const edits = [...name.definitions, ...name.references].map((span) => {
      const place = sourceOf(view.snapshot.text, name.kind, span);
      return { place, text: newSource(name.kind, wanted, place.quote) };
    });
    if (edits.some(({ text }) => text === undefined)) {
      return { refused: `“${wanted}” cannot be a name here. Choose a word without spaces or brackets.` };
    }
    const changes = edits.map(({ place, text = '' }) => ({ range: view.rangeOf(place.span), newText: text }));
    return { changes: { [view.uri]: changes } };
  },
});
