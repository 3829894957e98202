import type { RunReport } from '../engine/run-report.ts';
import type { Format, ReporterOptions } from './reporter.ts';

/** A report on files that are all in memory, as one text. */
export function rendered({ render }: Format, run: RunReport, options: ReporterOptions): string {
  const report = render(run, options);
  const files = run.files.map(report.file);
  const { before, after } = report.around(run);
  return [before, ...files, ...after].join('');
}
