import type { Layout } from '../edit/entry-value.ts';
import type { Document, Mapping, Node } from '../tree.ts';

/** Where the line of an offset ends, before its line break. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** Where the line of an offset starts; a byte order mark is not part of the first line. */
export function lineStartAt(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** How far behind the start of its line an offset is, in UTF-16 code units. */
export function columnAt(text: string, offset: number): number {
  return offset - lineStartAt(text, offset);
}

/**
 * The column of the keys of a block mapping: that of its last own key, counting the dashes of lists before it, and not the
 * anchor, tag or question mark between. In a damaged mapping the first key may be in another column, and a new key goes
 * below the last.
 */
export function columnOfKeys(text: string, mapping: Mapping): number {
  const start = mapping.entries.findLast(({ merged }) => !merged)?.key.span.start ?? mapping.span.start;
  const before = text.slice(lineStartAt(text, start), start);
  return /^\s*(?:-\s+)*/.exec(before)?.[0].length ?? 0;
}

/**
 * Where the lines of a block collection end, before the last line break: behind its last child, the comment on that
 * line, and the comments below that are indented deeper than its own column.
 */
export function endOfContent(text: string, offset: number, column: number): number {
  let end = lineEndAt(text, offset);
  for (let next = end; next < text.length;) {
    next = lineEndAt(text, behindLineBreak(text, next));
    const line = text.slice(lineStartAt(text, next), next);
    if (line.trim() === '') {
      // A tab in a blank line reads as indentation of what comes to stand above it.
      if (line.includes('\t')) end = next;
      if (next === text.length) break;
      continue;
    }
    if (!line.trimStart().startsWith('#') || line.search(/\S/) <= column) break;
    end = next;
  }
  return end;
}

/** The offset behind the line break that stands at an offset. */
export function behindLineBreak(text: string, offset: number): number {
  if (text.startsWith('\r\n', offset)) return offset + 2;
  return Math.min(offset + 1, text.length);
}

/** The first comma between two offsets that is in no comment, or the second offset. */
export function commaOrEnd(
  text: string,
  start: number,
  end: number,
): { readonly offset: number; readonly isComma: boolean } {
  const between = /^(?:[^,#]|(?<!\s)#|(?<=\s)#[^\n]*)*?,/.exec(text.slice(start, end));
  return between ? { offset: start + between[0].length - 1, isComma: true } : { offset: end, isComma: false };
}

/** The line break of the text, and the indentation of the first nested mapping of a document: two spaces unless told. */
export function layoutOf(text: string, { root }: Document): Layout {
  return { lineBreak: /\r?\n/.exec(text)?.[0] ?? '\n', step: (root && stepOf(text, root)) ?? 2 };
}

function stepOf(text: string, root: Node): number | undefined {
  if (root.kind !== 'mapping' || root.style !== 'block') return undefined;
  const nested = root.entries.find(
    ({ value, merged }) => !merged && value.kind === 'mapping' && value.style === 'block',
  );
  if (!nested) return undefined;
  const step = columnAt(text, nested.value.span.start) - columnAt(text, nested.key.span.start);
  return step > 0 ? step : undefined;
}
