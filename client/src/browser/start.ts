import { Uri, workspace, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { startExtension, type Extension } from '../extension.ts';
import { answerFileRequests } from './file-requests.ts';

/** The browser features that are used here. The DOM types do not fit an extension host. */
interface Thread {
  readonly terminate: () => void;
}
declare const Worker: new (address: string) => Thread;

/** Starts the extension with a server in a web worker. The worker asks this code for files. */
export async function start(context: ExtensionContext): Promise<Extension> {
  const address = await workerAddress(Uri.joinPath(context.extensionUri, 'dist'));
  return startExtension(context, (options) => {
    let worker: Thread | undefined;
    // Each start makes a new worker, so that the server can be started again. The host wraps workers, so the client
    // would not recognise one. It gets the streams that it would make from a worker.
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
 * An address from which a worker can start. The addresses of extensions usually have another origin. A worker cannot
 * load another file, so the language of custom rules and the templates of plans come before the server in it, each as a
 * function that runs when it is called.
 */
async function workerAddress(folder: Uri): Promise<string> {
  const [rules, templates, server] = await Promise.all(
    ['rules.cjs', 'templates.cjs', 'server.cjs'].map((name) => workspace.fs.readFile(Uri.joinPath(folder, name))),
  );
  const parts = [
    'function launchplanRules() { const module = { exports: {} }; { ',
    rules ?? '',
    '\n} return module.exports; }\nfunction launchplanTemplates() { const module = { exports: {} }; { ',
    templates ?? '',
    '\n} return module.exports; }\n',
    server ?? '',
  ];
  return URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
}
