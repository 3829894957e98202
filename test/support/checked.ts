import { check, type CheckContext, type PlanReport } from '../../server/src/engine/check/check.ts';
import { recommended } from '../../server/src/engine/config/config.ts';
import type { Finding } from '../../server/src/engine/finding.ts';
import { takeSnapshot, type Snapshot } from '../../server/src/engine/snapshot.ts';
import { parseDay, type Day } from '../../server/src/plan/calendar.ts';

/** The six required fields, launching on Wednesday, 10 March 2027. */
export const SIX_FIELDS = `launch_plan: 1
name: Atlas Billing
owner: ana@example.com
tier: 1
stage: ga
date: 2027-03-10
`;

export interface Checked {
  readonly snapshot: Snapshot;
  readonly report: PlanReport;
}

/** Checks the first plan of a text, as of 15 January 2027 unless said otherwise. */
export function checked(text: string, context: Partial<CheckContext> = {}): Checked {
  const snapshot = takeSnapshot(text);
  const [report] = check(snapshot, { today: dayOn('2027-01-15'), config: recommended, ...context });
  if (report === undefined) throw new Error('The text holds no launch plan');
  return { snapshot, report };
}

export function dayOn(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`No such day: ${text}`);
  return day;
}

/** The findings of some rules as `rule at "underlined text": message`. */
export function told({ snapshot, report }: Checked, rules: RegExp): readonly string[] {
  return report.findings
    .filter(({ rule }) => rules.test(rule))
    .map((finding) => `${finding.rule} at ${JSON.stringify(underlined(snapshot, finding))}: ${finding.message}`);
}

export function underlined({ text }: Snapshot, { span }: Finding): string {
  return text.slice(span.start, span.end);
}
