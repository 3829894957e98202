import { codeFrameColumns } from '@babel/code-frame';
import type pc from 'picocolors';
import type { Finding } from '../engine/finding.ts';
import type { Entry } from '../engine/group.ts';
import type { Severity } from '../lints/lint.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';
import { printable } from './printable.ts';

type Colors = ReturnType<typeof pc.createColors>;

/** How loud an entry is: a finding as it is, a group as the worst of its findings. */
export function severityOf(entry: Entry): Severity {
  return entry.kind === 'group' ? entry.severity : entry.finding.severity;
}

/** An entry in one line: severity, message, id. */
export function entryLine(entry: Entry, colors: Colors): string {
  const [message, code] =
    entry.kind === 'group' ? [entry.message, entry.code] : [entry.finding.message, entry.finding.rule];
  return `${label(severityOf(entry), colors)} ${printable(message)} ${colors.dim(code)}`;
}

/** An entry with the line that it is about, and how to mend it. */
export function entryBlock(entry: Entry, text: string, lines: LineIndex, colors: Colors): string {
  if (entry.kind === 'group') return entryLine(entry, colors);
  const mend = mendingOf(entry.finding);
  const help = mend === undefined ? '' : `\n${colors.cyan('  mend')} ${printable(mend)}`;
  return `${entryLine(entry, colors)}\n${codeFrame(text, lines, entry.finding.span)}${help}`;
}

function mendingOf({ fixes }: Finding): string | undefined {
  const repair = fixes.find(({ kind }) => kind === 'repair');
  if (repair !== undefined) return `${repair.title} (--fix does it).`;
  return fixes[0] === undefined ? undefined : `${fixes[0].title}.`;
}

/** The line of a span with what is meant underlined. Only that line is handed over: a plan may be long. */
export function codeFrame(text: string, lines: LineIndex, { start, end }: Span): string {
  const { line, character } = lines.position(start);
  const from = lines.lineStart(line);
  const source = text.slice(from, lines.lineStart(line + 1)).replace(/[\r\n]+$/, '');
  const last = Math.min(end - from, source.length);
  const [before, meant] = [source.slice(0, character), source.slice(character, Math.max(last, character))];
  const shown = printable(source.slice(0, MAX_LINE));
  const column = printable(before).length + 1;
  const width = Math.max(printable(meant).length, 1);
  const location = { start: { line: line + 1, column }, end: { line: line + 1, column: column + width } };
  const options = { highlightCode: false, startLine: line + 1, linesAbove: 0, linesBelow: 0 };
  return codeFrameColumns(shown, location, options);
}

/** Longer lines are cut: nobody reads them, and they may be hostile. */
const MAX_LINE = 200;

export function label(severity: Severity, colors: Colors): string {
  switch (severity) {
    case 'error':
      return colors.red('error  ');
    case 'warning':
      return colors.yellow('warning');
    case 'info':
      return colors.blue('info   ');
  }
}
