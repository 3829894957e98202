import { describe, expect, it } from 'vitest';
import { reportOf, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';

const all = samples.map((sample) => checkSample(sample).file);

/** Lines that keep their length: the header of a plan, its own lines and their carets, and the table and counts below. */
const isKept = (line: string): boolean => / · | \| |^ *\||^Next:|^Coming up|^ {2}\S/.test(line);

describe('the report for people', () => {
  it.each([60, 80, 120, 200])('has no line of a message beyond %d columns, and breaks no id', (columns) => {
    const lines = written('pretty', reportOf(all), { columns }).split('\n');
    const long = lines.filter((line) => line.length > columns && line.trim().includes(' ') && !isKept(line));
    expect(long).toEqual([]);
    const ids = all.flatMap(({ plans }) => plans.flatMap(({ findings }) => findings.filter((one) => !one.upcoming)));
    const text = lines.join('\n');
    expect(ids.filter(({ rule, absentSection }) => absentSection === undefined && !text.includes(rule))).toEqual([]);
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
