import type { Span } from '../../../text/span.ts';

/**
 * A name that one part of a document gives and others refer to: an id, an anchor with its aliases, or the lint of a
 * waiver, which is given by nothing but stands for what it finds in the plan.
 */
export interface Name {
  readonly kind: 'scope' | 'milestone' | 'step' | 'anchor' | 'lint';
  readonly text: string;
  /** Where it is given; several where an id is given twice. */
  readonly definitions: readonly Span[];
  readonly references: readonly Span[];
}
