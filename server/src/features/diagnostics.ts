import type { PlanReport } from '../engine/check/check.ts';
import type { Finding } from '../engine/finding.ts';
import { logicalPath } from '../engine/fingerprint.ts';
import { urlOf } from '../engine/pages/lint-url.ts';
import type { ConfigProblem } from '../engine/problem.ts';
import { type Entry, type Group, grouped } from '../engine/readiness/group.ts';
import type { Severity } from '../lints/severity.ts';
import { emptySpan, type Span } from '../text/span.ts';
import type { DocumentView } from './view/document-view.ts';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver-types';

/** The data of a diagnostic for code actions. They are matched by it, never by the message. */
export interface DiagnosticData {
  /** Index of the plan's document in its stream. */
  readonly document: number;
  /** The lints that it reports: one, or the members of a group. */
  readonly rules: readonly string[];
  /** The logical places of what they ask for, in the order of `rules`. */
  readonly places: readonly string[];
}

/**
 * The diagnostics of a document: each finding, those of an absent section as one, and the faults of a settings file.
 */
export function diagnosticsOf(view: DocumentView): readonly Diagnostic[] {
  const ofPlans = view.reports.flatMap((report) =>
    grouped(report.findings, view.today, report.plan)
      .filter((entry) => isShown(entry, view))
      .map((entry) => diagnosticOf(entry, report, view)),
  );
  return [...ofPlans, ...view.problems.map((problem) => problemDiagnostic(problem, view.rangeOf))];
}

/** A fault of a settings file as a diagnostic; one without a place is at the first character. */
export function problemDiagnostic(problem: ConfigProblem, rangeOf: (span: Span) => Range): Diagnostic {
  const { rule, severity, message, place } = problem;
  const data: DiagnosticData = { document: 0, rules: [rule], places: [''] };
  return {
    source: 'launchplan',
    code: rule,
    codeDescription: { href: urlOf(rule) },
    severity: severities[severity],
    message,
    range: rangeOf(place?.span ?? emptySpan(0)),
    data,
  };
}

/** That a file is passed over because of its name, at its first character. */
export function nameDiagnostic(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return { source: 'launchplan', severity: DiagnosticSeverity.Warning, message, range: { start, end: start } };
}

function isShown(entry: Entry, { settings, languageId, version }: DocumentView): boolean {
  const upcoming = entry.kind === 'group' ? entry.upcoming : entry.finding.upcoming;
  if (upcoming && !settings.showUpcoming) return false;
  // Another extension that owns plain YAML reports its faults itself in open documents.
  const elsewhere = settings.yamlElsewhere && languageId === 'yaml' && version !== undefined;
  return !(elsewhere && entry.kind === 'finding' && ofPlainYaml.has(entry.finding.rule));
}

/**
 * What every YAML extension reports, as tried with Red Hat's. It has three confusing messages for a merge conflict, and
 * none for the limits of this server.
 */
const ofPlainYaml: ReadonlySet<string> = new Set(['syntax/error', 'syntax/duplicate-key', 'syntax/unresolved-alias']);

/** One entry as a diagnostic. Its data names the findings in it. */
export function diagnosticOf(entry: Entry, report: PlanReport, view: DocumentView): Diagnostic {
  return entry.kind === 'group' ? diagnostic(entry, report, view) : ofFinding(entry.finding, report, view);
}

function ofFinding(finding: Finding, report: PlanReport, view: DocumentView): Diagnostic {
  const { rule, severity, upcoming, message, span, related, unnecessary } = finding;
  const made = diagnostic({ code: rule, severity, upcoming, message, span, findings: [finding] }, report, view);
  if (related.length > 0) {
    made.relatedInformation = related.map(({ message: text, span: place, reference }) => ({
      message: reference === undefined ? text : `${text} (${reference})`,
      location: { uri: view.uri, range: view.rangeOf(place ?? span) },
    }));
  }
  if (unnecessary) made.tags = [DiagnosticTag.Unnecessary];
  return made;
}

/** What findings and groups of them have in common. */
type Told = Pick<Group, 'code' | 'severity' | 'upcoming' | 'message' | 'span' | 'findings'>;

/** Made in one step: a long plan has hundreds of them, and they are sent after every letter that somebody types. */
function diagnostic(
  { code, severity, upcoming, message, span, findings }: Told,
  { plan }: PlanReport,
  view: DocumentView,
): Diagnostic {
  const data: DiagnosticData = {
    document: plan.document.index,
    rules: findings.map(({ rule }) => rule),
    places: findings.map(({ path }) => logicalPath(plan, path)),
  };
  return {
    source: 'launchplan',
    data,
    code,
    codeDescription: { href: urlOf(code) },
    severity: upcoming ? DiagnosticSeverity.Hint : severities[severity],
    message,
    range: view.rangeOf(span),
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};
