import { codeFrameColumns } from '@babel/code-frame';
import type { LineIndex } from '../text/line-index.ts';
import { printable } from '../text/printable.ts';
import type { Span } from '../text/span.ts';

/** Longer lines are cut: nobody reads them, and they may be hostile. */
const MAX_LINE = 200;

/** What stands before a line of the plan: the mark of the line, its number, and a bar. */
const GUTTER = '>  | '.length;

/**
 * The line of a span with what is meant underlined. Only that line is handed over: a plan may be long.
 *
 * @param columns how many the frame may take; of a longer line, what is meant and some of what stands around it is
 * shown. Undefined: as many as it needs.
 */
export function codeFrame(text: string, lines: LineIndex, { start, end }: Span, columns = Infinity): string {
  const { line, character } = lines.position(start);
  const from = lines.lineStart(line);
  const source = text.slice(from, lines.lineStart(line + 1)).replace(/[\r\n]+$/, '');
  const last = Math.min(end - from, source.length);
  const [before, meant] = [source.slice(0, character), source.slice(character, Math.max(last, character))];
  const shown = printable(source.slice(0, MAX_LINE));
  // What is meant may lie behind the cut, and go on far beyond it.
  const column = Math.min(printable(before.slice(0, MAX_LINE)).length, shown.length) + 1;
  const width = Math.max(Math.min(printable(meant.slice(0, MAX_LINE)).length, shown.length + 1 - column), 1);
  const view = viewOf(shown, column, width, columns - GUTTER - String(line + 1).length);
  const location = {
    start: { line: line + 1, column: view.column },
    end: { line: line + 1, column: view.column + view.width },
  };
  const options = { highlightCode: false, startLine: line + 1, linesAbove: 0, linesBelow: 0 };
  return codeFrameColumns(view.line, location, options);
}

/** A part of a line, and where in it what is meant stands. */
interface View {
  readonly line: string;
  /** From 1. */
  readonly column: number;
  readonly width: number;
}

/** The part of a line around what is meant that fits, with an ellipsis where something is left out. */
function viewOf(line: string, column: number, width: number, room: number): View {
  if (line.length <= room) return { line, column, width };
  // A third of the room is for what stands before it, where the end of what is meant would not fit otherwise.
  const from = column + width <= room ? 0 : Math.max(column - 1 - Math.floor(room / 3), 0);
  const before = from === 0 ? '' : '…';
  const rest = line.slice(from + before.length);
  const fits = rest.length <= room - before.length;
  const shown = `${before}${fits ? rest : `${rest.slice(0, room - before.length - 1)}…`}`;
  const moved = column - from;
  return { line: shown, column: moved, width: Math.max(Math.min(width, shown.length + 1 - moved), 1) };
}
