import type { Span } from '../../../text/span.ts';

/**
 * A name that one part of a document defines and others refer to: an id, an anchor with its aliases, or the lint of a
 * waiver. No part defines a lint; it refers to what the lint finds in the plan.
 */
export interface Name {
  readonly kind: 'scope' | 'milestone' | 'step' | 'anchor' | 'lint';
  readonly text: string;
  /** Where it is defined; several places if an id is defined twice. */
  readonly definitions: readonly Span[];
  readonly references: readonly Span[];
}
