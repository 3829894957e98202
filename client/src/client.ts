import * as vscode from 'vscode';
import { State, type BaseLanguageClient, type LanguageClientOptions } from 'vscode-languageclient';
import type { ReadinessChangedParams, Requests } from '../../server/src/lsp/protocol.ts';
import { selector } from './plan-files.ts';

export type ServerState = 'starting' | 'running' | 'failed';

/** The language server as commands and views see it, on any host. */
export interface Server {
  /** Gives undefined if the server does not answer. The user has then seen a message. */
  readonly request: <M extends keyof Requests>(
    method: M,
    params: Requests[M]['takes'],
  ) => Promise<Requests[M]['answers'] | undefined>;
  /** Applies an edit that the server made. Returns whether that worked. */
  readonly apply: (edit: NonNullable<Requests['launchplan/waive']['answers']>) => Promise<boolean>;
  readonly state: () => ServerState;
  readonly onState: vscode.Event<ServerState>;
  /** The readiness of some plans may have changed, or of any plan if none are named. */
  readonly onReadiness: vscode.Event<readonly string[]>;
  readonly restart: () => Promise<void>;
  readonly showLog: () => void;
}

export type MakeClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** If Red Hat's YAML extension is installed, it handles plain YAML. It is enabled whenever it can be found. */
const YAML_EXTENSION = 'redhat.vscode-yaml';

/** Starts the server and keeps it running until the extension ends. */
export async function startServer(context: vscode.ExtensionContext, makeClient: MakeClient): Promise<Server> {
  const log = vscode.window.createOutputChannel('Launch Plans', { log: true });
  const changedState = new vscode.EventEmitter<ServerState>();
  const changedReadiness = new vscode.EventEmitter<readonly string[]>();
  let state: ServerState = 'starting';
  const become = (next: ServerState): void => {
    state = next;
    void vscode.commands.executeCommand('setContext', 'launchplan.server', next);
    changedState.fire(next);
  };

  const client = makeClient(optionsWith(log));
  let yamlElsewhere = isYamlElsewhere();
  context.subscriptions.push(
    ...[log, changedState, changedReadiness, client],
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) become('running');
      else if (newState === State.Stopped || newState === State.StartFailed) become('failed');
      else become('starting');
    }),
    client.onNotification('launchplan/readinessChanged', ({ uris }: ReadinessChangedParams) =>
      changedReadiness.fire(uris),
    ),
    vscode.extensions.onDidChange(() => {
      if (yamlElsewhere === isYamlElsewhere()) return;
      yamlElsewhere = isYamlElsewhere();
      // The server then asks for its settings again and gets the change.
      if (state === 'running') void client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    }),
  );

  const told = async <Result>(task: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await task();
    } catch (error) {
      log.error(String(error));
      void tellFailure(context);
      return undefined;
    }
  };
  become('starting');
  await told(() => client.start());

  return {
    request: (method, params) => told(() => client.sendRequest(method, params)),
    async apply(edit) {
      return vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
    },
    state: () => state,
    onState: changedState.event,
    onReadiness: changedReadiness.event,
    async restart() {
      await told(async () => {
        if (client.isRunning()) await client.stop();
        await client.start();
      });
    },
    showLog: () => log.show(),
  };
}

async function tellFailure(context: vscode.ExtensionContext): Promise<void> {
  const [restart, showLog] = [vscode.l10n.t('Restart'), vscode.l10n.t('Show Log')];
  const message = vscode.l10n.t('The launch plan server does not answer. Restart it. Its log has details.');
  const chosen = await vscode.window.showErrorMessage(message, restart, showLog);
  // The extension may have ended meanwhile.
  if (context.subscriptions.length === 0) return;
  if (chosen === restart) await vscode.commands.executeCommand('launchplan.restartServer');
  if (chosen === showLog) await vscode.commands.executeCommand('launchplan.showLog');
}

function isYamlElsewhere(): boolean {
  return vscode.extensions.getExtension(YAML_EXTENSION) !== undefined;
}

function optionsWith(log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [...selector],
    outputChannel: log,
    traceOutputChannel: log,
    diagnosticCollectionName: 'launchplan',
    progressOnInitialization: false,
    initializationOptions: { extensionCommands: true, files: true },
    middleware: {
      workspace: {
        async configuration(params, token, next) {
          const answer: unknown = await next(params, token);
          const settings: readonly unknown[] = Array.isArray(answer) ? answer : [];
          return settings.map((values, index) =>
            params.items[index]?.section === 'launchplan' && typeof values === 'object' && values !== null
              ? { ...values, yamlElsewhere: isYamlElsewhere() }
              : values,
          );
        },
      },
    },
  };
}
