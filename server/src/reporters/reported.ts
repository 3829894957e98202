import type { FileReport } from '../engine/check/check-file.ts';
import type { PlanReport } from '../engine/check/check.ts';
import type { Finding } from '../engine/finding.ts';
import { fingerprintsOf, problemFingerprints } from '../engine/fingerprint.ts';
import type { Problem } from '../engine/problem.ts';
import type { Severity } from '../lints/severity.ts';
import type { ReporterOptions } from './reporter.ts';

/** One line of a report in the formats that list findings without grouping them: a finding, or a problem. */
export interface Reported {
  readonly path: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The place in the file; absent if there is none. */
  readonly place: Problem['place'];
  readonly fingerprint: string;
  /** What it is about; absent for a problem outside of plans. */
  readonly about: { readonly finding: Finding; readonly plan: PlanReport } | undefined;
  readonly waived: boolean;
}

/** The faults outside of plans that a run reports. */
export function reportedProblems(
  problems: readonly Problem[],
  { quiet }: Pick<ReporterOptions, 'quiet'>,
): readonly Reported[] {
  const fingerprints = problemFingerprints(problems);
  return problems
    .map((problem, index) => fromProblem(problem, fingerprints[index] ?? ''))
    .filter(({ severity }) => !quiet || severity === 'error');
}

/**
 * The findings of a plan that a run reports, in order.
 *
 * @param mixedIn what goes into their fingerprints besides the name of the plan.
 */
export function reportedIn(
  file: FileReport,
  plan: PlanReport,
  { quiet, showWaived = false }: Pick<ReporterOptions, 'quiet' | 'showWaived'>,
  mixedIn = '',
): readonly Reported[] {
  return ofPlan(file, plan, showWaived, mixedIn).filter(({ severity }) => !quiet || severity === 'error');
}

function fromProblem({ path, rule, severity, message, place }: Problem, fingerprint: string): Reported {
  return { path, rule, severity, message, place, fingerprint, about: undefined, waived: false };
}

function ofPlan(
  { path, snapshot: { lines, text } }: FileReport,
  plan: PlanReport,
  showWaived: boolean,
  mixedIn: string,
): readonly Reported[] {
  const findings = showWaived ? [...plan.findings, ...plan.waived] : plan.findings;
  const fingerprints = fingerprintsOf(plan.plan, findings, mixedIn);
  return findings.map((finding, index) => ({
    path,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    place: { span: finding.span, lines, text },
    fingerprint: fingerprints[index] ?? '',
    about: { finding, plan },
    waived: index >= plan.findings.length,
  }));
}

/** A place in lines and columns from 1, the columns in UTF-16 code units; the end is not part of it. */
export interface Region {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** The region of a place; the start of the file if there is no place. */
export function regionOf(place: Problem['place']): Region {
  if (place === undefined) return { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const at = (offset: number): Region['start'] => {
    const { line, character } = place.lines.position(offset);
    return { line: line + 1, column: character + 1 };
  };
  return { start: at(place.span.start), end: at(place.span.end) };
}
