import { groupBy } from '../text/group-by.ts';
import { regionOf, reportedOf, type Reported } from './reported.ts';
import type { Reporter } from './reporter.ts';
import { xmlDocument, xmlElement } from './xml.ts';

/** The XML of Checkstyle, which many servers read. Columns count UTF-16 code units from 1. */
export const checkstyle: Reporter = (report, options) => {
  const byPath = groupBy(reportedOf(report, { ...options, showWaived: false }), ({ path }) => path);
  const paths = new Set([...report.problems, ...report.files].map(({ path }) => path));
  const files = [...paths].map((path) => xmlElement('file', { name: path }, (byPath.get(path) ?? []).map(errorOf)));
  return xmlDocument(xmlElement('checkstyle', { version: '4.3' }, files));
};

function errorOf({ rule, severity, message, place }: Reported): string {
  const { line, column } = regionOf(place).start;
  return xmlElement('error', { line, column, severity, message, source: rule });
}
