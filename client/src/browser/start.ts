import { Uri, workspace, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { startExtension, type Extension } from '../extension.ts';
import { answerFileRequests } from './file-requests.ts';

/** What of a browser is used here: the types of the DOM are not those of an extension host. */
interface Thread {
  readonly terminate: () => void;
}
declare const Worker: new (address: string) => Thread;

/** Starts the extension with a server in a web worker, which asks for files here. */
export async function start(context: ExtensionContext): Promise<Extension> {
  const address = await workerAddress(Uri.joinPath(context.extensionUri, 'dist'));
  return startExtension(context, (options) => {
    let worker: Thread | undefined;
    // A new worker for each start, so that the server can be started again. The host wraps workers, so that the client
    // would not know one; it is given what it would make of it.
    const connect = (): Promise<{ reader: BrowserMessageReader; writer: BrowserMessageWriter }> => {
      worker?.terminate();
      worker = new Worker(address);
      return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
    };
    const client = new LanguageClient('launchplan', 'Launch Plans', connect, options);
    context.subscriptions.push(...answerFileRequests(client), {
      dispose: () => {
        worker?.terminate();
        URL.revokeObjectURL(address);
      },
    });
    return client;
  });
}

/**
 * An address that a worker may be made from: those of extensions are of another origin, as a rule. A worker can load no
 * other file, so the language of custom rules stands before the server, as a function that runs once it is called.
 */
async function workerAddress(folder: Uri): Promise<string> {
  const [rules, server] = await Promise.all(
    ['rules.cjs', 'server.cjs'].map((name) => workspace.fs.readFile(Uri.joinPath(folder, name))),
  );
  const parts = [
    'function launchplanRules() { const module = { exports: {} }; { ',
    rules ?? '',
    '\n} return module.exports; }\n',
    server ?? '',
  ];
  return URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
}
