import * as vscode from 'vscode';
import { findsPlan, holdsPlan, isPlan } from './plan-files.ts';
import { PLAN_FILES } from './plan-names.ts';
import type { Extension } from './extension.ts';

/** The interface that other extensions and tests use. */
export interface Api {
  /** The readiness tree; undefined while there is no plan and nothing runs. */
  readonly readiness: () => Extension['readiness'] | undefined;
}

/** The commands that work without a plan. Each starts the extension. */
const commands = [
  'newPlan',
  'showReport',
  'explainLint',
  'setAsOf',
  'waive',
  'copyReadiness',
  'restartServer',
  'showLog',
].map((name) => `launchplan.${name}`);

/**
 * Starts the extension when there is a launch plan or the user runs a command. Until then there is no server, and only
 * the names of plans are watched.
 *
 * @param start loads and starts the extension.
 */
export function activateWhenNeeded(
  context: vscode.ExtensionContext,
  start: (context: vscode.ExtensionContext) => Promise<Extension>,
): Api {
  let extension: Extension | undefined;
  let starting: Promise<Extension> | undefined;
  const waiting: vscode.Disposable[] = [];

  const started = (): Promise<Extension> => {
    starting ??= (async () => {
      for (const one of waiting.splice(0)) one.dispose();
      extension = await start(context);
      return extension;
    })();
    return starting;
  };
  const look = (found: boolean): void => {
    if (found) void started();
  };

  waiting.push(
    ...commands.map((command) =>
      vscode.commands.registerCommand(command, async (...args: readonly unknown[]) => {
        await started();
        return vscode.commands.executeCommand(command, ...args);
      }),
    ),
    vscode.lm.registerTool<object>('get_launch_readiness', {
      async invoke(options, token) {
        if (await findsPlan()) {
          await started();
          return vscode.lm.invokeTool('get_launch_readiness', options, token);
        }
        const answer = new vscode.LanguageModelTextPart('There is no launch plan in this workspace.');
        return new vscode.LanguageModelToolResult([answer]);
      },
    }),
    // Without an answer, the view would show an error instead of its welcome.
    vscode.window.registerTreeDataProvider('launchplan.readiness', {
      getChildren: () => [],
      getTreeItem: () => new vscode.TreeItem(''),
    }),
    vscode.workspace.onDidOpenTextDocument((document) => look(isPlan(document))),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(isPlan(document))),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void findsPlan().then(look)),
    watchPlans((uri) => void holdsPlan(uri).then(look)),
  );
  context.subscriptions.push({ dispose: () => waiting.forEach((one) => void one.dispose()) });
  void vscode.commands.executeCommand('setContext', 'launchplan.server', 'off');
  void findsPlan().then(look);
  return { readiness: () => extension?.readiness };
}

function watchPlans(appeared: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(PLAN_FILES, false, false, true);
  return vscode.Disposable.from(watcher, watcher.onDidCreate(appeared), watcher.onDidChange(appeared));
}
