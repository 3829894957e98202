import type { Position, Range } from 'vscode-languageserver-types';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';
import { renameableAt } from './view/names/renameable.ts';

interface PrepareRenameParams {
  readonly position: Position;
}

/** Whether the cursor is on a name that can be changed, and what it is. */
export default feature({
  method: 'textDocument/prepareRename',
  capability: { renameProvider: { prepareProvider: true } },
  provide(view: DocumentView, { position }: PrepareRenameParams): { range: Range; placeholder: string } | null {
    const found = renameableAt(view, view.offsetOf(position));
    return found === undefined ? null : { range: view.rangeOf(found.span), placeholder: found.name.text };
  },
});
