import { statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Something in a watched folder changed, came or went; without a path where the system does not say what. */
export interface FolderEvent {
  readonly folder: string;
  readonly path: string | undefined;
}

export interface FolderWatch {
  /**
   * Watches these folders from now on, each without what lies deeper, and no others. One that is not there is passed
   * over: watch the folder that it would come into.
   *
   * @returns those that were not watched before.
   */
  readonly set: (folders: ReadonlySet<string>) => readonly string[];
  readonly close: () => void;
}

interface Watched {
  readonly watcher: FSWatcher;
  /** Distinguishes the folder from a new one at its path, whose events this watcher would not get. */
  readonly identity: string;
}

/**
 * Watches folders rather than files, so that files which an editor replaces are seen as well as those it writes to, and
 * one watcher is enough for a folder.
 *
 * @param happened gets each event, which may come twice.
 * @param refused gets each folder that the system does not watch, with its error.
 */
export function watchFolders(
  happened: (event: FolderEvent) => void,
  refused: (folder: string, error: unknown) => void,
): FolderWatch {
  const watched = new Map<string, Watched>();
  const drop = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  const open = (folder: string, identity: string): boolean => {
    try {
      const watcher = watch(folder, (_kind, name) => {
        happened({ folder, path: name === null ? undefined : join(folder, name) });
      });
      watcher.on('error', () => {
        drop(folder);
        happened({ folder, path: undefined });
      });
      watched.set(folder, { watcher, identity });
      return true;
    } catch (error) {
      refused(folder, error);
      return false;
    }
  };
  return {
    set: (folders) => {
      for (const folder of [...watched.keys()]) if (!folders.has(folder)) drop(folder);
      return [...folders].filter((folder) => {
        const identity = identityOf(folder);
        if (watched.get(folder)?.identity === identity) return false;
        drop(folder);
        return identity !== undefined && open(folder, identity);
      });
    },
    close: () => {
      for (const folder of [...watched.keys()]) drop(folder);
    },
  };
}

function identityOf(folder: string): string | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat?.isDirectory() ? `${String(stat.dev)} ${String(stat.ino)}` : undefined;
}
