import type { Span } from '../../text/span.ts';

/** A value that a settings file gives, and the text of it that a person would change. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Takes a fault of a setting, where the schema cannot tell it: what is wrong and what to do, and where. */
export type Report = (message: string, span: Span) => void;
