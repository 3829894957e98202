import type { Finding } from '../../engine/finding.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { LineIndex } from '../../text/line-index.ts';

/** One statement about a change. It contains text of a plan, which each format makes safe in its own way. */
export interface DeltaItem {
  readonly text: string;
  /** The lint that says so. */
  readonly rule?: string;
  /** In the plan as it is now, from 1. */
  readonly line?: number;
  /** Who is asked about it, as the plan names them. */
  readonly person?: string;
}

/** A finding as an item, with its place if the plan is still there. */
export function itemOf(finding: Finding, { after }: PlanDelta, text = finding.message): DeltaItem {
  const { rule, span } = finding;
  return after === undefined ? { text, rule } : { text, rule, line: lineOf(after.snapshot.lines, span.start) };
}

/** The line of an offset, from 1. */
export function lineOf(lines: LineIndex, offset: number): number {
  return lines.position(offset).line + 1;
}
