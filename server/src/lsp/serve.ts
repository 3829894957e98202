import {
  DocumentDiagnosticRequest,
  ErrorCodes,
  PositionEncodingKind,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { features } from '../features/index.ts';
import { answer, cancelled, endAnswers, invalidParams } from './answered.ts';
import { logFault, warn } from './log-fault.ts';
import { announced, bindFeatures } from './bind-features.ts';
import { changesTo } from './files/changes.ts';
import { clientOf, isObject, type Client } from './client-abilities.ts';
import { diagnosticsService } from './diagnostics/diagnostics-service.ts';
import { openDocuments } from './documents/documents.ts';
import type { HostOf } from './host.ts';
import { planStore, type PlanStore } from './documents/plan-store.ts';
import { readinessService } from './diagnostics/readiness-service.ts';
import { refresher } from './diagnostics/refresher.ts';
import { settingsStore } from './settings/settings-store.ts';
import { syncTexts } from './documents/text-sync.ts';
import { isConfigUri } from './files/uris.ts';
import { viewsOf } from './documents/views.ts';
import { registerWatchers } from './files/watch-files.ts';
import { withRules } from './settings/with-rules.ts';
import { workspaceFiles } from './files/workspace-files.ts';

export interface ServerInfo {
  readonly version: string;
}

/** Said once: whoever started the server in a worker did not put `rules.cjs` before it. */
const RULES_NOT_IN_FORCE =
  "Your organisation's own rules are not in force here: the part of the server that reads them could not be loaded. Plans are checked without them; `launchplan lint` asks them.";

/**
 * Serves a client over a connection until it ends. This is all the state that there is: documents, plans, settings and
 * who was told what.
 */
export function serve(connection: Connection, hostOf: HostOf, info: ServerInfo): void {
  let started = false;
  const tooEarly = connection.onRequest(
    () => new ResponseError(ErrorCodes.ServerNotInitialized, 'The server has to be initialized first.'),
  );
  connection.onInitialize((params) => {
    if (started) {
      return new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.', { retry: false });
    }
    started = true;
    tooEarly.dispose();
    return start(connection, hostOf, info, params);
  });
  connection.listen();
}

function start(connection: Connection, hostOf: HostOf, info: ServerInfo, params: InitializeParams): InitializeResult {
  const client = clientOf(params);
  const pulls = (): boolean => client.pullDiagnostics && client.refreshDiagnostics;
  const documents = openDocuments(() => client.utf8);
  const host = withRules(
    hostOf({
      folders: () => files.folders(),
      openText: (uri) => documents.get(uri)?.text,
      snapshotOf: (uri) => store.snapshotOf(uri),
      hasPlans: (uri) => store.cached(uri, 'hasPlans', ({ plans }) => plans.length > 0) === true,
    }),
    () => changes.everything(),
    (error) => {
      failed("Loading the language of the organisation's own rules", error);
      warn(connection, RULES_NOT_IN_FORCE);
    },
  );
  const settings = settingsStore(connection, () => client);
  let day = host.today();
  const todayOf = (uri: string | undefined): number => settings.of(uri).asOf ?? day;
  const store: PlanStore = planStore(host, documents, todayOf, () => changes.settings());
  const views = viewsOf({
    ...{ store, documents, host },
    client: () => client,
    settingsOf: (uri) => ({ settings: settings.of(uri).settings, today: todayOf(uri) }),
  });
  const diagnostics = diagnosticsService(connection, store, documents, views, pulls);
  const failed = (what: string, error: unknown): void => logFault(connection, what, error);
  const changes = changesTo({
    ...{ host, store, documents, diagnostics, failed },
    refresh: refresher(connection, () => client, pulls),
    readiness: readinessService(connection, store, views),
  });
  const files = workspaceFiles(connection, host, store, documents, () => client.progress);
  /** What waits, waits in turn: two changes of folders, or of files, never mix. */
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (what: string, task: () => Promise<void>): void => {
    turn = turn.then(task).catch((error: unknown) => failed(what, error));
  };
  let ready: Promise<unknown> = Promise.resolve();

  bindFeatures(connection, features, views);
  if (pulls()) {
    answer(connection, DocumentDiagnosticRequest.method, async (sent, token) => {
      const { textDocument, previousResultId } = isObject(sent) ? sent : {};
      const uri = isObject(textDocument) ? textDocument.uri : undefined;
      if (typeof uri !== 'string') throw invalidParams(DocumentDiagnosticRequest.method, 'a document');
      await ready;
      await changes.settled(uri);
      // While it waited the client may have typed on, and asks anew: nobody waits for this check any more.
      if (token.isCancellationRequested) throw cancelled();
      return diagnostics.pull(uri, typeof previousResultId === 'string' ? previousResultId : undefined);
    });
  }

  syncTexts(connection, documents, {
    opened: (uri) => {
      void ready.then(() => {
        changes.moved(uri);
        changes.learn();
      });
    },
    changed: changes.edited,
    saved: (uri) => {
      if (client.watchesFiles) return;
      // Nobody else tells what changed on the disk.
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

  connection.onDidChangeConfiguration(({ settings: sent }) => {
    if (settings.push(sent)) changes.everything();
    inTurn('Reading the settings', async () => {
      if (await settings.pull(files.folders())) changes.everything();
    });
  });
  connection.onDidChangeWatchedFiles((sent) => {
    const events = Array.isArray(sent.changes) ? sent.changes.filter(({ uri }) => typeof uri === 'string') : [];
    inTurn('Reading changed files', async () => {
      const before = new Set(store.closedUris());
      const asked = await files.changed(events);
      const after = new Set(store.closedUris());
      const touched = events.map(({ uri }) => uri).filter((uri) => before.has(uri) || after.has(uri));
      const dropped = [...before].filter((uri) => !after.has(uri));
      const found = [...after].filter((uri) => !before.has(uri));
      for (const uri of new Set([...touched, ...dropped, ...found])) changes.moved(uri);
      if (asked.length > 0) changes.everything();
      if (found.length > 0) changes.learn();
    });
  });

  const foldersChanged = (added: readonly string[], removed: readonly string[]): void => {
    inTurn('Reading the folders of the workspace', async () => {
      files.remove(removed);
      const searched = files.add(added);
      // Where a path leads may hang on the folders.
      host.forget([]);
      await settings.pull(files.folders());
      await searched;
      changes.everything();
      changes.learn();
    });
  };
  connection.onInitialized(() => {
    ready = settings.pull(foldersIn(params));
    void registerWatchers(connection, client);
    foldersChanged(foldersIn(params), []);
    if (client.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const uriOf = ({ uri }: { readonly uri: string }): string => uri;
        foldersChanged(added.map(uriOf), removed.map(uriOf));
      });
    }
  });
  const stopTicking = host.onTick(() => {
    const now = host.today();
    if (now !== day) {
      day = now;
      changes.everything();
    }
    changes.learn();
  });
  connection.onShutdown(() => {
    stopTicking();
    changes.stop();
    endAnswers(connection);
  });

  if (isObject(params.initializationOptions)) settings.push(params.initializationOptions);
  return { serverInfo: { name: 'launchplan', version: info.version }, capabilities: capabilitiesFor(client, pulls()) };
}

function capabilitiesFor(client: Client, pulls: boolean): InitializeResult['capabilities'] {
  return {
    ...announced(features),
    positionEncoding: client.utf8 ? PositionEncodingKind.UTF8 : PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(pulls
      ? {
          diagnosticProvider: { identifier: 'launchplan', interFileDependencies: true, workspaceDiagnostics: false },
        }
      : {}),
  };
}

/** How clients name the one folder that they know of which are older than LSP 3.6. */
interface OlderParams {
  readonly rootUri?: unknown;
}

/** The folders of the workspace, as newer and as older clients name them. */
function foldersIn(params: InitializeParams): readonly string[] {
  const { workspaceFolders } = params;
  if (Array.isArray(workspaceFolders)) return workspaceFolders.map(({ uri }) => uri);
  const { rootUri }: OlderParams = params;
  return typeof rootUri === 'string' ? [rootUri] : [];
}
