import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { lineIndex } from '../../text/line-index.ts';
import { encodedLines } from './encoded-lines.ts';
import { uriMap } from '../files/uri-map.ts';

/** The current state of a document in the editor. */
export interface OpenText {
  readonly uri: string;
  readonly languageId: string;
  /** The client counts it. A client that counts wrongly may use a number twice. */
  readonly version: number;
  readonly text: string;
}

/**
 * The documents that the client has open. Each change makes a new {@link OpenText}, so the object identifies the state.
 */
export interface Documents {
  readonly get: (uri: string) => OpenText | undefined;
  readonly all: () => readonly OpenText[];
  readonly open: (document: OpenText) => void;
  /** Applies changes in order. Changes to a document that is not open are dropped. */
  readonly change: (uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]) => void;
  readonly close: (uri: string) => void;
}

/** @param utf8 whether positions were negotiated to be in bytes of UTF-8. */
export function openDocuments(utf8: boolean): Documents {
  const documents = uriMap<OpenText>();
  return {
    get: (uri) => documents.get(uri),
    all: () => documents.values(),
    open: (document) => documents.set(document.uri, document),
    change: (uri, version, changes) => {
      const document = documents.get(uri);
      if (document === undefined) return;
      const text = changes.reduce((before, change) => changed(before, change, utf8), document.text);
      documents.set(uri, { ...document, version, text });
    },
    close: (uri) => documents.delete(uri),
  };
}

function changed(text: string, change: TextDocumentContentChangeEvent, utf8: boolean): string {
  if (!('range' in change)) return change.text;
  const lines = encodedLines(text, lineIndex(text), utf8);
  const start = lines.offsetOf(change.range.start);
  const end = lines.offsetOf(change.range.end);
  // A range whose ends are swapped means the same text.
  return text.slice(0, Math.min(start, end)) + change.text + text.slice(Math.max(start, end));
}
