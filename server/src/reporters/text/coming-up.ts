import type { Colors } from './colors.ts';
import type { Finding } from '../../engine/finding.ts';
import { lints } from '../../lints/index.ts';
import { sayDay, type Day } from '../../plan/calendar.ts';
import { groupBy } from '../../text/group-by.ts';
import { printable } from '../../text/printable.ts';

/** How many days the short table shows, and how many ids for a day. */
const DAYS_SHOWN = 5;
const IDS_SHOWN = 3;

/** What is not due yet, by day: as a short table, or as a list of every check. */
export function comingUp(later: readonly Finding[], launch: Day | undefined, verbose: boolean, colors: Colors): string {
  if (later.length === 0) return '';
  const byDay = [...groupBy(later, ({ due }) => due ?? Infinity)].toSorted(([a], [b]) => a - b);
  const shown = verbose ? byDay : byDay.slice(0, DAYS_SHOWN);
  const rows = shown.map(([day, findings]) => row(day, findings, launch, verbose));
  const rest = byDay.slice(shown.length).flatMap(([, findings]) => findings).length;
  const more = rest === 0 ? [] : [`  and ${String(rest)} later; --verbose lists them`];
  return [colors.bold('Coming up'), ...rows, ...more].join('\n');
}

function row(day: number, findings: readonly Finding[], launch: Day | undefined, verbose: boolean): string {
  const when = (Number.isFinite(day) ? sayDay(day, launch) : 'no date').padEnd(12);
  if (verbose) {
    return findings.map((finding) => `  ${when} ${printable(`${finding.rule}: ${summaryOf(finding)}`)}`).join('\n');
  }
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const more = ids.length > IDS_SHOWN ? `, … ${String(ids.length - IDS_SHOWN)} more` : '';
  return `  ${when} ${String(findings.length).padStart(3)}  ${ids.slice(0, IDS_SHOWN).join(', ')}${more}`;
}

/** A rule of the organisation has no summary, so its message is shown. */
function summaryOf({ rule, message }: Finding): string {
  return lints.find(({ id }) => id === rule)?.summary ?? message;
}
