import { offer, repair, type Change, type Fix } from '../../../lints/fix.ts';
import type { Span } from '../../../text/span.ts';

/**
 * What somebody meant where YAML reads something else, or nothing at all: the message that says so, where the slip is,
 * and how to write it. test/slips/ has a table of them.
 */
export interface Slip {
  readonly message: string;
  /** Where the slip is; the place of the fault that it explains unless given. */
  readonly span?: Span | undefined;
  readonly fixes: readonly Fix[];
}

/** A slip with one way to write it that can only be right: `--fix` makes the change. */
export function slipToRepair(message: string, title: string, ...changes: readonly Replacement[]): Slip {
  return { message, span: changes[0]?.span, fixes: [repair(title, ...changes.map(replace))] };
}

/** A slip with one likely way to write it, for a person to choose. */
export function slipToOffer(message: string, title: string, ...changes: readonly Replacement[]): Slip {
  return { message, span: changes[0]?.span, fixes: [offer(title, ...changes.map(replace))] };
}

export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

function replace({ span, text }: Replacement): Change {
  return { kind: 'replace', span, text };
}
