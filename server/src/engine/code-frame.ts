import { codeFrameColumns } from '@babel/code-frame';
import type { LineIndex } from '../text/line-index.ts';
import { printable } from '../text/printable.ts';
import type { Span } from '../text/span.ts';

/** Longer lines are cut: nobody reads them, and they may be hostile. */
const MAX_LINE = 200;

/** The line of a span with what is meant underlined. Only that line is handed over: a plan may be long. */
export function codeFrame(text: string, lines: LineIndex, { start, end }: Span): string {
  const { line, character } = lines.position(start);
  const from = lines.lineStart(line);
  const source = text.slice(from, lines.lineStart(line + 1)).replace(/[\r\n]+$/, '');
  const last = Math.min(end - from, source.length);
  const [before, meant] = [source.slice(0, character), source.slice(character, Math.max(last, character))];
  const shown = printable(source.slice(0, MAX_LINE));
  // What is meant may lie behind the cut, and go on far beyond it.
  const column = Math.min(printable(before.slice(0, MAX_LINE)).length, shown.length) + 1;
  const width = Math.max(Math.min(printable(meant.slice(0, MAX_LINE)).length, shown.length + 1 - column), 1);
  const location = { start: { line: line + 1, column }, end: { line: line + 1, column: column + width } };
  const options = { highlightCode: false, startLine: line + 1, linesAbove: 0, linesBelow: 0 };
  return codeFrameColumns(shown, location, options);
}
