import type { FileReport } from '../../engine/check/check-file.ts';

/** How much a run found. */
export interface Counts {
  readonly plans: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly waived: number;
}

/** Counts plans and their findings, file by file, without faults outside of plans. */
export interface Counter {
  readonly add: (file: FileReport) => void;
  readonly counts: () => Counts;
}

export function newCounter(): Counter {
  const counts = { plans: 0, errors: 0, warnings: 0, infos: 0, waived: 0 };
  return {
    add: ({ plans }) => {
      for (const { findings, waived } of plans) {
        counts.plans++;
        counts.waived += waived.length;
        for (const { severity } of findings) counts[`${severity}s`]++;
      }
    },
    counts: () => counts,
  };
}
