import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit } from '../../text/text-edit.ts';
import type { DocumentView } from '../view/document-view.ts';

/** Edits of a document in the form that the client takes: for this version, if the client supports versions. */
export function workspaceEdit(edits: readonly TextEdit[], view: DocumentView): WorkspaceEdit {
  const { uri, version } = view;
  const written = edits.map(({ span, text }) => ({ range: view.rangeOf(span), newText: text }));
  return view.client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version: version ?? null }, edits: written }] }
    : { changes: { [uri]: written } };
}
