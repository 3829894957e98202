import type { Place } from '../plan/place.ts';
import type { Day } from '../plan/calendar.ts';

/** A waiver of the plan, or a disable comment, and what became of it. */
export interface Suppression {
  readonly kind: 'waiver' | 'comment';
  /** The lint that it names, as written; empty where it names none. */
  readonly lint: string;
  readonly at: Place;
  /** What it lacks to be effective. */
  readonly lacks: readonly ('reason' | 'person' | 'expiry')[];
  readonly by: string | undefined;
  readonly expires: Day | undefined;
  /** Whether its expiry has passed. */
  readonly expired: boolean;
  /** Whether the lint that it names is asked of this plan now, or can never be. */
  readonly target: 'asked' | 'not-asked' | 'unknown-lint' | 'not-waivable' | 'unreadable';
  /** How many findings it waives, or would waive if it were complete and had not expired. */
  readonly matches: number;
}
