import type { InitializeParams } from 'vscode-languageserver';
import { endAnswers } from '../answered.ts';
import { uriSet } from '../files/uri-map.ts';
import { registerWatchers } from '../files/watch-files.ts';
import type { Session } from './session.ts';

/** Binds changes of settings, folders, files and days. */
export function bindWorkspace(session: Session, params: InitializeParams): void {
  bindSettings(session);
  bindFiles(session);
  bindFolders(session, params);
  bindDays(session);
}

function bindSettings({ connection, settings, folders, changes, inTurn }: Session): void {
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    if (settings.push(sent)) changes.everything();
    inTurn('Reading the settings', async () => {
      if (await settings.pull(folders.all())) changes.everything();
    });
  });
}

function bindFiles({ connection, store, files, near, diagnostics, changes, inTurn }: Session): void {
  connection.onDidChangeWatchedFiles((sent) => {
    const events = Array.isArray(sent.changes) ? sent.changes.filter(({ uri }) => typeof uri === 'string') : [];
    inTurn('Reading changed files', async () => {
      const before = uriSet(store.closedUris());
      const asked = await files.changed(events);
      const after = uriSet(store.closedUris());
      const touched = events.map(({ uri }) => uri).filter((uri) => before.has(uri) || after.has(uri));
      const dropped = before.uris().filter((uri) => !after.has(uri));
      const found = after.uris().filter((uri) => !before.has(uri));
      for (const uri of uriSet([...dropped, ...found, ...touched]).uris()) changes.moved(uri);
      for (const { uri } of events) {
        if (!near.concerns(uri)) continue;
        near.saw(uri);
        diagnostics.publish(uri);
      }
      if (asked.length > 0) changes.everything();
      if (found.length > 0) changes.learn();
    });
  });
}

function bindFolders(
  { connection, client, host, settings, folders, files, changes, inTurn }: Session,
  params: InitializeParams,
): void {
  const changed = (added: readonly string[], removed: readonly string[]): void => {
    inTurn('Reading the folders of the workspace', async () => {
      files.remove(removed);
      const searched = files.add(added);
      // Where a path leads may depend on the folders.
      host.forget([]);
      await settings.pull(folders.all());
      await searched;
      changes.everything();
      changes.learn();
    });
  };
  connection.onInitialized(() => {
    void settings.pull(foldersIn(params));
    void registerWatchers(connection, client);
    changed(foldersIn(params), []);
    if (client.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const uriOf = ({ uri }: { readonly uri: string }): string => uri;
        changed(added.map(uriOf), removed.map(uriOf));
      });
    }
  });
}

/** Checks regularly whether a new day began or git knows more, until the client shuts the server down. */
function bindDays({ connection, host, calendar, changes }: Session): void {
  const stop = host.onTick(() => {
    if (calendar.look()) changes.everything();
    changes.learn();
  });
  connection.onShutdown(() => {
    stop();
    changes.stop();
    endAnswers(connection);
  });
}

/** The single folder that clients older than LSP 3.6 send. */
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
