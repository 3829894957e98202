import type { Severity } from '../../lints/severity.ts';
import { given } from '../../plan/fact.ts';
import { regionOf, type Reported, reportedIn, reportedProblems } from '../reported.ts';
import { format, type ReporterOptions } from '../reporter.ts';
import { jsonItems } from '../text/json-text.ts';
import { repositoryPath } from '../text/repository-path.ts';

/**
 * GitLab's Code Quality report, which shows in a merge request what a change adds and what it fixes.
 *
 * Fingerprints have to be unique in a report, but plans with the same name may have equal ones. Whether a name occurs
 * twice is known only at the end, so the issues, without the files, are kept until then.
 */
export default format({
  name: 'gitlab',
  description: 'the Code Quality report of GitLab',
  note: 'Errors are critical, warnings major and infos info. Fingerprints are unique in a run.',
  language: 'json',
  extension: 'json',
  render: (_run, options) => {
    const shown = { quiet: options.quiet };
    const named = new Map<string, number>();
    const kept: KeptPlan[] = [];
    return {
      file: (file) => {
        for (const plan of file.plans) {
          const name = given(plan.plan.name) ?? '';
          named.set(name, (named.get(name) ?? 0) + 1);
          const mixedIn = `${file.path}#${String(plan.plan.document.index)}`;
          kept.push({
            name,
            issues: reportedIn(file, plan, shown).map((one) => issueOf(one, options)),
            unique: reportedIn(file, plan, shown, mixedIn).map(({ fingerprint }) => fingerprint),
          });
        }
        return '';
      },
      around: ({ problems }) => {
        const issues = function* (): Generator<Issue> {
          yield* reportedProblems(problems, options).map((one) => issueOf(one, options));
          for (const plan of kept) {
            const isRepeated = (named.get(plan.name) ?? 0) > 1;
            for (const [index, issue] of plan.issues.entries()) {
              yield isRepeated ? { ...issue, fingerprint: plan.unique[index] ?? '' } : issue;
            }
          }
        };
        const text = function* (): Generator<string> {
          yield* jsonItems(issues());
          yield '\n';
        };
        return { before: '', after: text() };
      },
    };
  },
});

interface KeptPlan {
  readonly name: string;
  readonly issues: readonly Issue[];
  /** The fingerprints of the issues with the path mixed in. */
  readonly unique: readonly string[];
}

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

function issueOf({ path, rule, severity, message, place, fingerprint }: Reported, options: ReporterOptions): Issue {
  const { start, end } = regionOf(place);
  return {
    description: `${rule}: ${message}`,
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    location: { path: repositoryPath(path, options), lines: { begin: start.line, end: end.line } },
  };
}

/** `blocker` is for what stops a running product. */
const severities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'info' };
