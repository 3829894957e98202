import { uriSet } from './uri-map.ts';
import { liesIn } from './uris.ts';

/** The folders of the workspace, by their addresses. */
export interface FolderList {
  readonly all: () => readonly string[];
  readonly has: (folder: string) => boolean;
  /** @returns those that were not in the list before. */
  readonly add: (folders: readonly string[]) => readonly string[];
  readonly remove: (folders: readonly string[]) => void;
  /** Whether a file lies in one of them. */
  readonly contains: (uri: string) => boolean;
}

export function folderList(): FolderList {
  const folders = uriSet();
  return {
    all: folders.uris,
    has: folders.has,
    add(added) {
      const fresh = added.filter((folder) => !folders.has(folder));
      for (const folder of fresh) folders.add(folder);
      return fresh;
    },
    remove(removed) {
      for (const folder of removed) folders.delete(folder);
    },
    contains: (uri) => folders.uris().some((folder) => liesIn(uri, folder)),
  };
}
