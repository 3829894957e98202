import { formatDay } from '../../plan/calendar.ts';
import { jsonText } from '../text/json-text.ts';
import { planData, problemData } from './json.ts';
import { format } from '../reporter.ts';

/**
 * The data of `json`, one plan on each line, for runs over many plans. A problem outside of plans is a line with the
 * key `problem`; these lines come first.
 */
export default format({
  name: 'ndjson',
  description: 'the data of json, one plan on each line, for many plans',
  note: 'One line for each plan, with the keys that a plan has in `json`. Problems outside of plans are lines of their own.',
  language: 'json',
  extension: 'ndjson',
  render: ({ asOf }, options) => {
    const lineOf = (data: object): string => `${jsonText({ schemaVersion: 1, asOf: formatDay(asOf), ...data })}\n`;
    return {
      file: (file) => planData(file, asOf, options).map(lineOf).join(''),
      around: ({ problems }) => ({
        before: problems.map((problem) => lineOf({ problem: problemData(problem) })).join(''),
        after: [],
      }),
    };
  },
});
