import type { Severity } from '../lints/lint.ts';
import { given } from '../plan/fact.ts';
import { jsonText } from './json-text.ts';
import { regionOf, reportedOf } from './reported.ts';
import type { Reporter } from './reporter.ts';
import { repositoryPath } from './repository-path.ts';

/** GitLab's Code Quality report, which shows in a merge request what a change adds and what it mends. */
export const gitlab: Reporter = (report, options) => {
  const plans = report.files.flatMap((file) => file.plans);
  const names = plans.map(({ plan }) => given(plan.name) ?? '');
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  // Fingerprints have to be unique in a report, and plans of one name may have equal ones.
  const reported = reportedOf(report, { ...options, showWaived: false }, ({ path }, { plan }) =>
    repeated.has(given(plan.name) ?? '') ? `${path}#${String(plan.document.index)}` : '',
  );
  const issues = reported.map(({ path, rule, severity, message, place, fingerprint }) => {
    const { start, end } = regionOf(place);
    return {
      description: `${rule}: ${message}`,
      check_name: rule,
      fingerprint,
      severity: severities[severity],
      location: { path: repositoryPath(path, options), lines: { begin: start.line, end: end.line } },
    };
  });
  return `${jsonText(issues, 2)}\n`;
};

/** Blocker is left to what stops a product that runs. */
const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' };
