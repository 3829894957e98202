import type { FileReport } from '../../engine/check/check-file.ts';
import type { PlanReport } from '../../engine/check/check.ts';
import type { Check, Finding } from '../../engine/finding.ts';
import { fingerprintsOf, logicalPath } from '../../engine/fingerprint.ts';
import { urlOf } from '../../engine/pages/lint-url.ts';
import type { Problem } from '../../engine/problem.ts';
import type { Related } from '../../lints/claim.ts';
import { type Day, formatDay } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type * as model from '../json-model.ts';
import { format, type ReporterOptions, type RunEnd } from '../reporter.ts';
import { newCounter, type Counts } from '../text/counts.ts';
import { jsonList, jsonText } from '../text/json-text.ts';

/** The stable, versioned data of a run. docs/output.md#json */
export default format({
  name: 'json',
  description: 'everything as data, for programs',
  note: 'Stable and versioned. [What a report says](../output.md#json) explains every key.',
  language: 'json',
  exampleLines: 95,
  extension: 'json',
  render: ({ asOf }, options) => {
    const counter = newCounter();
    const plans = jsonList(1);
    return {
      file: (file) => {
        counter.add(file);
        return planData(file, asOf, options).map(plans.item).join('');
      },
      around: (end) => {
        const { before, after } = plans.around([]);
        return {
          before: `${jsonText(runData(asOf, counter.counts(), end), 2).slice(0, -END.length)},\n  "plans": ${before}`,
          after: [`${after}${END}\n`],
        };
      },
    };
  },
});

/** The end of an object to which something is added. */
const END = '\n}';

/** The data of a run without its plans. */
export function runData(
  asOf: Day,
  { plans, ...found }: Counts,
  { foreign, problems }: RunEnd,
): Omit<model.LintReport, 'plans'> {
  return {
    schemaVersion: 1,
    asOf: formatDay(asOf),
    summary: { plans, foreign, ...found },
    problems: problems.map(problemData),
  };
}

/** Which parts the data of a plan has. */
type PlanOptions = Pick<ReporterOptions, 'quiet' | 'checkDetails'>;

/** The data of each plan of a file. */
export function planData(file: FileReport, asOf: Day, options: PlanOptions): readonly model.LintedPlan[] {
  return file.plans.map((plan) => onePlan(file, plan, asOf, options));
}

function onePlan(
  { path, snapshot }: FileReport,
  report: PlanReport,
  asOf: Day,
  { quiet, checkDetails }: PlanOptions,
): model.LintedPlan {
  const { plan, readiness, findings, checks } = report;
  const date = given(plan.date);
  const tier = given(plan.tier);
  const fingerprints = fingerprintsOf(plan, findings);
  const shown = findings.map((finding, index) => [finding, fingerprints[index] ?? ''] as const);
  return {
    path,
    document: plan.document.index,
    name: given(plan.name) ?? null,
    tier: tier === 1 || tier === 2 || tier === 3 ? tier : null,
    stage: given(plan.stage) ?? null,
    status: given(plan.status) ?? (plan.status.kind === 'absent' ? 'planned' : null),
    date: dayData(date),
    datePrecision: date === undefined ? null : plan.datePrecision,
    daysToLaunch: date === undefined ? null : date - asOf,
    verdict: readiness.verdict,
    score: readiness.score,
    covered: readiness.covered,
    checks: readiness.counts,
    areas: readiness.areas.map(({ area, done, planned, open, waived, score }) => ({
      area,
      done,
      planned,
      open,
      waived,
      score,
    })),
    findings: shown
      .filter(([{ severity }]) => !quiet || severity === 'error')
      .map(([finding, fingerprint]) => findingData(finding, fingerprint, snapshot.lines)),
    ...(checkDetails ? { checkDetails: checks.map((check) => checkData(check, report, snapshot.lines)) } : {}),
  };
}

/** The data of a finding, in a text with these lines. */
export function findingData(finding: Finding, fingerprint: string, lines: LineIndex): model.Finding {
  const { rule, severity, message, state, due, span, fixes, related } = finding;
  return {
    rule,
    severity,
    message,
    state: state ?? null,
    due: dayData(due),
    range: rangeData(span, lines),
    fingerprint,
    fixable: fixes.some(({ kind }) => kind === 'repair'),
    url: urlOf(rule),
    ...(related.length === 0 ? {} : { related: related.map((one) => relatedData(one, lines)) }),
  };
}

/** Another place that explains a finding: in the same file, or something outside of it, such as a commit. */
function relatedData({ message, span, reference }: Related, lines: LineIndex): model.RelatedPlace {
  return { message, range: span === undefined ? null : rangeData(span, lines), reference: reference ?? null };
}

function checkData(
  { rule, area, state, due, plannedFor, at }: Check,
  { plan }: PlanReport,
  lines: LineIndex,
): model.CheckDetail {
  return {
    rule,
    area,
    state,
    due: dayData(due),
    plannedFor: dayData(plannedFor),
    place: logicalPath(plan, at.path),
    range: rangeData(at.span, lines),
  };
}

/** The data of a fault outside of plans. */
export function problemData({ path, rule, severity, message, place }: Problem): model.Problem {
  return { path, rule, severity, message, range: place === undefined ? null : rangeData(place.span, place.lines) };
}

export function dayData(day: Day | undefined): string | null {
  return day === undefined ? null : formatDay(day);
}

/** Lines and columns from 1, columns in UTF-16 code units; offsets from 0. */
function rangeData({ start, end }: Span, lines: LineIndex): model.TextRange {
  return { start: positionData(start, lines), end: positionData(end, lines) };
}

function positionData(offset: number, lines: LineIndex): model.TextPosition {
  const { line, character } = lines.position(offset);
  return { line: line + 1, column: character + 1, offset };
}
