import type { FileReport } from '../engine/check-file.ts';
import type { PlanReport } from '../engine/check.ts';
import { grouped, type Entry } from '../engine/group.ts';
import { urlOf } from '../engine/lint-url.ts';
import type { Problem, RunReport } from '../engine/run-report.ts';
import type { Severity } from '../lints/lint.ts';
import { given } from '../plan/fact.ts';
import { severityOf } from './entry-block.ts';
import { printable } from '../text/printable.ts';
import { regionOf } from './reported.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { repositoryPath } from './repository-path.ts';

/** How many annotations of a level GitHub shows for one step; it drops the others without a word. */
const SHOWN = 10;

/**
 * Workflow commands, from which GitHub makes annotations in a pull request. What an absent section leaves open is one of
 * them; what is not due yet is none unless all is asked for.
 */
export const github: Reporter = (report, options) => {
  const annotations = [
    ...report.problems.map((problem) => ofProblem(problem, options)),
    ...report.files.flatMap((file) => file.plans.flatMap((plan) => ofPlan(file, plan, report, options))),
  ];
  return (['error', 'warning', 'info'] as const)
    .filter((level) => !options.quiet || level === 'error')
    .flatMap((level) => commandsOf(annotations.filter(({ severity }) => severity === level)))
    .map((command) => `${command}\n`)
    .join('');
};

interface Annotation {
  readonly severity: Severity;
  readonly path: string;
  readonly place: Problem['place'];
  readonly title: string;
  readonly message: string;
  /** What comes first among equals: the day by which the thing is needed. */
  readonly urgency: number;
}

function ofProblem({ path, rule, severity, message, place }: Problem, options: ReporterOptions): Annotation {
  const text = `${printable(message)}\n${urlOf(rule)}`;
  return { severity, path: repositoryPath(path, options), place, title: rule, message: text, urgency: -Infinity };
}

function ofPlan(
  { path, snapshot: { lines, text } }: FileReport,
  { plan, findings }: PlanReport,
  { asOf }: RunReport,
  options: ReporterOptions,
): readonly Annotation[] {
  return grouped(findings, asOf, given(plan.date))
    .filter((entry) => options.verbose || !isUpcoming(entry))
    .map((entry) => ({
      severity: severityOf(entry),
      path: repositoryPath(path, options),
      place: { span: spanOf(entry), lines, text },
      ...(entry.kind === 'group'
        ? { title: entry.code, message: printable(entry.message) }
        : { title: entry.finding.rule, message: `${printable(entry.finding.message)}\n${urlOf(entry.finding.rule)}` }),
      urgency: (entry.kind === 'group' ? entry.due : entry.finding.due) ?? -Infinity,
    }));
}

function isUpcoming(entry: Entry): boolean {
  return entry.kind === 'group' ? entry.upcoming : entry.finding.upcoming;
}

function spanOf(entry: Entry): { readonly start: number; readonly end: number } {
  return entry.kind === 'group' ? entry.span : entry.finding.span;
}

/** The commands of one level; the last one that GitHub shows says how many more there are. */
function commandsOf(annotations: readonly Annotation[]): readonly string[] {
  const sorted = annotations.toSorted((a, b) => a.urgency - b.urgency || 0);
  const more = sorted.length - SHOWN;
  return sorted.slice(0, SHOWN).map((annotation, index) => {
    const note = index === SHOWN - 1 && more > 0 ? `\n${more} more of this level; \`launchplan lint\` lists all.` : '';
    return command({ ...annotation, message: `${annotation.message}${note}` });
  });
}

function command({ severity, path, place, title, message }: Annotation): string {
  const { start, end } = regionOf(place);
  // GitHub refuses columns where the lines differ.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const position = place === undefined ? {} : { line: start.line, endLine: end.line, ...columns };
  const properties = Object.entries<string | number>({ file: path, ...position, title })
    .map(([key, value]) => `${key}=${escapeProperty(value)}`)
    .join(',');
  return `::${levels[severity]} ${properties}::${escapeData(message)}`;
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** What would end a command or be decoded in it is encoded; what else a terminal obeys is shown. */
function escapeData(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(value: string | number): string {
  return escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
