import type { Span } from '../../text/span.ts';

/** The text of one document of a stream. */
export interface DocumentText {
  /** All that belongs to it: comments and directives above its `---`, and the line of its `...`. */
  readonly whole: Span;
  /** From behind its `---`, or from the start of the whole where it has none. */
  readonly content: Span;
}

/**
 * Splits a stream at its `---` and `...` lines. This needs no parser, because neither can stand at the start of a
 * line inside a document, not even in a quoted or a block scalar (YAML 1.2.2, rule 206); so an error in one document
 * never reaches the next.
 *
 * @returns none for a text of nothing but white space
 */
export function splitDocuments(text: string): readonly DocumentText[] {
  const documents: DocumentText[] = [];
  let start = 0;
  let contentStart = 0;
  let open = false;
  const close = (end: number): void => {
    if (open || standsForDocument(text, start, end)) {
      documents.push({ whole: { start, end }, content: { start: contentStart, end } });
      start = end;
    }
  };
  for (const match of mayHaveMarkers(text) ? text.matchAll(MARKER) : []) {
    if (match[0] === '---') {
      if (open || hasContent(text, start, match.index)) close(match.index);
      contentStart = match.index + match[0].length;
      open = true;
    } else {
      const end = lineEnd(text, match.index);
      if (!open && !standsForDocument(text, start, match.index)) start = end;
      else close(end);
      contentStart = start;
      open = false;
    }
  }
  if (open || standsForDocument(text, start, text.length)) close(text.length);
  else if (text.slice(start).includes('#')) addComments(documents, text.length);
  return documents;
}

const MARKER = /(?<=^|^\uFEFF|\n)(?:---|\.\.\.)(?=[ \t\r\n]|$)/g;

/** Whether to look for markers at all: most plans have none, and this test is much faster. */
function mayHaveMarkers(text: string): boolean {
  return /^\uFEFF?(?:---|\.\.\.)/.test(text) || text.includes('\n---') || text.includes('\n...');
}

/** Comments behind the last document belong to it; without any document they are one of their own. */
function addComments(documents: DocumentText[], end: number): void {
  const last = documents.pop() ?? { whole: { start: 0, end }, content: { start: 0, end } };
  documents.push({
    whole: { start: last.whole.start, end },
    content: { start: last.content.start, end },
  });
}

/** Directives without a document are a mistake that its document has to carry. */
function standsForDocument(text: string, start: number, end: number): boolean {
  return hasContent(text, start, end) || (text.includes('%', start) && /(?<=^|\n)%/.test(text.slice(start, end)));
}

/** Whether anything but white space, comments and directives stands in a range of whole lines. */
function hasContent(text: string, start: number, end: number): boolean {
  for (let line = start; line < end; line = lineEnd(text, line)) {
    const source = text.slice(line, Math.min(lineEnd(text, line), end)).replace(/^\uFEFF/, '');
    if (!source.startsWith('%') && !/^[ \t\r\n]*(?:#|$)/.test(source)) return true;
  }
  return false;
}

/** Behind the line break of the line at an offset. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
