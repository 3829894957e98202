import { codeFrame } from '../../engine/code-frame.ts';
import type { Finding } from '../../engine/finding.ts';
import type { Entry } from '../../engine/readiness/group.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { WhatToWrite } from '../../engine/what-to-write.ts';
import type { Severity } from '../../lints/severity.ts';
import { sayFindings, severities } from '../../plan/words.ts';
import { printable, printableLine } from '../../text/printable.ts';
import { wrappedLines } from '../../text/wrapped.ts';
import type { Colors } from './colors.ts';
import { fileLink } from './hyperlink.ts';
import { fixLinesWithin } from './what-to-write.ts';

/** The severity of an entry; for a group, the worst of its findings. */
export function severityOf(entry: Entry): Severity {
  return entry.kind === 'group' ? entry.severity : entry.finding.severity;
}

/** The id that an entry is shown by: that of its lint, or of its group. */
export function codeOf(entry: Entry): string {
  return entry.kind === 'group' ? entry.code : entry.finding.rule;
}

/** How the entries of a plan are laid out. */
export interface EntryLayout {
  readonly colors: Colors;
  /** How many columns a line may take; undefined: as many as it needs. */
  readonly columns: number | undefined;
  /** How many columns the ids take, so that what stands behind them lines up. */
  readonly codeWidth: number;
  /** The path of the plan, as it is shown. */
  readonly path: string;
  /** The folder that the path starts at, where the terminal has hyperlinks. */
  readonly linkFolder: string | undefined;
}

/** Between the columns of the first line. */
const GAP = '  ';

/** How wide the severity is; see {@link label}. */
const LABEL_WIDTH = 8;

/** How far the lines below the first one of an entry are indented. */
const INDENT = '  ';

/** Where the lines of the plan stand below the word `fix`. */
const FIX_INDENT = 6;

/**
 * An entry without its lines of the plan: severity, id, place, message, what to write. In one line, or in as many as the
 * columns ask for.
 */
export function entryLine(
  entry: Entry,
  snapshot: Pick<Snapshot, 'lines'>,
  toWrite: WhatToWrite | undefined,
  layout: EntryLayout,
): string {
  const line = messageLines(entry, snapshot, layout);
  if (toWrite === undefined) return line;
  return `${line}${layout.columns === undefined ? ' ' : `\n${INDENT}`}${fixBlock(toWrite, layout)}`;
}

/** A finding with its line of the plan, and what to write to fix it. */
export function entryBlock(
  entry: Entry & { readonly kind: 'finding' },
  snapshot: Pick<Snapshot, 'text' | 'lines'>,
  toWrite: WhatToWrite | undefined,
  layout: EntryLayout,
): string {
  const frame = codeFrame(snapshot.text, snapshot.lines, entry.finding.span, layout.columns);
  const help = toWrite === undefined ? '' : `\n${INDENT}${fixBlock(toWrite, layout)}`;
  return `${messageLines(entry, snapshot, layout)}\n${frame}${help}`;
}

/** The first line, with severity, id and place, and the message behind it or below it. */
function messageLines(entry: Entry, snapshot: Pick<Snapshot, 'lines'>, layout: EntryLayout): string {
  const { colors, columns, codeWidth, path, linkFolder } = layout;
  const message = printable(entry.kind === 'group' ? entry.message : entry.finding.message);
  const members = entry.kind === 'group' ? [membersOf(entry.findings)] : [];
  const code = codeOf(entry).padEnd(codeWidth);
  const place = placeOf(entry, snapshot, path);
  const shownPlace = colors.dim(fileLink(place, path, linkFolder));
  const first = [`${label(severityOf(entry), colors)} ${colors.bold(code)}`, shownPlace];
  if (columns === undefined) return [...first, ...members, message].join(GAP);
  const isLong = LABEL_WIDTH + [` ${code}`, place, ...members].join(GAP).length > columns;
  const title = isLong ? [first.join(GAP), ...members] : [[...first, ...members].join(GAP)];
  return [...title, ...wrappedLines(message, columns - INDENT.length)].join(`\n${INDENT}`);
}

/** `launch.yaml:12:3`, for a terminal to open. */
function placeOf(entry: Entry, { lines }: Pick<Snapshot, 'lines'>, path: string): string {
  const { start } = entry.kind === 'group' ? entry.span : entry.finding.span;
  const { line, character } = lines.position(start);
  return printableLine(`${path}:${String(line + 1)}:${String(character + 1)}`);
}

/** "1 warning, 2 later": what a group stands for, so that its findings can be counted with the others. */
function membersOf(findings: readonly Finding[]): string {
  const later = findings.filter(({ upcoming }) => upcoming).length;
  const now = severities.flatMap(({ id }) => {
    const count = findings.filter(({ severity, upcoming }) => severity === id && !upcoming).length;
    return count === 0
      ? []
      : [id === 'error' ? `${String(count)} error${count === 1 ? '' : 's'}` : sayFindings(count, id)];
  });
  return [...now, ...(later === 0 ? [] : [`${String(later)} later`])].join(', ');
}

/** What to write to fix an entry: behind the word `fix`, or below it. */
export function fixBlock(toWrite: WhatToWrite, { colors, columns }: Pick<EntryLayout, 'colors' | 'columns'>): string {
  const lines = fixLinesWithin(toWrite, columns === undefined ? Infinity : columns - FIX_INDENT);
  return `${colors.cyan('fix')} ${lines.join(`\n${' '.repeat(FIX_INDENT)}`)}`;
}

/** The severity of a finding, as wide as the longest of them. */
export function label(severity: Severity, colors: Colors): string {
  switch (severity) {
    case 'error':
      return colors.red('error   ');
    case 'warning':
      return colors.yellow('warning ');
    case 'info':
      return colors.blue('question');
  }
}
