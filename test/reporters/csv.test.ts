import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { recordsOf } from '../support/listed.ts';
import { hostileReport, HOSTILE, OBEYED_BY_TERMINALS, reportOn, written } from '../support/reports.ts';

const HEADER = 'path,line,column,plan,severity,rule,state,due,message,fingerprint,url';

describe('CSV', () => {
  it('is a header where nothing is found', () => {
    expect(written('csv', reportOn({}))).toBe(`${HEADER}\r\n`);
  });

  it('has a row for each finding, as long as the header', () => {
    const csv = written('csv', reportOn({ 'launch.yaml': `${SIX_FIELDS}suport: {owner: kim@example.com}\n` }));
    const found = recordsOf(csv).find(({ rule }) => rule === 'schema/unknown-key');
    expect(csv.startsWith(`${HEADER}\r\n`)).toBe(true);
    expect(found).toMatchObject({ path: 'launch.yaml', line: '7', column: '1', plan: 'Atlas Billing', due: '' });
    expect(found?.fingerprint).toMatch(/^[0-9a-f]{16,}$/);
    expect(recordsOf(csv).map(({ due }) => due)).toContain('2027-01-09');
  });

  it('quotes commas and quotation marks, and doubles the latter', () => {
    const name = 'Atlas, "Billing"';
    const report = reportOn({ 'launch.yaml': SIX_FIELDS.replace('Atlas Billing', JSON.stringify(name)) });
    expect(written('csv', report)).toContain(',"Atlas, ""Billing""",');
    expect(new Set(recordsOf(written('csv', report)).map(({ plan }) => plan))).toEqual(new Set([name]));
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'keeps a spreadsheet from running the text %j, wherever it comes from',
    (text) => {
      const plan = SIX_FIELDS.replace('Atlas Billing', JSON.stringify(text));
      const problem = { path: text, rule: 'io/unreadable', severity: 'error', message: text } as const;
      const records = recordsOf(written('csv', reportOn({ [`${text}.launch.yaml`]: plan }, [problem])));
      for (const cell of records.flatMap((record) => Object.values(record))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      const shown = text.replace('\r', '\\u{d}');
      expect(records[0]).toMatchObject({ path: `'${shown}`, message: `'${shown}` });
      expect(records[1]).toMatchObject({ path: `'${shown}.launch.yaml`, plan: `'${text.trim()}` });
    },
  );

  it('shows what a terminal or a build obeys, one line for each row', () => {
    const csv = written('csv', hostileReport);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(OBEYED_BY_TERMINALS);
    expect(csv).not.toMatch(/^\s*::|##\[/m);
    expect(recordsOf(csv)).toHaveLength(csv.split('\n').length - 2);
    expect(HOSTILE).toContain('\n::stop-commands');
  });

  it('lists the errors alone where only they are asked for', () => {
    const csv = written('csv', reportOn({ 'launch.yaml': SIX_FIELDS }), { quiet: true });
    expect(new Set(recordsOf(csv).map(({ severity }) => severity))).toEqual(new Set(['error']));
  });
});
