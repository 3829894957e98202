import { formatDay } from '../plan/calendar.ts';
import { jsonText } from './json-text.ts';
import { planData, problemData } from './json.ts';
import type { Reporter } from './reporter.ts';

/**
 * The data of `json`, one plan on each line, for runs over many plans. A fault outside of plans is a line with the key
 * `problem`; these come first.
 */
export const ndjson: Reporter = (report, options) => {
  const head = { schemaVersion: 1, asOf: formatDay(report.asOf) };
  return [
    ...report.problems.map((problem) => ({ ...head, problem: problemData(problem) })),
    ...planData(report, options).map((plan) => ({ ...head, ...plan })),
  ]
    .map((line) => `${jsonText(line)}\n`)
    .join('');
};
