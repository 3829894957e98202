import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { isObject } from '../client-abilities.ts';
import type { Documents } from './documents.ts';
import { isPosition } from './is-position.ts';

/** What the client does to documents. */
export interface TextSyncEvents {
  readonly opened: (uri: string) => void;
  readonly changed: (uri: string) => void;
  readonly saved: (uri: string) => void;
  readonly closed: (uri: string) => void;
}

/**
 * Keeps documents in step with the client. Messages that break the protocol are ignored: a document closed twice, a
 * change to one that is not open, parameters without an address.
 */
export function syncTexts(connection: Connection, documents: Documents, events: TextSyncEvents): void {
  connection.onDidOpenTextDocument((params) => {
    if (addressOf(params) === undefined || typeof params.textDocument.text !== 'string') return;
    const { uri, languageId, version, text } = params.textDocument;
    // A client that selects documents only by language also opens the other side of a comparison. That would be a
    // second plan of the same name, with findings that nobody can fix there.
    if (uri.startsWith('git:')) return;
    documents.open({ uri, languageId, version, text });
    events.opened(uri);
  });
  connection.onDidChangeTextDocument((params) => {
    const uri = addressOf(params);
    const { contentChanges: changes } = params;
    if (uri === undefined || documents.get(uri) === undefined || !Array.isArray(changes)) return;
    documents.change(uri, params.textDocument.version, changes.filter(isChange));
    events.changed(uri);
  });
  connection.onDidSaveTextDocument((params) => {
    const uri = addressOf(params);
    if (uri !== undefined) events.saved(uri);
  });
  connection.onDidCloseTextDocument((params) => {
    const uri = addressOf(params);
    if (uri === undefined || documents.get(uri) === undefined) return;
    documents.close(uri);
    events.closed(uri);
  });
}

function isChange(change: unknown): change is TextDocumentContentChangeEvent {
  if (!isObject(change) || typeof change.text !== 'string') return false;
  const { range } = change;
  return range === undefined || (isObject(range) && isPosition(range.start) && isPosition(range.end));
}

/** The types say that it is there, but a client may leave it out. */
function addressOf(params: unknown): string | undefined {
  const document = isObject(params) ? params.textDocument : undefined;
  const uri = isObject(document) ? document.uri : undefined;
  return typeof uri === 'string' ? uri : undefined;
}
