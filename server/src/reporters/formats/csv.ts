import { given } from '../../plan/fact.ts';
import { urlOf } from '../../engine/pages/lint-url.ts';
import { formatDay } from '../../plan/calendar.ts';
import { printable } from '../../text/printable.ts';
import { regionOf, reportedIn, reportedProblems, type Reported } from '../reported.ts';
import { format } from '../reporter.ts';

type Cell = string | number | undefined;

const columns: Readonly<Record<string, (reported: Reported) => Cell>> = {
  // A line that begins with `::` is a command to the runner of GitHub Actions.
  path: ({ path }) => (path.trimStart().startsWith('::') ? `./${path}` : path),
  line: ({ place }) => regionOf(place).start.line,
  column: ({ place }) => regionOf(place).start.column,
  plan: ({ about }) => about && given(about.plan.plan.name),
  severity: ({ severity }) => severity,
  rule: ({ rule }) => rule,
  state: ({ about }) => about?.finding.state,
  due: ({ about }) => (about?.finding.due === undefined ? undefined : formatDay(about.finding.due)),
  message: ({ message }) => message,
  fingerprint: ({ fingerprint }) => fingerprint,
  url: ({ rule }) => urlOf(rule),
};

/**
 * A table for spreadsheets, as RFC 4180 has it: a header, then a row for each finding. Lines and columns count from 1,
 * columns in UTF-16 code units.
 */
export default format({
  name: 'csv',
  description: 'a table for spreadsheets, one row for each finding',
  note: 'RFC 4180, with a header. Lines and columns are counted from 1. A text that a spreadsheet would run as a formula begins with an apostrophe.',
  language: 'text',
  extension: 'csv',
  render: (_run, { quiet }) => {
    const rowsOf = (all: readonly Reported[]): string =>
      all.map((one) => row(Object.values(columns).map((cell) => cell(one)))).join('');
    return {
      file: (file) => rowsOf(file.plans.flatMap((plan) => reportedIn(file, plan, { quiet }))),
      around: ({ problems }) => ({
        before: row(Object.keys(columns)) + rowsOf(reportedProblems(problems, { quiet })),
        after: [],
      }),
    };
  },
});

function row(cells: readonly Cell[]): string {
  return `${cells.map(written).join(',')}\r\n`;
}

function written(cell: Cell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const text = `${FORMULA.test(cell) ? "'" : ''}${cell.split('\t').map(printable).join('\t')}`;
  return /[",\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet runs instead of showing it. */
const FORMULA = /^[=+\-@\t\r]/;
