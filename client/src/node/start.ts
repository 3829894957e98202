import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startExtension, type Extension } from '../extension.ts';
import { provideLintTasks } from './lint-tasks.ts';

/** Starts the extension with a server in its own process. */
export function start(context: ExtensionContext): Promise<Extension> {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  context.subscriptions.push(provideLintTasks());
  return startExtension(context, (options) => {
    const run = { module, transport: TransportKind.ipc };
    return new LanguageClient('launchplan', 'Launch Plans', { run, debug: run }, options);
  });
}
