import type { History, Surroundings } from '../../lints/surroundings.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Config } from '../config/config.ts';
import type { Snapshot } from '../snapshot.ts';
import type { SettingsText } from './policy-changes.ts';

/** All plans of a repository at one moment, and what is known around them. */
export interface PlanTree {
  readonly files: readonly TreeFile[];
  /** What holds for the plans in a file, by its path. The same configuration is the same object. */
  readonly configOf: (path: string) => Config;
  /** Whether something is wrong with the configuration of the plans in a file. */
  readonly isBroken: (path: string) => boolean;
  /** The settings files that hold for the plans in a file. */
  readonly settingsOf: (path: string) => readonly SettingsText[];
  readonly surroundingsOf: (path: string, snapshot: Snapshot) => (document: number) => Surroundings;
}

/** A file with the name of a plan, by its path from the root of the repository. */
export type TreeFile =
  | { readonly kind: 'text'; readonly path: string; readonly snapshot: Snapshot }
  /** Its bytes are no text; the message says what they are. */
  | { readonly kind: 'not-text'; readonly path: string; readonly message: string }
  /** It is there, but nobody knows what it holds, as where a clone lacks it. */
  | { readonly kind: 'unreadable'; readonly path: string };

/** What is compared, and as of when. */
export interface Comparison {
  readonly base: PlanTree & { readonly commit: string; readonly day: Day };
  readonly head: PlanTree & {
    readonly commit: string | undefined;
    /** Where files of the base are now that are not there any more under their old paths, as git knows. */
    readonly movedTo?: ReadonlyMap<string, string>;
  };
  /** The as-of date of both sides. */
  readonly asOf: Day;
  /**
   * What is known of the past of a plan up to the base, given how it stands now: one move more where its date differs.
   *
   * @param path of its file in the base.
   */
  readonly past?: (path: string, snapshot: Snapshot) => (document: number) => History | undefined;
}
