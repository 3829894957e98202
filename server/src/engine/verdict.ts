import type { Check } from './finding.ts';

/** What a lint says of one thing, judged by the calendar and the configuration. */
export interface Verdict extends Check {
  readonly scored: boolean;
  readonly waived: boolean;
}
