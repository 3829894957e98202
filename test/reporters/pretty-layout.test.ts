import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { reportOn, written } from '../support/reports.ts';

/** Plans of many kinds: complete and empty, early and late, launched and cancelled, with long paths and names. */
const plans = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [pathOf(index), planOf(index)] as const));

function pathOf(index: number): string {
  const folder = ['', 'payments/', 'growth/experiments/', 'platform/identity and access/'][index % 4] ?? '';
  return `${folder}launch-${String(index + 1).padStart(3, '0')}.launch.yaml`;
}

function planOf(index: number): string {
  const month = String((index % 9) + 2).padStart(2, '0');
  const fields = SIX_FIELDS.replace('Atlas Billing', `Atlas Billing ${String(index + 1)}`)
    .replace(/^tier: .*$/m, `tier: ${String((index % 3) + 1)}`)
    .replace(/^date: .*$/m, `date: 2027-${month}-1${String(index % 10)}`);
  const more = [
    'sales:\n  input: {due: 2027-01-04, owner: lee@example.com}\n  enablement: TBD\n',
    'status: cancelled\n',
    'mileston:\n  - Beta\n',
    '',
    'marketing:\n  involved_since: 2027-02-01\n  positioning: done\nsupport:\n  training: done\n',
  ];
  return `${fields}${more[index % 5] ?? ''}`;
}

/** Without rows of a long table that look like those before them, and then without the findings of the worst three. */
const shortened = (text: string): string => {
  const [table = '', ...blocks] = text.split('\n\n');
  const rows = table.split('\n');
  if (rows.length <= 20) return text;
  const kept = [...rows.slice(0, 12), `(${String(rows.length - 16)} more rows)`, ...rows.slice(-4)].join('\n');
  return [kept, ...blocks.filter((block) => block.includes(' · ') || block.startsWith('These are'))].join('\n\n');
};

describe.each([60, 80, 120, 200])('at %d columns', (columns) => {
  it.each([1, 5, 50, 300])('%d plans are laid out as people read them', async (count) => {
    const text = written('pretty', reportOn(plans(count)), { columns });
    await expect(shortened(text)).toMatchFileSnapshot(`pretty/${String(columns)}-columns-${String(count)}-plans.txt`);
  });
});

describe('many plans', () => {
  const rowsOf = (text: string): readonly string[] => (text.split('\n\n')[0] ?? '').split('\n').slice(1);

  it('are in a table, worst first, before the worst three', () => {
    const text = written('pretty', reportOn(plans(50)));
    const rows = rowsOf(text);
    expect(rows).toHaveLength(50);
    const needs = rows.map(
      (row) => [row.slice(0, 9).trim(), Number(row.slice(9, 20)), parseInt(row.slice(20), 10)] as const,
    );
    const order = ['Off track', 'At risk', 'On track', 'Ready', 'Launched', 'Cancelled'];
    for (const [index, [verdict, blockers]] of needs.entries()) {
      const [before, more] = needs[index - 1] ?? [verdict, blockers];
      expect(order.indexOf(before)).toBeLessThanOrEqual(order.indexOf(verdict));
      if (before === verdict) expect(more).toBeGreaterThanOrEqual(blockers);
    }
    const shown = [...text.matchAll(/^(\S.*\.yaml) · /gm)].map(([, path]) => path);
    expect(shown).toEqual(rows.slice(0, 3).map((row) => /\S*(?:platform\/identity and access\/\S+)?$/.exec(row)?.[0]));
    expect(text).toContain('These are the worst 3 of 50 plans. --verbose shows the other 47 too');
  });

  it('are all in full where that is asked for, and three are without a table', () => {
    const text = written('pretty', reportOn(plans(50)), { verbose: true });
    expect([...text.matchAll(/^\S.*\.yaml · /gm)]).toHaveLength(50);
    expect(rowsOf(text)).toHaveLength(50);
    expect(text).not.toContain('These are the worst');
    expect(written('pretty', reportOn(plans(3)))).not.toMatch(/^Verdict {2}/);
  });
});
