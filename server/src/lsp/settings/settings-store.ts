import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import type { Client } from '../client-abilities.ts';
import { isObject } from '../client-abilities.ts';
import { defaultSettings, readSettings, type ReadSettings } from './settings.ts';
import { unlessGone } from '../unless-gone.ts';
import { liesIn } from '../files/uris.ts';

/** The user's settings, which may differ from folder to folder. */
export interface SettingsStore {
  /** The settings of a file's folder, or of the workspace if no file is named. */
  readonly of: (uri: string | undefined) => ReadSettings;
  /** Asks the client for the settings of the workspace and of each folder. Returns whether any changed. */
  readonly pull: (folders: readonly string[]) => Promise<boolean>;
  /** Resolves when the first pull is answered, or at once if no pull has begun. */
  readonly ready: () => Promise<unknown>;
  /** Handles settings that a client sends without a request. Returns whether anything changed. */
  readonly push: (sent: unknown) => boolean;
}

/** How long the first answers wait for the client's settings, in milliseconds. */
const PATIENCE = 1000;

export function settingsStore(connection: Connection, client: Client): SettingsStore {
  const byFolder = new Map<string, ReadSettings>();
  const warned = new Set<string>();
  let ofWorkspace = defaultSettings;

  const warn = ({ faults }: ReadSettings): void => {
    for (const fault of faults) {
      if (warned.has(fault)) continue;
      warned.add(fault);
      void unlessGone(() =>
        connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message: fault }),
      );
    }
  };

  const written = (): string => JSON.stringify([ofWorkspace, ...byFolder]);

  let first: Promise<unknown> | undefined;
  const pull = async (folders: readonly string[]): Promise<boolean> => {
    const before = written();
    const section = 'launchplan';
    const items = [{ section }, ...folders.map((scopeUri) => ({ section, scopeUri }))];
    const answer: unknown = client.configuration
      ? await withPatience(connection.workspace.getConfiguration(items), connection)
      : undefined;
    if (!Array.isArray(answer)) return false;
    const [workspace, ...rest] = answer.map(readSettings);
    ofWorkspace = workspace ?? defaultSettings;
    byFolder.clear();
    folders.forEach((folder, index) => byFolder.set(folder, rest[index] ?? ofWorkspace));
    for (const read of [ofWorkspace, ...byFolder.values()]) warn(read);
    return written() !== before;
  };

  return {
    of(uri) {
      if (uri === undefined) return ofWorkspace;
      const folders = [...byFolder.keys()].filter((folder) => liesIn(uri, folder));
      const nearest = folders.toSorted((a, b) => b.length - a.length)[0];
      return (nearest === undefined ? undefined : byFolder.get(nearest)) ?? ofWorkspace;
    },
    pull(folders) {
      const pulled = pull(folders);
      first ??= pulled;
      return pulled;
    },
    ready: () => first ?? Promise.resolve(),
    push(sent) {
      if (!isObject(sent) || !isObject(sent.launchplan)) return false;
      const before = written();
      ofWorkspace = readSettings(sent.launchplan);
      byFolder.clear();
      warn(ofWorkspace);
      return written() !== before;
    },
  };
}

/** A client that announces its settings but never sends them gets the defaults. */
async function withPatience(answer: Promise<unknown>, connection: Connection): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    connection.console.warn(`The settings could not be read: ${String(error)}`);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
