import { printableLine } from '../../text/printable.ts';
import { format } from '../reporter.ts';

/** One line for each finding: `path:line:column: severity rule: message`. Columns count UTF-16 code units from 1. */
export default format({
  name: 'compact',
  description: 'one line for each finding: where, how severe, which lint, what',
  note: 'Editors, problem matchers and `grep` read it.',
  language: 'text',
  extension: 'txt',
  render: (_run, { quiet }) => ({
    file: ({ path, snapshot, plans }) =>
      plans
        .flatMap(({ findings }) => findings)
        .filter(({ severity }) => !quiet || severity === 'error')
        .map(({ rule, severity, message, span }) =>
          lineOf(path, snapshot.lines.position(span.start), severity, rule, message),
        )
        .join(''),
    around: ({ problems }) => ({
      before: problems
        .map(({ path, rule, severity, message, place }) => {
          const position = place?.lines.position(place.span.start) ?? { line: 0, character: 0 };
          return lineOf(path, position, severity, rule, message);
        })
        .join(''),
      after: [],
    }),
  }),
});

function lineOf(
  path: string,
  { line, character }: { readonly line: number; readonly character: number },
  severity: string,
  rule: string,
  message: string,
): string {
  const said = `${path}:${String(line + 1)}:${String(character + 1)}: ${severity} ${rule}: ${message}`;
  return `${printableLine(said)}\n`;
}
