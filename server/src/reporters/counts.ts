import type { RunReport } from '../engine/run-report.ts';

/** How much a run found. */
export interface Counts {
  readonly plans: number;
  readonly foreign: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly waived: number;
}

/** Counts the plans of a run and their findings; faults outside of plans are not among them. */
export function countsOf({ files, foreign }: RunReport): Counts {
  const counts = { plans: 0, foreign, errors: 0, warnings: 0, infos: 0, waived: 0 };
  for (const { plans } of files) {
    for (const { findings, waived } of plans) {
      counts.plans++;
      counts.waived += waived.length;
      for (const { severity } of findings) counts[`${severity}s`]++;
    }
  }
  return counts;
}
