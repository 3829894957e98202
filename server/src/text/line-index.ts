/** A place in a text as line and character, both from 0, the character in UTF-16 code units (LSP's default). */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Translates between offsets and positions of one text. */
export interface LineIndex {
  /** How many lines the text has; at least one. */
  readonly lineCount: number;
  /** The offset at which a line starts; a line past the end starts at the end of the text. */
  lineStart(line: number): number;
  position(offset: number): Position;
  /** The offset of a position; a character past the end of its line is the end of that line. */
  offset(position: Position): number;
}

/** Indexes the lines of a text. A line ends with LF, CRLF or a lone CR, as in YAML 1.2 and in LSP. */
export function lineIndex(text: string): LineIndex {
  let known: readonly number[] | undefined;
  // Most texts that are read are never asked for a line.
  const starts = (): readonly number[] => (known ??= lineStarts(text));
  const startOf = (line: number): number => starts()[line] ?? text.length;
  return {
    get lineCount() {
      return starts().length;
    },
    lineStart: startOf,
    position(offset) {
      const line = lineAt(starts(), offset);
      return { line, character: offset - startOf(line) };
    },
    offset({ line, character }) {
      const start = startOf(line);
      return start + Math.min(Math.max(character, 0), lineLength(text, start, startOf(line + 1)));
    },
  };
}

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
    return starts;
  }
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) !== LINE_FEED)) {
      starts.push(offset + 1);
    }
  }
  return starts;
}

/** The last line that starts at or before the offset, by bisection. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lineLength(text: string, start: number, nextStart: number): number {
  let end = nextStart;
  while (end > start && (text.charCodeAt(end - 1) === LINE_FEED || text.charCodeAt(end - 1) === CARRIAGE_RETURN)) end--;
  return end - start;
}
