import { Uri, workspace, type ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { startExtension, type Extension } from '../extension.ts';
import { answerFileRequests } from './file-requests.ts';

/** What of a browser is used here: the types of the DOM are not those of an extension host. */
declare const Worker: new (address: string) => { readonly terminate: () => void };

/** Starts the extension with a server in a web worker, which asks for files here. */
export async function start(context: ExtensionContext): Promise<Extension> {
  const address = await workerAddress(Uri.joinPath(context.extensionUri, 'dist', 'server.cjs'));
  return startExtension(context, (options) => {
    // A new worker for each start, so that the server can be started anew.
    const client = new LanguageClient(
      'launchplan',
      'Launch Plans',
      () => Promise.resolve(new Worker(address)),
      options,
    );
    context.subscriptions.push(...answerFileRequests(client), { dispose: () => URL.revokeObjectURL(address) });
    return client;
  });
}

/** An address that a worker may be made from: those of extensions are of another origin, as a rule. */
async function workerAddress(file: Uri): Promise<string> {
  const script = await workspace.fs.readFile(file);
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}
