import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { TextEdit } from '../../text/text-edit.ts';
import type { DocumentView } from '../view/document-view.ts';

/** Edits of a document as the client takes them: for this version of it, where the client can tell versions apart. */
export function workspaceEdit(edits: readonly TextEdit[], view: DocumentView): WorkspaceEdit {
  const { uri, version } = view;
  const written = edits.map(({ span, text }) => ({ range: view.rangeOf(span), newText: text }));
  return view.client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version: version ?? null }, edits: written }] }
    : { changes: { [uri]: written } };
}
