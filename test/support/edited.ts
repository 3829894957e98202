import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { DocumentView } from '../../server/src/features/view/document-view.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A document after the edits of an answer, applied as an editor applies them: it refuses edits that overlap. */
export function edited(view: DocumentView, edits: readonly TextEdit[]): string {
  const document = TextDocument.create(view.uri, view.languageId, view.version ?? 0, view.snapshot.text);
  return TextDocument.applyEdits(document, [...edits]);
}

/** The edits that an answer makes in the document of a view, whichever way it writes them. */
export function editsIn(view: DocumentView, edit: WorkspaceEdit | undefined): readonly TextEdit[] {
  const versioned = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []));
  return [...(edit?.changes?.[view.uri] ?? []), ...(versioned as TextEdit[])];
}
