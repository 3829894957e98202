import type { FileReport } from '../../engine/check/check-file.ts';
import type { PlanReport } from '../../engine/check/check.ts';
import { logicalPath } from '../../engine/fingerprint.ts';
import { urlOf } from '../../engine/pages/lint-url.ts';
import type { Problem } from '../../engine/problem.ts';
import { given } from '../../plan/fact.ts';
import { groupBy } from '../../text/group-by.ts';
import { regionOf, type Reported, reportedIn, reportedProblems } from '../reported.ts';
import { format } from '../reporter.ts';
import { xmlAround, xmlElement, xmlText } from '../text/xml.ts';

/**
 * JUnit's XML in the schema of Jenkins: a suite for each plan, a case for each finding. An error is a failure. Warnings
 * and infos are skipped cases, which a report shows without failing the build. A fault outside of plans is an error.
 */
export default format({
  name: 'junit',
  description: 'the XML of JUnit: a suite for each plan, a case for each finding',
  note: 'A test suite for each plan. A plan without findings is one case that passes.',
  language: 'xml',
  extension: 'xml',
  render: (_run, { quiet }) => {
    let isEmpty = true;
    return {
      file: (file) => {
        if (file.plans.length > 0) isEmpty = false;
        return file.plans.map((plan) => planSuite(file, plan, reportedIn(file, plan, { quiet }))).join('');
      },
      around: ({ problems, foreign }) => {
        const suites = problemSuites(reportedProblems(problems, { quiet }));
        const first = isEmpty && suites.length === 0 ? [nothing(foreign)] : suites;
        return xmlAround('testsuites', { name: 'launchplan' }, first, false);
      },
    };
  },
});

function problemSuites(problems: readonly Reported[]): readonly string[] {
  return [...groupBy(problems, ({ path }) => path)].map(([path, own]) => suite(path, own, own.map(caseOf)));
}

function planSuite({ path, plans }: FileReport, report: PlanReport, reported: readonly Reported[]): string {
  const name = given(report.plan.name);
  const title = plans.length === 1 || name === undefined ? path : `${path}: ${name}`;
  return suite(title, reported, reported.length === 0 ? [passed('the plan is sound')] : reported.map(caseOf));
}

/** Servers treat a report without a case as broken. */
function nothing(foreign: number): string {
  const passedOver = foreign === 0 ? '' : `; ${foreign} files are none`;
  return suite('launchplan', [], [passed(`no launch plan was found${passedOver}`)]);
}

function suite(name: string, reported: readonly Reported[], cases: readonly string[]): string {
  const count = (kind: Outcome): number => reported.filter((one) => outcomeOf(one) === kind).length;
  const counts = { errors: count('error'), failures: count('failure'), skipped: count('skipped') };
  return `${xmlElement('testsuite', { name, tests: cases.length, ...counts }, cases)}\n`;
}

function passed(name: string): string {
  return xmlElement('testcase', { name, classname: 'launchplan' });
}

type Outcome = 'failure' | 'skipped' | 'error';

function outcomeOf({ about, severity }: Reported): Outcome {
  if (about === undefined) return 'error';
  return severity === 'error' ? 'failure' : 'skipped';
}

/** The name of a case has no line number, so that a server can follow it from build to build. */
function caseOf(reported: Reported): string {
  const { rule, severity, message, about } = reported;
  const where = about === undefined ? '' : logicalPath(about.plan.plan, about.finding.path);
  const classname = `launchplan.${rule.split('/')[0] ?? ''}`;
  return xmlElement('testcase', { name: where === '' ? rule : `${rule} (${where})`, classname }, [
    xmlElement(outcomeOf(reported), { type: severity, message }, [xmlText(details(reported))]),
  ]);
}

function details({ path, rule, message, place }: Reported): string {
  return `${path}${positionIn(place)}\n${message}\n${urlOf(rule)}`;
}

function positionIn(place: Problem['place']): string {
  if (place === undefined) return '';
  const { line, column } = regionOf(place).start;
  return `:${line}:${column}`;
}
