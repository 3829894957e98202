import {
  ErrorCodes,
  PositionEncodingKind,
  ResponseError,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { features } from '../features/index.ts';
import { announced, bindFeatures } from './bind-features.ts';
import { clientOf, isObject, type Client } from './client-abilities.ts';
import type { HostOf } from './host.ts';
import { bindDocuments } from './session/bind-documents.ts';
import { bindWorkspace } from './session/bind-workspace.ts';
import { openSession, pullsDiagnostics } from './session/session.ts';

export interface ServerInfo {
  readonly version: string;
}

/** Serves a client over a connection until it ends. */
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
  const session = openSession(connection, client, hostOf);
  bindFeatures(connection, features, session.views);
  bindDocuments(session);
  bindWorkspace(session, params);
  if (isObject(params.initializationOptions)) session.settings.push(params.initializationOptions);
  return {
    serverInfo: { name: 'launchplan', version: info.version },
    capabilities: capabilitiesFor(client, pullsDiagnostics(client)),
  };
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
