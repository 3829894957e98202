import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintsOf } from '../../server/src/engine/fingerprint.ts';
import { checked, dayOn, SIX_FIELDS, type Checked } from '../support/checked.ts';
import { runs } from '../support/runs.ts';

const plan = `${SIX_FIELDS}sales:
  owner: lee@example.com
milestones:
  - {id: beta, what: Beta, due: 2027-01-02, owner: lee@example.com}
  - {id: docs, what: Docs, due: 2027-01-03, owner: lee@example.com}
`;

/** A plan in pieces: its head, then sections whose lists hold one item on each line, all of them with findings. */
const everyList: readonly string[] = [
  SIX_FIELDS,
  `milestones:
  - {id: beta, what: Beta, due: 2027-01-02}
  - {id: docs, what: Docs, due: 2027-01-03}
  - {what: Nameless, due: 2027-01-03}
`,
  `promises:
  - {to: Northwind, what: Reminders, by: 2027-01-02}
  - {to: Contoso, what: Exports, by: 2027-01-03}
`,
  `approvals:
  - {gate: pricing, by: todo, due: 2027-01-02}
  - {gate: legal, by: todo, due: 2027-01-03}
`,
  `waivers:
  - {lint: sales/no-demo, reason: r, by: b, expires: 2027-01-02}
  - {lint: sales/no-price, reason: r, by: b}
`,
  `sales:
  owner: tbd
`,
];

/** A section with its items the other way round. */
function shuffledList(section: string): string {
  const [head = '', ...items] = section.split('\n').filter((line) => line !== '');
  return `${[head, ...items.toReversed()].join('\n')}\n`;
}

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

  it('stays the same when a message is reworded or gets another severity', () => {
    const { report } = checked(plan);
    const reworded = report.findings.map((finding) => ({
      ...finding,
      message: 'Otherwise.',
      severity: 'info' as const,
    }));
    expect(fingerprintsOf(report.plan, reworded)).toEqual(fingerprintsOf(report.plan, report.findings));
  });

  it('stays the same however sections and the items of lists are shuffled', () => {
    const before = sorted(printed(checked(everyList.join(''))));
    fc.assert(
      fc.property(fc.shuffledSubarray([...everyList.keys()], { minLength: everyList.length }), (order) => {
        const [head = '', ...rest] = everyList;
        const text =
          head + order.flatMap((index) => (index === 0 ? [] : [shuffledList(rest[index - 1] ?? '')])).join('');
        expect(sorted(printed(checked(text)))).toEqual(before);
      }),
      runs(10),
    );
  });

  it.each([
    ['id', '{id: x, what: A}', '{id: y, what: A}'],
    ['what', '{what: A}', '{what: B}'],
  ])('names an item of a list by its %s', (_key, one, other) => {
    const overdue = (item: string): readonly string[] =>
      printed(checked(`${SIX_FIELDS}milestones:\n  - ${item.replace('}', ', due: 2027-01-02}')}\n`))
        .filter(([rule]) => rule === 'task/overdue')
        .map(([, fingerprint]) => fingerprint);
    expect(overdue(one)).toHaveLength(1);
    expect(overdue(one)).not.toEqual(overdue(other));
  });

  it('shows that one finding was fixed while another of its rule came', () => {
    const overdue = (ids: readonly string[]): ReadonlySet<string> => {
      const items = ids.map((id) => `  - {id: ${id}, what: Same, due: 2027-01-02}\n`);
      const found = printed(checked(`${SIX_FIELDS}milestones:\n${items.join('')}`));
      return new Set(found.filter(([rule]) => rule === 'task/overdue').map(([, fingerprint]) => fingerprint));
    };
    const [before, after] = [overdue(['a', 'b']), overdue(['b', 'c'])];
    expect(after.size).toBe(before.size);
    expect([...before].filter((one) => !after.has(one))).toHaveLength(1);
    expect([...after].filter((one) => !before.has(one))).toHaveLength(1);
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
