import { groupBy } from '../../text/group-by.ts';
import { regionOf, reportedIn, reportedProblems, type Reported } from '../reported.ts';
import { format } from '../reporter.ts';
import { xmlAround, xmlElement } from '../text/xml.ts';

/**
 * The XML of Checkstyle, which many servers read. Columns count UTF-16 code units from 1.
 *
 * A problem with a file, such as repairs that could not be written, is an element before that of its findings.
 */
export default format({
  name: 'checkstyle',
  description: 'the XML of Checkstyle, which many build servers read',
  note: 'There is one `file` for each plan. `source` is the id of the lint.',
  language: 'xml',
  extension: 'xml',
  render: (_run, { quiet }) => {
    let isEmpty = true;
    const fileOf = (path: string, reported: readonly Reported[]): string =>
      `${xmlElement('file', { name: path }, reported.map(errorOf))}\n`;
    return {
      file: (file) => {
        isEmpty = false;
        return fileOf(
          file.path,
          file.plans.flatMap((plan) => reportedIn(file, plan, { quiet })),
        );
      },
      around: ({ problems }) => {
        const byPath = groupBy(reportedProblems(problems, { quiet }), ({ path }) => path);
        const paths = new Set(problems.map(({ path }) => path));
        const first = [...paths].map((path) => fileOf(path, byPath.get(path) ?? []));
        return xmlAround('checkstyle', { version: '4.3' }, first, isEmpty && first.length === 0);
      },
    };
  },
});

function errorOf({ rule, severity, message, place }: Reported): string {
  const { line, column } = regionOf(place).start;
  return xmlElement('error', { line, column, severity, message, source: rule });
}
