import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkCase,
  drawn,
  indistinct,
  lintCases,
  pictureFile,
  statesOf,
  type LintCase,
} from '../support/lint-folder.ts';

const root = join(import.meta.dirname, '../lints');

/** The test plans of a lint. */
export function casesOf(rule: string): readonly LintCase[] {
  return lintCases(join(root, rule));
}

/**
 * What `lints.test.ts` asks of the plans in a lint's folder: their states, the silence of what is accepted, the
 * picture of what is reported, and findings that can be told apart.
 *
 * @returns the name of the first plan that is not met as it expects; undefined where all are.
 */
export function firstFailure(rule: string, cases: readonly LintCase[]): string | undefined {
  return cases.find((one) => !isMet(one, rule))?.name;
}

function isMet(one: LintCase, rule: string): boolean {
  const accepts = one.name.startsWith('accepts-');
  for (const { today, states } of one.days) {
    const { report } = checkCase(one, today);
    if (statesOf(report, rule) !== states) return false;
    if (report.findings.some((finding) => finding.rule === rule) === accepts) return false;
    if (indistinct(report, rule).length > 0) return false;
  }
  if (accepts) return true;
  const file = pictureFile(one);
  return existsSync(file) && readFileSync(file, 'utf8') === drawn(one, rule);
}
