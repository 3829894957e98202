import { DocumentDiagnosticRequest } from 'vscode-languageserver';
import { answer, cancelled, invalidParams } from '../answered.ts';
import { isObject } from '../client-abilities.ts';
import { syncTexts } from '../documents/text-sync.ts';
import { isConfigUri } from '../files/uris.ts';
import { pullsDiagnostics, type Session } from './session.ts';

/** Binds what the client does to documents, and what it asks about them. */
export function bindDocuments(session: Session): void {
  const { connection, client, documents, host, store, diagnostics, settings, changes, files, inTurn } = session;
  if (pullsDiagnostics(client)) answerPulls(session);
  syncTexts(connection, documents, {
    opened: (uri) => {
      void settings.ready().then(() => {
        changes.moved(uri);
        changes.learn();
      });
    },
    changed: changes.edited,
    saved: (uri) => {
      if (client.watchesFiles) return;
      // Nothing else reports changes on the disk.
      host.forget([uri]);
      inTurn('Reading the plans', async () => {
        await files.reread();
        changes.everything();
        changes.learn();
      });
    },
    closed: (uri) => {
      diagnostics.closed(uri);
      inTurn('Reading a closed plan', async () => {
        await files.closed(uri);
        if (documents.get(uri) === undefined && isConfigUri(uri)) store.drop(uri);
        changes.moved(uri);
      });
    },
  });
}

function answerPulls({ connection, settings, changes, diagnostics }: Session): void {
  answer(connection, DocumentDiagnosticRequest.method, async (sent, token) => {
    const { textDocument, previousResultId } = isObject(sent) ? sent : {};
    const uri = isObject(textDocument) ? textDocument.uri : undefined;
    if (typeof uri !== 'string') throw invalidParams(DocumentDiagnosticRequest.method, 'a document');
    await settings.ready();
    await changes.settled(uri);
    // The user may have typed on during the wait. The client then asks again and no longer needs this check.
    if (token.isCancellationRequested) throw cancelled();
    return diagnostics.pull(uri, typeof previousResultId === 'string' ? previousResultId : undefined);
  });
}
