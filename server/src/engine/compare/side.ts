import type { PlanReport } from '../check/check.ts';
import type { Snapshot } from '../snapshot.ts';

/** One side of a comparison: a plan as it was or is, where it lies. */
export interface Side {
  /** From the root of the repository. */
  readonly path: string;
  /** The whole file. */
  readonly snapshot: Snapshot;
  readonly report: PlanReport;
}
