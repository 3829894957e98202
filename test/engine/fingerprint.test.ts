import { describe, expect, it } from 'vitest';
import { fingerprintsOf } from '../../server/src/engine/fingerprint.ts';
import { checked, dayOn, SIX_FIELDS, type Checked } from '../support/checked.ts';

const plan = `${SIX_FIELDS}sales:
  owner: lee@example.com
milestones:
  - {id: beta, what: Beta, due: 2027-01-02, owner: lee@example.com}
  - {id: docs, what: Docs, due: 2027-01-03, owner: lee@example.com}
`;

describe('a fingerprint', () => {
  it('is its finding’s own', () => {
    const all = printed(checked(plan)).map(([, fingerprint]) => fingerprint);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(2);
  });

  it('stays the same when items and sections are reordered and lines are added', () => {
    const [, sales = '', milestones = ''] = /(sales:[^]*?)(milestones:[^]*)/.exec(plan) ?? [];
    const [head = '', first = '', second = ''] = milestones.split('\n');
    const reordered = `# moved\n\n${SIX_FIELDS}${[head, second, first].join('\n')}\n${sales}`;
    expect(sorted(printed(checked(reordered)))).toEqual(sorted(printed(checked(plan))));
  });

  it('does not change with the days left, whatever the severity', () => {
    const later = checked(plan, { today: dayOn('2027-03-01') });
    const [before, after] = [new Map(printed(checked(plan))), new Map(printed(later))];
    expect(after.get('sales/no-compensation')).toBe(before.get('sales/no-compensation'));
  });

  it('differs between plans of different names', () => {
    const renamed = checked(plan.replace('Atlas Billing', 'Atlas Insights'));
    const before = new Set(printed(checked(plan)).map(([, fingerprint]) => fingerprint));
    expect(printed(renamed).filter(([, fingerprint]) => before.has(fingerprint))).toEqual([]);
  });

  it('numbers what nothing else tells apart, in order', () => {
    const twice = `${SIX_FIELDS}milestones:\n  - {what: Same, due: 2027-01-02}\n  - {what: Same, due: 2027-01-02}\n`;
    const overdue = printed(checked(twice)).filter(([rule]) => rule === 'task/overdue');
    expect(new Set(overdue.map(([, fingerprint]) => fingerprint)).size).toBe(2);
  });
});

function printed({ report }: Checked): readonly (readonly [string, string])[] {
  const fingerprints = fingerprintsOf(report.plan, report.findings);
  return report.findings.map(({ rule }, index) => [rule, fingerprints[index] ?? ''] as const);
}

function sorted(pairs: readonly (readonly [string, string])[]): readonly string[] {
  return pairs.map((pair) => pair.join(' ')).toSorted();
}
