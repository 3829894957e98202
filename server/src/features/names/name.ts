import type { Span } from '../../text/span.ts';

/** A name that one part of a document gives and others refer to: an id, or an anchor with its aliases. */
export interface Name {
  readonly kind: 'scope' | 'milestone' | 'step' | 'anchor';
  readonly text: string;
  /** Where it is given; several where an id is given twice. */
  readonly definitions: readonly Span[];
  readonly references: readonly Span[];
}
