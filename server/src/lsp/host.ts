import type { ResolvedConfig } from '../engine/config/resolve-config.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { World } from '../lints/world.ts';
import type { Day } from '../plan/calendar.ts';

/**
 * What the server needs of the machine that it runs on. There are two: Node, with a disk and git, and a web worker,
 * which asks the client for files. What a host does not have it answers as unknown; nothing here throws.
 */
export interface Host {
  /** The local date. */
  readonly today: () => Day;
  /** The addresses of the plan files below a folder, as `.gitignore` allows; `progress` is told how many so far. */
  readonly findPlans: (folder: string, progress: (found: number) => void) => Promise<readonly string[]>;
  /** The text of a file; undefined where it is absent, unreadable or no text. */
  readonly readText: (uri: string) => Promise<string | undefined>;
  /**
   * The configuration of a plan.
   *
   * @param openText the text of a document that is open in the editor, which goes before what is on the disk.
   */
  readonly configFor: (uri: string, openText: (uri: string) => string | undefined) => ResolvedConfig;
  /** Finds out what is known of the world around plans, as they stand in `files`; git is asked off the main path. */
  readonly worldsFor: (files: readonly HostFile[], today: Day) => Promise<(uri: string) => (document: number) => World>;
  /** Forgets what was kept of these files; of all files where there are none. */
  readonly forget: (uris: readonly string[]) => void;
  /** Files and folders below a folder relative to a document; empty where there is no disk. */
  readonly entriesBelow: (uri: string, folder: string) => readonly { readonly name: string; readonly folder: boolean }[];
  /** The address of the file that a path in a document means, where it exists and lies in the repository. */
  readonly resolvePath: (uri: string, path: string) => string | undefined;
  /** The people and teams that the CODEOWNERS file of a document's repository names. */
  readonly codeOwners: (uri: string) => readonly string[];
}

export interface HostFile {
  readonly uri: string;
  readonly snapshot: Snapshot;
}
