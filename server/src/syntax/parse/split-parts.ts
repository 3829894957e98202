import type { Span } from '../../text/span.ts';

/** One key of a root mapping and what belongs to it, as far as the lines tell. */
export interface Part {
  readonly span: Span;
  /** The key, or the first word while its colon is not there yet. */
  readonly key: string;
  readonly hasColon: boolean;
  /** Whether a merge conflict lies in it. */
  readonly conflict: boolean;
}

/** What the lines of a document tell where a parser cannot. */
export interface Parts {
  readonly parts: readonly Part[];
  /** The first line that git left in a merge conflict. */
  readonly conflict: Span | undefined;
}

/**
 * Splits the root mapping of a document at the lines that start its keys, so that each part can be read alone and
 * one that is damaged costs no other. In a well-formed root mapping no quoted or block scalar goes on at the column
 * of its keys, and a closing bracket or a list's dash does not start a key.
 *
 * @param content the document from behind its `---`
 * @returns no parts where the root is a list or stands in brackets
 */
export function splitParts(text: string, content: Span): Parts {
  const lines = linesOf(text, content);
  const conflict = lines.find((line) => line.conflict !== undefined);
  const first = lines.find((line) => line.conflict === undefined && line.content !== '');
  const rooted = first !== undefined && !first.partOfMarker && !/^(?:[{[]|-(?:\s|$))/.test(first.content);
  return {
    parts: rooted ? collectParts(text, lines, rootIndent(lines), conflict !== undefined) : [],
    conflict: conflict?.span,
  };
}

/** The column of the root's keys: no line stands further left, though the first may be indented by mistake. */
function rootIndent(lines: readonly Line[]): number {
  return lines.reduce(
    (least, { content, conflict, indent }) => (content === '' || conflict ? least : Math.min(least, indent)),
    Infinity,
  );
}

interface Line {
  /** Without its line break. */
  readonly span: Span;
  readonly indent: number;
  /** Without indentation; empty for a blank line and for a comment. */
  readonly content: string;
  readonly conflict: 'ours' | 'base' | 'theirs' | 'end' | undefined;
  /** Whether it is the rest of the line of a `---`. */
  readonly partOfMarker: boolean;
}

function linesOf(text: string, { start, end }: Span): readonly Line[] {
  const lines: Line[] = [];
  for (let offset = start; offset < end;) {
    const next = text.indexOf('\n', offset);
    const lineEnd = next === -1 || next > end ? end : next;
    const source = text.slice(offset, lineEnd).trimEnd();
    if (/^\.\.\.(?:\s|$)/.test(source)) break;
    lines.push(
      lineOf(source.replace(/^\uFEFF/, ' '), offset, offset === start && /[^\s]/.test(text.slice(start - 1, start))),
    );
    offset = lineEnd + 1;
  }
  return lines;
}

function lineOf(source: string, offset: number, partOfMarker: boolean): Line {
  const indent = partOfMarker ? 0 : source.length - source.replace(/^ +/, '').length;
  const content = source.slice(indent).replace(/^\s*(?:#.*)?$/, '');
  return {
    span: { start: offset, end: offset + source.length },
    indent,
    content,
    conflict: conflictOf(source),
    partOfMarker,
  };
}

const CONFLICT_MARKERS = [
  [/^<{7}(?: |$)/, 'ours'],
  [/^\|{7}(?: |$)/, 'base'],
  [/^={7}$/, 'theirs'],
  [/^>{7}(?: |$)/, 'end'],
] as const;

function conflictOf(line: string): Line['conflict'] {
  return CONFLICT_MARKERS.find(([marker]) => marker.test(line))?.[1];
}

interface OpenPart {
  start: number;
  end: number;
  readonly line: string;
  conflict: boolean;
}

function collectParts(text: string, lines: readonly Line[], rootIndent: number, conflicted: boolean): Part[] {
  const parts: OpenPart[] = [];
  let current: OpenPart | undefined;
  let beforeConflict: OpenPart | undefined;
  // A document that begins inside a conflict has lost the line that opened it.
  let inConflict = conflicted && lines.find((line) => line.conflict !== undefined)?.conflict !== 'ours';
  for (const line of lines) {
    if (line.conflict !== undefined) {
      if (line.conflict === 'ours') beforeConflict = current;
      else if (line.conflict !== 'end') current = beforeConflict;
      inConflict = line.conflict !== 'end';
    } else if (line.content !== '' && (line.indent <= rootIndent || !current) && startsPart(line.content)) {
      current = { start: line.span.start, end: line.span.end, line: line.content, conflict: inConflict };
      parts.push(current);
    } else if (current && line.content !== '') {
      current.end = Math.max(current.end, line.span.end);
      current.conflict ||= inConflict;
    }
  }
  return parts.map(({ start, end, line, conflict }, index) => ({
    // Comments and blank lines belong to the part above them, and a block scalar may even contain them.
    span: { start, end: conflict ? end : (nextStart(text, lines, parts, index) ?? end) },
    ...keyOf(line),
    conflict,
  }));
}

/** Where a part has to end: at the next part, or at the line of a conflict, or at the end of the lines. */
function nextStart(
  text: string,
  lines: readonly Line[],
  parts: readonly OpenPart[],
  index: number,
): number | undefined {
  const next = parts[index + 1]?.start ?? (lines.at(-1)?.span.end ?? 0) + 1;
  const part = parts[index];
  if (!part) return undefined;
  const between = text.slice(part.end, next);
  const marker = /(?<=\n)[<|=>]{7}/.exec(between);
  return Math.min(marker ? part.end + marker.index : next, text.length);
}

/** A dash, a closing bracket, a colon or a tab at the column of the keys goes on with what stands above. */
function startsPart(content: string): boolean {
  return !/^(?:[\t}\]]|[-:](?:\s|$))/.test(content);
}

function keyOf(line: string): { readonly key: string; readonly hasColon: boolean } {
  const content = line.replace(/^\? +/, '');
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*:/.exec(content);
  const colon = content.search(/:(?:\s|$)/);
  if (quoted) return { key: quoted[1] ?? quoted[2] ?? '', hasColon: true };
  if (colon !== -1) return { key: content.slice(0, colon).trimEnd(), hasColon: true };
  return { key: /[^\s:#"'?]+/.exec(content)?.[0] ?? content, hasColon: false };
}
