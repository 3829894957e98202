import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  WatchKind,
  type Connection,
} from 'vscode-languageserver';
import type { Client } from '../client-abilities.ts';

/**
 * What the client is asked to watch. Any path may be evidence of a plan or a folder of plans, so all paths are watched
 * for being added or removed. Changes are watched only for files that the server reads.
 */
const watchers = [
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  { globPattern: '**/*.{yaml,yml}', kind: WatchKind.Change },
  { globPattern: '**/CODEOWNERS', kind: WatchKind.Change },
  { globPattern: '**/{.gitignore,.git/index,.git/info/exclude}', kind: WatchKind.Change },
];

/** Asks to be notified of changes on the disk and in the settings, where the client can do that. */
export async function registerWatchers(connection: Connection, client: Client): Promise<void> {
  const registrations = [
    ...(client.registersConfiguration
      ? [connection.client.register(DidChangeConfigurationNotification.type, { section: 'launchplan' })]
      : []),
    ...(client.watchesFiles ? [connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })] : []),
  ];
  for (const outcome of await Promise.allSettled(registrations)) {
    if (outcome.status === 'rejected') {
      connection.console.warn(`The client does not watch files: ${String(outcome.reason)}`);
    }
  }
}
