import type { Fix } from '../lints/fix.ts';
import type { Severity } from '../lints/severity.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Span } from '../text/span.ts';

/** A fault outside of plans. */
export interface Problem {
  readonly path: string;
  /** `config/…` or `io/…`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where in the file; absent where no place in it can be told. */
  readonly place?: {
    readonly span: Span;
    readonly lines: LineIndex;
    readonly text: string;
    /** The line itself is not shown. */
    readonly isPrivate?: true;
  };
  /** The ways to fix it; none where nobody can say. */
  readonly fixes?: readonly Fix[];
}

/** A fault of the configuration, with the ways to fix it. */
export interface ConfigProblem extends Problem {
  readonly fixes: readonly Fix[];
}
