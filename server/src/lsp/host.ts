import type { ResolvedConfig } from '../engine/config/resolve-config.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Surroundings } from '../lints/surroundings.ts';
import type { Day } from '../plan/calendar.ts';

/**
 * What the server needs of the machine that it runs on. There are two: Node, with a disk and git, and a web worker,
 * which asks the client for files. If a host cannot know something, it answers that it is unknown. Nothing here throws.
 */
export interface Host {
  /** The local date. */
  readonly today: () => Day;
  /**
   * Calls back regularly, so that the server notices midnight, waking from sleep and new commits.
   *
   * @returns ends it.
   */
  readonly onTick: (look: () => void) => () => void;
  /**
   * Sets whether the user is typing. If so, answers have to be quick. Otherwise, for example while the plans of a
   * workspace are read, low memory use matters more. At the start, the user is not typing.
   */
  readonly typing: (busy: boolean) => void;
  /**
   * The addresses of the plan files below a folder, as the command line finds them. `progress` gets the number found so
   * far, `near` the files of which only the name is nearly right.
   */
  readonly findPlans: (
    folder: string,
    progress: (found: number) => void,
    near: (uri: string) => void,
  ) => Promise<readonly string[]>;
  /** Whether `findPlans` would find a file in a folder of the workspace. The file need not exist. */
  readonly isPlanFile: (uri: string) => boolean;
  /**
   * Why a file is passed over of which the name is nearly that of a plan or of the settings, as the end of a sentence that
   * begins with the file; undefined for any other file. The same as on the command line.
   */
  readonly whyNameIsNear: (uri: string) => string | undefined;
  /** Whether a change of this file may change which plan files are found: `.gitignore`, or what git tracks. */
  readonly changesWhatIsOurs: (uri: string) => boolean;
  /** The text of a file; undefined if it is absent, unreadable or not text. */
  readonly readText: (uri: string) => Promise<string | undefined>;
  /** The configuration of a plan. */
  readonly configFor: (uri: string) => LocatedConfig;
  /** The known surroundings of a file's plans, by document. This does not ask git: see `learn`. */
  readonly surroundingsOf: (uri: string, snapshot: Snapshot, today: Day) => (document: number) => Surroundings;
  /**
   * Asks git in the background about the history of these files, unless that is already known.
   *
   * @returns whether it knows more than before.
   */
  readonly learn: (uris: readonly string[]) => Promise<boolean>;
  /** Whether a plan or its settings depend on a file, so that a change of it may change findings. */
  readonly concerns: (uri: string) => boolean;
  /** Marks these files as changed, on the disk or in the editor. The next request reads the disk again. */
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

/** Makes a host that knows the open documents. Their text is used instead of the text on the disk. */
export type HostOf = (editor: Editor) => Host;

interface Editor {
  /** The addresses of the folders of the workspace. */
  readonly folders: () => readonly string[];
  /** The text of an open document. */
  readonly openText: (uri: string) => string | undefined;
  /** The current plans of a file that the server knows. */
  readonly snapshotOf: (uri: string) => Snapshot | undefined;
  /** Whether a file that the server knows holds launch plans. */
  readonly hasPlans: (uri: string) => boolean;
}

export interface LocatedConfig {
  readonly resolved: ResolvedConfig;
  /** The address of a file that a problem of the configuration names by its path. */
  readonly uriOf: (path: string) => string;
}
