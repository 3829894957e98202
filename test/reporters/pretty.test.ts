import { describe, expect, it } from 'vitest';
import { EVIDENCE_GROUP, grouped } from '../../server/src/engine/readiness/group.ts';
import { dayOn } from '../support/checked.ts';
import { reportOf, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';

const asOf = dayOn('2027-01-15');
const all = samples.map((sample) => checkSample(sample).file);

/** Lines that keep their length: the header of a plan, its own lines and their carets, and the table and counts below. */
const isKept = (line: string): boolean => / · | \| |^ *\||^Next:|^Coming up|^ {2}\S/.test(line);

describe('the report for people', () => {
  it.each([60, 80, 120, 200])('has no line of a message beyond %d columns, and breaks no id', (columns) => {
    const lines = written('pretty', reportOf(all), { columns }).split('\n');
    const long = lines.filter((line) => line.length > columns && line.trim().includes(' ') && !isKept(line));
    expect(long).toEqual([]);
    const entries = all.flatMap(({ plans }) => plans.flatMap(({ findings, plan }) => grouped(findings, asOf, plan)));
    const text = lines.join('\n');
    const ids = entries.flatMap((entry) =>
      entry.kind === 'group' ? [entry.code] : entry.finding.upcoming ? [] : [entry.finding.rule],
    );
    expect(ids.filter((id) => !id.startsWith('group/') && !text.includes(id))).toEqual([]);
    expect(text).toContain(EVIDENCE_GROUP);
  });

  it('says the same words at every width', () => {
    const words = (columns?: number): string =>
      written('pretty', reportOf(all), columns === undefined ? {} : { columns })
        .split(/\s+/)
        .join(' ');
    expect(words(60)).toBe(words());
    expect(words(200)).toBe(words());
  });

  it('keeps an empty line between two findings once their lines are broken', () => {
    const lines = written('pretty', reportOf(all), { columns: 80 }).split('\n');
    const starts = lines.flatMap((line, index) => (/^(?:error|warning|info) {1,3}\S/.test(line) ? [index] : []));
    expect(starts.length).toBeGreaterThan(50);
    expect(starts.filter((index) => lines[index - 1] !== '')).toEqual([]);
  });
});
