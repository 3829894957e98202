import type { ResolvedConfig } from '../engine/config/resolve-config.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Surroundings } from '../lints/surroundings.ts';
import type { Day } from '../plan/calendar.ts';

/**
 * What the server needs of the machine that it runs on. There are two: Node, with a disk and git, and a web worker,
 * which asks the client for files. What a host does not have it answers as unknown; nothing here throws.
 */
export interface Host {
  /** The local date. */
  readonly today: () => Day;
  /**
   * Calls back every so often, so that midnight, waking from sleep and new commits are noticed.
   *
   * @returns ends it.
   */
  readonly onTick: (look: () => void) => () => void;
  /**
   * Tells whether somebody is typing: then answers have to be quick. Else, as while the plans of a workspace are read,
   * it matters more that little memory is taken. At the start nobody types.
   */
  readonly typing: (busy: boolean) => void;
  /** The addresses of the plan files below a folder, as the command line finds them; `progress` is told how many so far. */
  readonly findPlans: (folder: string, progress: (found: number) => void) => Promise<readonly string[]>;
  /** Whether `findPlans` of a folder of the workspace finds a file; it need not exist. */
  readonly isPlanFile: (uri: string) => boolean;
  /** Whether a change of this file may change which plan files are found: `.gitignore`, or what git tracks. */
  readonly changesWhatIsOurs: (uri: string) => boolean;
  /** The text of a file; undefined where it is absent, unreadable or no text. */
  readonly readText: (uri: string) => Promise<string | undefined>;
  /** The configuration of a plan. */
  readonly configFor: (uri: string) => LocatedConfig;
  /** What is known of what surrounds the plans of a file, by document. Git is not asked here: see `learn`. */
  readonly surroundingsOf: (uri: string, snapshot: Snapshot, today: Day) => (document: number) => Surroundings;
  /**
   * Asks git, off the main path, what it knows of the past of these files, unless that is known already.
   *
   * @returns whether it knows more than before.
   */
  readonly learn: (uris: readonly string[]) => Promise<boolean>;
  /** Whether a file is one that a plan or its settings asked for, so that what became of it may change findings. */
  readonly concerns: (uri: string) => boolean;
  /** Looks at the disk again when it is next asked, because these files changed, on the disk or in the editor. */
  readonly forget: (uris: readonly string[]) => void;
  /** Files and folders below a folder relative to a document; empty where there is no disk. */
  readonly entriesBelow: (
    uri: string,
    folder: string,
  ) => readonly { readonly name: string; readonly folder: boolean }[];
  /** The address of the file that a path in a document means, where it exists and lies in the repository. */
  readonly resolvePath: (uri: string, path: string) => string | undefined;
  /** The people and teams that the CODEOWNERS file of a document's repository, else of its folder, names. */
  readonly codeOwners: (uri: string) => readonly string[];
}

/** Makes a host that knows what is open in the editor: that goes before what is on the disk. */
export type HostOf = (editor: Editor) => Host;

interface Editor {
  /** The addresses of the folders of the workspace. */
  readonly folders: () => readonly string[];
  /** The text of an open document. */
  readonly openText: (uri: string) => string | undefined;
  /** The plans of a file that the server knows, as they stand now. */
  readonly snapshotOf: (uri: string) => Snapshot | undefined;
  /** Whether a file that the server knows holds launch plans. */
  readonly hasPlans: (uri: string) => boolean;
}

export interface LocatedConfig {
  readonly resolved: ResolvedConfig;
  /** The address of a file that a problem of the configuration names by its path. */
  readonly uriOf: (path: string) => string;
}
