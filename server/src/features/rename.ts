import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import type { DocumentView } from './document-view.ts';
import { feature } from './feature.ts';
import { newSource, renameableAt, sourceOf } from './names/renameable.ts';

interface RenameParams {
  readonly position: Position;
  readonly newName: string;
}

/** Changes an id or an anchor where it is given and wherever it is referred to. */
export default feature({
  method: 'textDocument/rename',
  capability: { renameProvider: { prepareProvider: true } },
  provide(view: DocumentView, { position, newName }: RenameParams): WorkspaceEdit | null {
    const found = renameableAt(view, view.offsetOf(position));
    const wanted = newName.trim();
    // To give two things one name would lose which of them is meant.
    if (found === undefined || found.others.some(({ text }) => text === wanted)) return null;
    const { name } = found;
    const edits = [...name.definitions, ...name.references].map((span) => {
      const place = sourceOf(view.snapshot.text, name.kind, span);
      return { place, text: newSource(name.kind, wanted, place.quote) };
    });
    if (edits.some(({ text }) => text === undefined)) return null;
    const changes = edits.map(({ place, text = '' }) => ({ range: view.rangeOf(place.span), newText: text }));
    return { changes: { [view.uri]: changes } };
  },
});
