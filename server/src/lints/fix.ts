import type { Path } from '../plan/place.ts';
import type { EntryValue } from '../syntax/edit/entry-value.ts';
import type { Span } from '../text/span.ts';

/**
 * A way to fix a finding. A repair is applied by `--fix` and on save, and the finding is gone afterwards; an offer is
 * a code action only, and as a rule the finding stays until the work is planned.
 */
export interface Fix {
  readonly kind: 'repair' | 'offer';
  /** What it does, as an imperative sentence without a full stop. */
  readonly title: string;
  readonly changes: readonly Change[];
  /** It only makes the place, and what stands there is still to write: an offer that knows more is shown before it. */
  readonly isStub?: true;
}

/** A change to a plan, said by what it means; the engine makes of it a minimal edit of the text. */
export type Change =
  /** Writes a key where there is none, or fills one without a value; missing parents are made. */
  | { readonly kind: 'insert'; readonly path: Path; readonly value: EntryValue }
  /** Adds an item to a list, which is made if need be. */
  | { readonly kind: 'append'; readonly path: Path; readonly value: EntryValue }
  | { readonly kind: 'replace'; readonly span: Span; readonly text: string }
  /** Takes out a key or a list item, with its whole lines. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** Moves a key with its value and comments to where nothing stands yet. */
  | { readonly kind: 'move'; readonly from: Path; readonly to: Path };

export function offer(title: string, ...changes: readonly Change[]): Fix {
  return { kind: 'offer', title, changes };
}

/** An offer that only makes the place of what is still to write. */
export function stub(title: string, ...changes: readonly Change[]): Fix {
  return { ...offer(title, ...changes), isStub: true };
}

/** Fixes in the order in which people want to see them: repairs, offers that know what to write, and stubs last. */
export function bestFirst(fixes: readonly Fix[]): readonly Fix[] {
  const rank = ({ kind, isStub }: Fix): number => (kind === 'repair' ? 0 : isStub === true ? 2 : 1);
  return fixes.length < 2 ? fixes : fixes.toSorted((a, b) => rank(a) - rank(b));
}

export function repair(title: string, ...changes: readonly Change[]): Fix {
  return { kind: 'repair', title, changes };
}
