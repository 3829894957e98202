import type { Span } from '../../text/span.ts';
import type { RawError } from './raw-tree.ts';

/** How many collections may stand inside each other, the root included. */
export const MAX_DEPTH = 100;

/** The error of a collection past {@link MAX_DEPTH}. */
export function tooDeep(span: Span): RawError {
  return {
    code: 'too-deep',
    span,
    message:
      `This is nested more than ${String(MAX_DEPTH)} levels deep, so this part cannot be read. ` +
      'A plan needs only a few levels; look for brackets or indentation that repeat by mistake.',
  };
}
