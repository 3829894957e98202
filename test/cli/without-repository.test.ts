import { afterEach, describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { workplace, type Workplace } from '../support/command-line.ts';

const places: Workplace[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

const waiting = (path: string): string =>
  `${SIX_FIELDS}dependencies:\n  - { on: Orion, owner: kim@example.com, plan: ${path} }\n`;

/** The ids of findings about other plans and about evidence, by the path of the plan. */
async function foundIn(
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Readonly<Record<string, readonly string[]>>> {
  const place = workplace(files);
  places.push(place);
  const { out } = await place.call(['lint', '--format', 'json', '--as-of', '2026-11-01', ...args]);
  const { plans } = JSON.parse(out) as { plans: { path: string; findings: { rule: string }[] }[] };
  const asked = new Set(['sequence/late-dependency', 'sequence/cycle', 'gate/no-evidence']);
  return Object.fromEntries(
    plans.map(({ path, findings }) => [path, findings.map(({ rule }) => rule).filter((rule) => asked.has(rule))]),
  );
}

describe('plans in a folder without a repository', () => {
  const early = SIX_FIELDS.replace(/^date: .*$/m, 'date: 2026-12-01');
  const late = SIX_FIELDS.replace(/^date: .*$/m, 'date: 2029-12-01');

  it('know the plans beside them that are checked from the same folder', async () => {
    expect(await foundIn({ 'a/launch.yaml': waiting('../b/launch.yaml'), 'b/launch.yaml': early })).toEqual({
      'a/launch.yaml': [],
      'b/launch.yaml': [],
    });
    expect(await foundIn({ 'a/launch.yaml': waiting('/b/launch.yaml'), 'b/launch.yaml': late })).toMatchObject({
      'a/launch.yaml': ['sequence/late-dependency'],
    });
    expect(await foundIn({ 'a/launch.yaml': waiting('../gone/launch.yaml') })).toEqual({
      'a/launch.yaml': ['sequence/late-dependency'],
    });
  });

  it('are told when they wait for each other', async () => {
    const files = { 'a/launch.yaml': waiting('../b/launch.yaml'), 'b/launch.yaml': waiting('../a/launch.yaml') };
    expect(await foundIn(files)).toEqual({ 'a/launch.yaml': ['sequence/cycle'], 'b/launch.yaml': ['sequence/cycle'] });
  });

  it('are not blamed for what lies above that folder, of which nothing is known', async () => {
    const plan = `${waiting('../../orion/launch.yaml')}sales:\n  demo: { status: done, evidence: ../../demo.md }\n`;
    expect(await foundIn({ 'launch.yaml': plan })).toEqual({ 'launch.yaml': [] });
  });

  it('are not blamed for a path from the root, of which nobody knows where it is', async () => {
    const plan = `${waiting('/team/orion.yaml')}sales:\n  demo: { status: done, evidence: /team/demo.md }\n`;
    expect(await foundIn({ 'launch.yaml': plan })).toEqual({ 'launch.yaml': [] });
  });
});
