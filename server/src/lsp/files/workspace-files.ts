import { FileChangeType, type Connection, type FileEvent } from 'vscode-languageserver';
import type { Documents } from '../documents/documents.ts';
import type { Host } from '../host.ts';
import type { PlanStore } from '../documents/plan-store.ts';
import type { FolderList } from './folder-list.ts';
import { uriSet } from './uri-map.ts';
import { liesIn } from './uris.ts';

/** The plans of the workspace's folders, kept in step with the disk. */
export interface WorkspaceFiles {
  /** Finds and reads the plans of new folders. */
  readonly add: (folders: readonly string[]) => Promise<void>;
  /** Drops the plans of folders that are no longer part of the workspace. */
  readonly remove: (folders: readonly string[]) => void;
  /** Handles changes on the disk. Returns the named files that plans or settings depend on. */
  readonly changed: (events: readonly FileEvent[]) => Promise<readonly string[]>;
  /** A document was closed. From now on its file is used, if it belongs to the workspace. */
  readonly closed: (uri: string) => Promise<void>;
  /** Reads every plan again, for clients that do not report changed files. */
  readonly reread: () => Promise<void>;
}

interface WorkspaceParts {
  readonly host: Host;
  readonly store: PlanStore;
  readonly documents: Documents;
  readonly folders: FolderList;
  /** Is given files of which only the name is nearly that of a plan. */
  readonly near: (uri: string) => void;
}

/** Up to this many new paths are looked up one by one. For more, the folders are searched once. */
const MANY = 100;

/** @param progress whether the client shows the progress of work. */
export function workspaceFiles(
  connection: Connection,
  { host, store, documents, folders, near }: WorkspaceParts,
  progress: boolean,
): WorkspaceFiles {
  const isInside = folders.contains;

  const readAll = async (uris: readonly string[]): Promise<void> => {
    for (const uri of uris) await store.readClosed(uri);
  };

  const add = async (added: readonly string[]): Promise<void> => {
    const fresh = folders.add(added);
    if (fresh.length === 0) return;
    const shown = await shownProgress(connection, progress);
    try {
      for (const folder of fresh) {
        const found = await host.findPlans(folder, (count) => shown.report(count), near);
        // The folder may be gone from the workspace by now.
        if (folders.has(folder)) await readAll(found);
      }
    } finally {
      shown.done();
    }
  };

  const gone = (uri: string): void => {
    // The removed path may be a folder with plans in it.
    for (const known of store.closedUris()) if (liesIn(known, uri)) store.drop(known);
  };

  /** The new path may be a plan, or a folder with plans in it. */
  const appeared = async (uris: readonly string[]): Promise<void> => {
    const inside = uris.filter(isInside);
    if (inside.length > MANY) {
      for (const folder of folders.all()) await readAll(await host.findPlans(folder, () => undefined, near));
      return;
    }
    for (const uri of inside) {
      if (host.isPlanFile(uri)) await store.readClosed(uri);
      else if (!hasExtension(uri)) await readAll(await host.findPlans(uri, () => undefined, near));
    }
  };

  /** Finds the plans of all folders again, and drops those that are gone. */
  const searchAgain = async (): Promise<void> => {
    const found = uriSet();
    for (const folder of folders.all()) {
      for (const uri of await host.findPlans(folder, () => undefined, near)) found.add(uri);
    }
    for (const uri of store.closedUris()) if (!found.has(uri)) store.drop(uri);
    await readAll(found.uris());
  };

  return {
    add,
    remove(removed) {
      folders.remove(removed);
      for (const uri of store.closedUris()) if (!isInside(uri)) store.drop(uri);
    },
    async changed(events) {
      const asked = events.map(({ uri }) => uri).filter((uri) => host.concerns(uri));
      host.forget(events.map(({ uri }) => uri));
      if (events.filter(({ uri }) => isInside(uri) && host.changesWhatIsOurs(uri)).length > 0) {
        await searchAgain();
        return asked;
      }
      for (const { uri, type } of events) {
        if (type === FileChangeType.Deleted) gone(uri);
        else if (type === FileChangeType.Changed && isInside(uri) && host.isPlanFile(uri)) await store.readClosed(uri);
      }
      await appeared(events.filter(({ type }) => type === FileChangeType.Created).map(({ uri }) => uri));
      return asked;
    },
    async closed(uri) {
      if (isInside(uri) && host.isPlanFile(uri)) await store.readClosed(uri);
      else if (documents.get(uri) === undefined) store.drop(uri);
    },
    reread: () => readAll(store.closedUris()),
  };
}

function hasExtension(uri: string): boolean {
  return /\.[^./]+$/.test(uri);
}

interface ShownProgress {
  readonly report: (found: number) => void;
  readonly done: () => void;
}

/** It is not sent to a client that cannot or does not want to show it. */
async function shownProgress(connection: Connection, wanted: boolean): Promise<ShownProgress> {
  const nothing: ShownProgress = { report: () => undefined, done: () => undefined };
  if (!wanted) return nothing;
  try {
    const shown = await connection.window.createWorkDoneProgress();
    shown.begin('Looking for launch plans');
    return {
      report: (found) => shown.report(`${String(found)} found`),
      done: () => shown.done(),
    };
  } catch {
    return nothing;
  }
}
