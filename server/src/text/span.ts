/** A half-open range of a text, in UTF-16 code units from its start: the unit of JavaScript strings and of LSP. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The empty span at an offset: a place where something would stand. */
export function emptySpan(offset: number): Span {
  return { start: offset, end: offset };
}

/** Whether an offset lies in a span, its end included, as a cursor that touches a word counts as on it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
