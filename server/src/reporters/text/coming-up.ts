import type { Colors } from './colors.ts';
import type { Finding } from '../../engine/finding.ts';
import { nearOf, sayDay, type Day } from '../../plan/calendar.ts';
import { groupBy } from '../../text/group-by.ts';
import { printable } from '../../text/printable.ts';
import { wrappedLines } from '../../text/wrapped.ts';

/** How many days the short table shows, and how many ids for a day. */
const DAYS_SHOWN = 5;
const IDS_SHOWN = 3;

/** How the table is written. */
export interface ComingUpOptions {
  /** Lists every check. */
  readonly verbose: boolean;
  readonly columns?: number | undefined;
}

/**
 * What is not due yet, by day: as a short table, or as a list of every check.
 */
export function comingUp(
  later: readonly Finding[],
  asOf: Day,
  { verbose, columns }: ComingUpOptions,
  colors: Colors,
): string {
  if (later.length === 0) return '';
  const byDay = [...groupBy(later, ({ due }) => due ?? Infinity)]
    .toSorted(([a], [b]) => a - b)
    .map(([day, findings]) => ({ when: Number.isFinite(day) ? sayDay(day, nearOf(day, asOf)) : 'no date', findings }));
  const shown = verbose ? byDay : byDay.slice(0, DAYS_SHOWN);
  const width = Math.max(...shown.map(({ when }) => when.length));
  const rows = shown.flatMap(({ when, findings }) => {
    const start = `  ${when.padEnd(width)} `;
    return verbose ? eachCheck(start, findings, columns, colors) : [idsOf(start, findings, columns)];
  });
  const rest = byDay.slice(shown.length).flatMap(({ findings }) => findings).length;
  const more = rest === 0 ? [] : [`  and ${String(rest)} later; --verbose lists them`];
  return [colors.bold('Coming up'), ...rows, ...more].join('\n');
}

/** Each check with what it asks for, in words that name the department or the thing. */
function eachCheck(
  start: string,
  findings: readonly Finding[],
  columns: number | undefined,
  colors: Colors,
): readonly string[] {
  const indent = start.length + 1;
  return findings.map(({ rule, message }) => {
    const lines = wrappedLines(printable(firstSentence(message)), (columns ?? Infinity) - indent);
    return [`${start} ${colors.bold(printable(rule))}`, ...lines].join(`\n${' '.repeat(indent)}`);
  });
}

/** What is asked for; why, and by when, is for later. A full stop between quotation marks ends no sentence. */
function firstSentence(message: string): string {
  return /^(?:“[^”]*”|[^“])*?[.!?](?=\s|$)/u.exec(message)?.[0] ?? message;
}

/** How many checks a day has, and the first few of their ids: as many as the columns have room for, but one at least. */
function idsOf(start: string, findings: readonly Finding[], columns = Infinity): string {
  const ids = [...new Set(findings.map(({ rule }) => printable(rule)))];
  const row = (shown: number): string => {
    const more = ids.length > shown ? `, … ${String(ids.length - shown)} more` : '';
    return `${start} ${String(findings.length).padStart(3)}  ${ids.slice(0, shown).join(', ')}${more}`;
  };
  let shown = Math.min(IDS_SHOWN, ids.length);
  while (shown > 1 && row(shown).length > columns) shown--;
  return row(shown);
}
