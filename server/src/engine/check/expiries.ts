import type { Day } from '../../plan/calendar.ts';
import type { Finding } from '../finding.ts';
import type { AppliedSuppression } from './applied-suppression.ts';

/** Until when a finding was waived by the first waiver that was complete and has expired. */
export function expiries(suppressions: readonly AppliedSuppression[]): ReadonlyMap<Finding, Day> {
  const until = new Map<Finding, Day>();
  const seen = new Set<ReadonlySet<Finding>>();
  for (const { fact, covers } of suppressions) {
    const { expires, expired, lacks } = fact;
    if (!expired || expires === undefined || lacks.length > 0 || seen.has(covers)) continue;
    seen.add(covers);
    for (const finding of covers) if (!until.has(finding)) until.set(finding, expires);
  }
  return until;
}
