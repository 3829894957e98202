import { codeFrame } from '../../engine/code-frame.ts';
import type { Finding } from '../../engine/finding.ts';
import type { Entry } from '../../engine/readiness/group.ts';
import type { Severity } from '../../lints/severity.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { printable } from '../../text/printable.ts';
import { wrappedLines } from '../../text/wrapped.ts';
import type { Colors } from './colors.ts';

/** The severity of an entry; for a group, the worst of its findings. */
export function severityOf(entry: Entry): Severity {
  return entry.kind === 'group' ? entry.severity : entry.finding.severity;
}

/** How far the lines of a message are indented below its severity. */
const INDENT = 8;

/**
 * An entry: severity, message, id. In one line, or in as many as the columns ask for.
 *
 * @param columns how many a line may take; undefined: as many as it needs.
 */
export function entryLine(entry: Entry, colors: Colors, columns?: number): string {
  const [message, code] =
    entry.kind === 'group' ? [entry.message, entry.code] : [entry.finding.message, entry.finding.rule];
  const start = label(severityOf(entry), colors);
  if (columns === undefined) return `${start} ${printable(message)} ${colors.dim(code)}`;
  return `${start} ${indented([...wrappedLines(printable(message), columns - INDENT)], code, columns, colors)}`;
}

/** Lines below each other, with an id behind the last one where it fits, else below it. */
function indented(lines: string[], code: string, columns: number, colors: Colors): string {
  const last = lines.at(-1) ?? '';
  const fits = INDENT + last.length + 1 + code.length <= columns;
  const all = fits ? [...lines.slice(0, -1), `${last} ${colors.dim(code)}`] : [...lines, colors.dim(code)];
  return all.join(`\n${' '.repeat(INDENT)}`);
}

/** An entry with its line of the plan, and how to fix it. */
export function entryBlock(entry: Entry, text: string, lines: LineIndex, colors: Colors, columns?: number): string {
  if (entry.kind === 'group') return entryLine(entry, colors, columns);
  const fix = fixSentence(entry.finding);
  const help = fix === undefined ? '' : `\n${colors.cyan('  fix')} ${printable(fix)}`;
  return `${entryLine(entry, colors, columns)}\n${codeFrame(text, lines, entry.finding.span)}${help}`;
}

function fixSentence({ fixes }: Finding): string | undefined {
  const repair = fixes.find(({ kind }) => kind === 'repair');
  if (repair !== undefined) return `${repair.title} (--fix does it).`;
  return fixes[0] === undefined ? undefined : `${fixes[0].title}.`;
}

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
