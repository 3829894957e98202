import type { Day } from '../plan/calendar.ts';

/**
 * What a host knows of what surrounds a plan. Each part is absent where it cannot be known (no disk, no git,
 * untrusted), and then no lint concludes anything from it.
 */
export interface Surroundings {
  readonly history?: History;
  /** What stands at an evidence path of the plan, relative to its folder, `/` being the repository's root. */
  readonly fileAt?: (path: string) => 'file' | 'absent' | 'outside' | 'unknown';
  /** The launch plan at a path relative to this plan's folder. */
  readonly planAt?: (path: string) => OtherPlan | 'absent' | 'outside' | 'not-a-plan' | 'unknown';
  /** The path of this plan in the same terms as the identity of other plans. */
  readonly identity?: string;
}

/** Another launch plan, as far as a dependency needs it. */
export interface OtherPlan {
  /** Names the file, the same for every path that leads to it. */
  readonly identity: string;
  readonly name: string | undefined;
  readonly date: Day | undefined;
  /** The plans that it depends on, relative to its own folder. */
  readonly dependsOn: readonly string[];
  /** Looks up a plan from its folder. */
  readonly planAt: NonNullable<Surroundings['planAt']>;
}

/** What git knows of one plan. */
export interface History {
  /** The moves of a committed launch date, oldest first. */
  readonly moves: readonly DateMove[];
  /**
   * The last time the count of slips started again: with a commit that changed the stage or the kind, or with the first
   * other date after a launch. Absent where it never did.
   */
  readonly restart?: {
    /** How many of the moves do not count any more; the one that the commit itself made is among them. */
    readonly moves: number;
    /** The launch date before it. */
    readonly date: Day;
  };
  /** The moves of a date that was only a target, since the stage last changed, oldest first; none where absent. */
  readonly targetMoves?: readonly DateMove[];
  /** The day of the last commit that touched the plan; today where the working copy differs. */
  readonly lastTouched: Day | undefined;
  /** The day on which the date, the price (model, plans, price) or the scope last changed. */
  readonly lastChanged: Day | undefined;
}

/** A commit that moved the launch date. */
export interface DateMove {
  readonly from: Day;
  readonly to: Day;
  /** The day of the commit. */
  readonly on: Day;
  /** Absent for the working copy. */
  readonly commit: string | undefined;
  readonly author: string | undefined;
}
