import { describe, expect, it } from 'vitest';
import { checked, dayOn, SIX_FIELDS } from '../support/checked.ts';

const RULE = 'sales/no-compensation';
const plan = (waiver: string): string => `${SIX_FIELDS}sales:\n  owner: lee@example.com\nwaivers:\n  - ${waiver}\n`;

describe('a waiver', () => {
  it('that is complete takes the finding out of the findings, the counts and the verdict, and shows it as waived', () => {
    const { report } = checked(plan(`{lint: ${RULE}, reason: paid by quota, by: vp@example.com, expires: 2027-03-01}`));
    expect(report.findings.some(({ rule }) => rule === RULE)).toBe(false);
    expect(report.waived.map(({ rule }) => rule)).toEqual([RULE]);
    expect(report.checks.find(({ rule }) => rule === RULE)?.state).toBe('waived');
    expect(report.readiness.counts.waived).toBe(1);
  });

  it.each(['reason: paid by quota, by: vp', 'by: vp, expires: 2027-03-01', 'reason: quota, expires: 2027-03-01'])(
    'that is incomplete (%s) has no effect',
    (rest) => {
      const { report } = checked(plan(`{lint: ${RULE}, ${rest}}`));
      expect(report.findings.some(({ rule }) => rule === RULE)).toBe(true);
      expect(report.waived).toEqual([]);
    },
  );

  it('holds on the day it expires, and not on the next: the finding returns, and says so', () => {
    const text = plan(`{lint: ${RULE}, reason: quota, by: vp, expires: 2027-01-20}`);
    expect(checked(text, { today: dayOn('2027-01-20') }).report.waived).toHaveLength(1);
    const { report } = checked(text, { today: dayOn('2027-01-21') });
    expect(report.waived).toEqual([]);
    expect(report.findings.find(({ rule }) => rule === RULE)?.message).toMatch(
      /A waiver allowed this until 20 January 2027\.$/,
    );
  });

  it('does not waive the shape of a plan', () => {
    const text = plan('{lint: schema/unknown-key, reason: r, by: b, expires: 2027-03-01}').replace('tier', 'teir');
    expect(checked(text).report.findings.some(({ rule }) => rule === 'schema/unknown-key')).toBe(true);
  });
});

describe('a disable comment', () => {
  const withComment = (comment: string): string => `${SIX_FIELDS}${comment}\nsales:\n  owner: lee@example.com\n`;

  it('waives the findings that start on the next line', () => {
    const { report } = checked(withComment(`# launchplan-disable-next-line ${RULE} -- commission is by quota`));
    expect(report.waived.map(({ rule }) => rule)).toEqual([RULE]);
  });

  it('may name several lints', () => {
    const { report } = checked(withComment(`# launchplan-disable-next-line sales/no-input, ${RULE} -- by quota`));
    expect(report.waived.map(({ rule }) => rule)).toEqual([RULE, 'sales/no-input']);
  });

  it.each([
    `# launchplan-disable-next-line ${RULE}`,
    `# launchplan-disable-next-line ${RULE} --`,
    `# launchplan-disable-next-line sales/no-input -- why`,
    `# launchplan-disable-next-line ${RULE} -- why\n`,
  ])('without a reason, for another lint or further up has no effect: %o', (comment) => {
    const { report } = checked(withComment(comment));
    expect(report.findings.some(({ rule }) => rule === RULE)).toBe(true);
  });

  it('above another one is about the line below both, with remarks between them', () => {
    const stacked = [
      `# launchplan-disable-next-line ${RULE} -- commission is by quota`,
      '# A remark.',
      '# launchplan-disable-next-line sales/no-input -- they were asked last year',
    ].join('\n');
    const { report } = checked(withComment(stacked));
    expect(report.waived.map(({ rule }) => rule).toSorted()).toEqual([RULE, 'sales/no-input']);
    expect(report.findings.some(({ rule }) => rule.startsWith('waiver/'))).toBe(false);
  });

  it.each([
    'launchplan-disable-line',
    'launchplan-ignore',
    'launchplan-disable',
    'launchplan-ignore-next-line',
    'launch-plan-disable-next-line',
    'Launchplan_disable_next_line',
    'launchplan-disable-nextline',
  ])('that is called %s says what to write', (name) => {
    const { report } = checked(withComment(`# ${name} ${RULE} -- by quota`));
    const found = report.findings.filter(({ rule }) => rule === 'waiver/incomplete');
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('launchplan-disable-next-line')]);
    expect(found[0]?.message).toContain(name);
    expect(report.findings.some(({ rule }) => rule === RULE)).toBe(true);
  });

  it.each([
    '# launchplan is run every Monday',
    '# see launchplan-config.md',
    '# launchplan lint',
    '# ignore the launchplan-team',
  ])('is no remark that speaks of the tool: %s', (remark) => {
    expect(checked(withComment(remark)).report.findings.some(({ rule }) => rule.startsWith('waiver/'))).toBe(false);
  });
});
