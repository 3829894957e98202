import { codeFrame } from '../../engine/code-frame.ts';
import type { Finding } from '../../engine/finding.ts';
import type { Entry } from '../../engine/readiness/group.ts';
import type { Severity } from '../../lints/severity.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { printable } from '../../text/printable.ts';
import type { Colors } from './colors.ts';

/** The severity of an entry; for a group, the worst of its findings. */
export function severityOf(entry: Entry): Severity {
  return entry.kind === 'group' ? entry.severity : entry.finding.severity;
}

/** An entry in one line: severity, message, id. */
export function entryLine(entry: Entry, colors: Colors): string {
  const [message, code] =
    entry.kind === 'group' ? [entry.message, entry.code] : [entry.finding.message, entry.finding.rule];
  return `${label(severityOf(entry), colors)} ${printable(message)} ${colors.dim(code)}`;
}

/** An entry with its line of the plan, and how to fix it. */
export function entryBlock(entry: Entry, text: string, lines: LineIndex, colors: Colors): string {
  if (entry.kind === 'group') return entryLine(entry, colors);
  const fix = fixSentence(entry.finding);
  const help = fix === undefined ? '' : `\n${colors.cyan('  fix')} ${printable(fix)}`;
  return `${entryLine(entry, colors)}\n${codeFrame(text, lines, entry.finding.span)}${help}`;
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
