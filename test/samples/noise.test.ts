import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../server/src/engine/check/check-file.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { parseDay } from '../../server/src/plan/calendar.ts';
import pretty from '../../server/src/reporters/formats/pretty.ts';
import { rendered } from '../../server/src/reporters/rendered.ts';
import { answered } from '../support/catalogue.ts';

const options = { color: false, verbose: false, quiet: false, checkDetails: false, version: '0.0.0' };
const sixFields = 'launch_plan: 1\nname: Atlas Billing\nowner: ana@example.com\ntier: 1\nstage: ga\ndate: 2031-03-11\n';
const fifteenLines = readFileSync(join(import.meta.dirname, '../../samples/dark-mode/launch.yaml'), 'utf8');

function printed(text: string, day: string): readonly string[] {
  const today = parseDay(day);
  if (today === undefined) throw new Error(`No such day: ${day}`);
  const file = checkFile(takeSnapshot(text), { path: 'launch.yaml', named: true }, { today, config: answered });
  return rendered(pretty, { asOf: today, files: [file], foreign: 0, problems: [] }, options)
    .trimEnd()
    .split('\n');
}

describe('what a newcomer reads of a plan with six fields, 100 days before a tier 1 launch', () => {
  const lines = printed(sixFields, '2030-12-01');
  const at = (start: RegExp): readonly number[] => lines.flatMap((line, index) => (start.test(line) ? [index] : []));

  it('fits on a screen', () => {
    expect(lines.length).toBeLessThanOrEqual(25);
  });

  it('begins with the most urgent, and names the rest by the day it comes up', () => {
    expect(at(/^error/)).toEqual([]);
    expect(Math.max(...at(/^warning/))).toBeLessThan(Math.min(...at(/^question/)));
    expect(Math.max(...at(/^question/))).toBeLessThan(Math.min(...at(/^Coming up$/)));
    expect(lines.filter((line) => /^ {2}\d+ \w+(?: \d{4})? +\d+ {2}\S/.test(line)).length).toBeGreaterThan(3);
  });

  it('ends with what to do next', () => {
    expect(lines.at(-1)).toMatch(/^Next: launchplan explain \S+ says why/);
  });
});

describe('what is printed of a small self-serve plan in good order', () => {
  it.each(['2031-01-05', '2031-03-16', '2031-04-01', '2031-04-09'])('is no warning on %s', (day) => {
    const lines = printed(fifteenLines, day);
    expect(lines.filter((line) => /^(?:error|warning)/.test(line))).toEqual([]);
    expect(lines.join('\n')).toContain('1 plan · 0 errors · 0 warnings');
    expect(lines[1]).toMatch(/^On track:/);
  });
});
