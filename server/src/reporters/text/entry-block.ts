import { codeFrame } from '../../engine/code-frame.ts';
import type { Entry } from '../../engine/readiness/group.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { WhatToWrite } from '../../engine/what-to-write.ts';
import type { Severity } from '../../lints/severity.ts';
import { printable } from '../../text/printable.ts';
import { wrappedLines } from '../../text/wrapped.ts';
import type { Colors } from './colors.ts';
import { fixLinesWithin } from './what-to-write.ts';

/** The severity of an entry; for a group, the worst of its findings. */
export function severityOf(entry: Entry): Severity {
  return entry.kind === 'group' ? entry.severity : entry.finding.severity;
}

/** How far the lines of a message are indented below its severity. */
const INDENT = 8;

/**
 * An entry: severity, message, id, what to write. In one line, or in as many as the columns ask for.
 *
 * @param columns how many a line may take; undefined: as many as it needs.
 */
export function entryLine(
  entry: Entry,
  toWrite: WhatToWrite | undefined,
  colors: Colors,
  columns: number | undefined,
): string {
  const line = messageLine(entry, colors, columns);
  if (toWrite === undefined) return line;
  return `${line}${columns === undefined ? ' ' : '\n  '}${fixBlock(toWrite, colors, columns)}`;
}

function messageLine(entry: Entry, colors: Colors, columns: number | undefined): string {
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

/** A finding with its line of the plan, and what to write to fix it. */
export function entryBlock(
  entry: Entry & { readonly kind: 'finding' },
  { text, lines }: Pick<Snapshot, 'text' | 'lines'>,
  toWrite: WhatToWrite | undefined,
  colors: Colors,
  columns: number | undefined,
): string {
  const help = toWrite === undefined ? '' : `\n  ${fixBlock(toWrite, colors, columns)}`;
  return `${messageLine(entry, colors, columns)}\n${codeFrame(text, lines, entry.finding.span)}${help}`;
}

/** Where the lines of the plan stand below the word `fix`. */
const FIX_INDENT = 6;

/** What to write to fix an entry: behind the word `fix`, or below it. */
export function fixBlock(toWrite: WhatToWrite, colors: Colors, columns: number | undefined): string {
  const lines = fixLinesWithin(toWrite, columns === undefined ? Infinity : columns - FIX_INDENT);
  return `${colors.cyan('fix')} ${lines.join(`\n${' '.repeat(FIX_INDENT)}`)}`;
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
