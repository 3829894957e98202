import type { SeverityId } from '../plan/words.ts';

/** How serious a finding is. Only errors stand between a plan and its launch. */
export type Severity = SeverityId;
