import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { linesOf } from '../support/listed.ts';
import { hostileReport, OBEYED_BY_TERMINALS, reportOn, written } from '../support/reports.ts';

describe('ndjson', () => {
  it('writes the plans of json, one on each line', () => {
    const report = reportOn({ 'a.launch.yaml': `${SIX_FIELDS}---\n${SIX_FIELDS}`, 'b.launch.yaml': SIX_FIELDS });
    const json = JSON.parse(written('json', report)) as { asOf: string; plans: object[] };
    const lines = linesOf(written('ndjson', report)).map((line) => JSON.parse(line) as object);
    expect(lines).toEqual(json.plans.map((plan) => ({ schemaVersion: 1, asOf: json.asOf, ...plan })));
    expect(lines).toHaveLength(3);
  });

  it('writes faults outside of plans first', () => {
    const [first] = linesOf(written('ndjson', hostileReport));
    expect(JSON.parse(first ?? '')).toMatchObject({ schemaVersion: 1, problem: { rule: 'io/unreadable' } });
  });

  it('holds nothing that a terminal obeys, and loses nothing of it', () => {
    const text = written('ndjson', hostileReport);
    expect(text).not.toMatch(OBEYED_BY_TERMINALS);
    expect(text).toContain('\\u202e');
    expect(written('json', hostileReport)).not.toMatch(OBEYED_BY_TERMINALS);
  });
});
