import type { Day } from '../plan/calendar.ts';
import type { ItemOf } from '../plan/fact.ts';
import type { Place } from '../plan/place.ts';
import type { Plan } from '../plan/plan.ts';
import type { Span } from '../text/span.ts';

/** A waiver of the plan, or a disable comment, and what became of it. */
export interface Suppression {
  readonly kind: 'waiver' | 'comment';
  /** The lint that it names, as written; empty where it names none. */
  readonly lint: string;
  readonly at: Place;
  /** The waiver as the plan has it; undefined for a comment. */
  readonly waiver: ItemOf<Plan['waivers']> | undefined;
  /** What of the text to take out, for a comment. */
  readonly removal: CommentRemoval | undefined;
  /** What a comment is called that seems to disable a lint, but has another name than it should. */
  readonly misnamed?: string;
  /** What it lacks to be effective. */
  readonly lacks: readonly ('reason' | 'person' | 'expiry')[];
  /** The one thing that it is about, as written: a gate, id, competitor, metric or section. Undefined for all. */
  readonly only: string | undefined;
  readonly by: string | undefined;
  readonly expires: Day | undefined;
  /** Whether its expiry has passed. */
  readonly expired: boolean;
  /** Whether the lint that it names is asked of this plan now, or can never be. */
  readonly target: 'asked' | 'not-asked' | 'unknown-lint' | 'not-waivable' | 'not-judged' | 'unreadable';
  /** How many findings it waives, or would waive if it were complete and had not expired. */
  readonly matches: number;
}

/** The parts of a disable comment that can be taken out of the text. */
export interface CommentRemoval {
  /** One id, with what separates it from the others. */
  readonly id: Span;
  /** The comment, with its line where it has one to itself. */
  readonly comment: Span;
}
