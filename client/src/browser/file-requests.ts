import * as vscode from 'vscode';
import type { BaseLanguageClient, Disposable } from 'vscode-languageclient/browser';
import type { ClientRequests } from '../../../server/src/lsp/protocol.ts';

/** Larger files are neither plans nor settings. */
const LARGEST = 2_000_000;
const MOST = 2000;

/** Finds and reads files for a server that has no disk. */
export function answerFileRequests(client: BaseLanguageClient): readonly Disposable[] {
  return [
    onRequest(client, 'launchplan/findFiles', async ({ folder, names }) => {
      const pattern = new vscode.RelativePattern(vscode.Uri.parse(folder), `**/${names}`);
      const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST);
      return found.map((uri) => client.code2ProtocolConverter.asUri(uri)).sort();
    }),
    onRequest(client, 'launchplan/readFile', async ({ uri }) => {
      const file = vscode.Uri.parse(uri);
      // The server may ask only for files in the workspace. No other file is read for it.
      if (vscode.workspace.getWorkspaceFolder(file) === undefined) return null;
      try {
        const { size } = await vscode.workspace.fs.stat(file);
        if (size > LARGEST) return null;
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
          await vscode.workspace.fs.readFile(file),
        );
      } catch {
        return null;
      }
    }),
  ];
}

function onRequest<M extends keyof ClientRequests>(
  client: BaseLanguageClient,
  method: M,
  answer: (params: ClientRequests[M]['takes']) => Promise<ClientRequests[M]['answers']>,
): Disposable {
  return client.onRequest(method, answer);
}
