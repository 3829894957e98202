import { describe, expect, it } from 'vitest';
import { checked, dayOn, SIX_FIELDS } from '../support/checked.ts';

const close = { today: dayOn('2027-03-01') };

describe('the status of a plan', () => {
  it('draft keeps lints at a warning, and the shape at an error', () => {
    const { report } = checked(`${SIX_FIELDS}status: draft\nweather: sunny\n`, close);
    const lints = report.findings.filter(({ rule }) => !rule.startsWith('schema/'));
    expect(lints.length).toBeGreaterThan(0);
    expect(lints.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.findings.find(({ rule }) => rule === 'schema/unknown-key')?.severity).toBe('error');
  });

  it('cancelled asks nothing, and is the verdict', () => {
    const { report } = checked(`${SIX_FIELDS}status: cancelled\n`, close);
    expect(report.findings).toEqual([]);
    expect(report.checks).toEqual([]);
    expect(report.readiness).toMatchObject({ verdict: 'cancelled', score: null, covered: null });
  });

  it('launched asks only what comes after a launch', () => {
    const { report } = checked(`${SIX_FIELDS}status: launched\n`, { today: dayOn('2027-05-01') });
    expect(report.readiness.verdict).toBe('launched');
    expect(report.findings.filter(({ rule }) => /^(?:sales|finance|support)\//.test(rule))).toEqual([]);
  });

  it('no-go is off track although nothing is wrong', () => {
    const { report } = checked(`${SIX_FIELDS}status: no-go\n`, { today: dayOn('2025-01-01') });
    expect(report.readiness.verdict).toBe('off-track');
  });
});

describe('a date that has passed', () => {
  const past = { today: dayOn('2027-04-01') };
  const ofSales = (more: string): readonly string[] =>
    checked(`${SIX_FIELDS}${more}`, past)
      .report.findings.filter(({ rule }) => rule.startsWith('sales/'))
      .map(({ severity }) => severity);

  it('leaves nothing but itself to judge: lints with a lead are infos', () => {
    const { report } = checked(SIX_FIELDS, past);
    expect(report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([
      'date/past',
    ]);
    expect(new Set(ofSales(''))).toEqual(new Set(['info']));
  });

  it('does so no more once it is waived', () => {
    const waiver = '{ lint: date/past, reason: moved by phone, by: vp@example.com, expires: 2027-05-01 }';
    expect(ofSales(`waivers:\n  - ${waiver}\n`)).toContain('error');
  });
});

describe('a section that is unchanged', () => {
  it('does not answer what its own facts ask for', () => {
    const legal = (fact: string): readonly string[] =>
      checked(`${SIX_FIELDS}legal:\n  unchanged: same as Core\n  ${fact}\n`, close)
        .report.checks.filter(({ rule }) => rule === 'legal/no-privacy-review')
        .map(({ state }) => state);
    expect(legal('personal_data: true')).toEqual(['missing']);
    expect(legal('notes: same data')).toEqual(['not-applicable']);
  });

  it('answers the lead lints of its area as not applicable', () => {
    const { report } = checked(`${SIX_FIELDS}sales:\n  unchanged: sold as part of Core\n`, close);
    const sales = report.checks.filter(({ rule }) => rule === 'sales/no-compensation');
    expect(sales.map(({ state, finding }) => [state, finding])).toEqual([['not-applicable', undefined]]);
    expect(report.readiness.areas.some(({ area }) => area === 'sales')).toBe(false);
  });
});
