import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { compiledSchema } from '../support/compiled-schema.ts';
import type { GitlabIssue } from '../support/listed.ts';
import { hostileReport, OBEYED_BY_TERMINALS, reportOf, reportOn, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';

const isValid = compiledSchema('gitlab-code-quality.schema.json');

describe('gitlab', () => {
  it('is what GitLab takes', () => {
    const reports = [hostileReport, reportOn({}), reportOf(samples.map((sample) => checkSample(sample).file))];
    for (const report of reports) {
      for (const issue of issues(report)) {
        isValid(issue);
        expect(isValid.errors ?? []).toEqual([]);
      }
    }
  });

  it('has unique fingerprints for plans of one name, in one file or in two', () => {
    const report = reportOn({
      'a.launch.yaml': `${SIX_FIELDS}---\n${SIX_FIELDS}`,
      'b.launch.yaml': SIX_FIELDS,
      'c.launch.yaml': SIX_FIELDS.replace('Atlas Billing', 'Other'),
    });
    const fingerprints = issues(report).map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });

  it('has the fingerprints of all other formats for a plan whose name is its own', () => {
    const report = reportOn({ 'a.launch.yaml': SIX_FIELDS });
    const json = JSON.parse(written('json', report)) as { plans: { findings: { fingerprint: string }[] }[] };
    expect(issues(report).map(({ fingerprint }) => fingerprint)).toEqual(
      json.plans[0]?.findings.map(({ fingerprint }) => fingerprint),
    );
  });

  it('names the rule in the description, and the file from the root without ./', () => {
    const all = issues(reportOn({ './launch.yaml': SIX_FIELDS.replace('tier: 1', 'tier: 7') }), 'plans');
    const first = all.find(({ check_name }) => check_name === 'schema/invalid-value');
    expect(first).toMatchObject({ severity: 'critical', location: { path: 'plans/launch.yaml', lines: { begin: 4 } } });
    expect(first?.description).toMatch(/^schema\/invalid-value: /);
  });

  it('holds nothing that a terminal obeys', () => {
    expect(written('gitlab', hostileReport)).not.toMatch(OBEYED_BY_TERMINALS);
  });
});

function issues(report: Parameters<typeof written>[1], folder = ''): readonly GitlabIssue[] {
  return JSON.parse(written('gitlab', report, { folder })) as readonly GitlabIssue[];
}
