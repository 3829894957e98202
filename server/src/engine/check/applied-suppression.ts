import type { Suppression } from '../../lints/suppression.ts';
import type { Finding } from '../finding.ts';

/** A waiver or disable comment, with the findings that it is about. */
export interface AppliedSuppression {
  readonly fact: Suppression;
  readonly effective: boolean;
  readonly covers: ReadonlySet<Finding>;
}
