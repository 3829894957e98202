import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callIn } from '../../support/command-line.ts';
import { checked } from '../../support/checked.ts';

const folder = join(import.meta.dirname, 'corpus');

/** Checklists in the shapes that trackers, wikis and people have. What becomes of each was read by a person. */
describe.each(readdirSync(folder))('the plan made of %s', (file) => {
  it('has every task where a reader would put it, and says what found no place', async () => {
    const { code, out, err } = await callIn(folder, ['import', file]);
    expect(code).toBe(0);
    const expected = join(import.meta.dirname, 'expected', file.replaceAll(' ', '-'));
    await expect(out).toMatchFileSnapshot(`${expected}.yaml`);
    await expect(err).toMatchFileSnapshot(`${expected}.txt`);
  });

  it('has no fault, but for what the file does not say', async () => {
    const { out } = await callIn(folder, ['import', file]);
    const { report } = checked(out);
    const faults = report.findings.filter(({ rule }) => /^(?:schema|syntax)\//.test(rule));
    expect(faults.filter(({ rule }) => rule !== 'schema/missing-key')).toEqual([]);
    const given = ['--name', 'Atlas', '--tier', '2', '--stage', 'ga', '--date', '2027-06-02', '--owner', '@ana'];
    const whole = checked((await callIn(folder, ['import', file, ...given])).out).report;
    expect(whole.findings.filter(({ rule }) => /^(?:schema|syntax)\//.test(rule))).toEqual([]);
    expect(whole.plan.name).toMatchObject({ value: 'Atlas' });
  });
});
