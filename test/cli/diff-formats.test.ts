import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changedRepository } from '../support/changed-branches.ts';
import { callIn, type Called } from '../support/command-line.ts';
import { linesOf } from '../support/listed.ts';

const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'launchplan-formats-')));
const environment = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

beforeAll(() => {
  changedRepository(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function diff(branch: string, ...args: readonly string[]): Promise<Called> {
  return callIn(folder, ['diff', 'main', branch, '--as-of=2031-01-06', ...args], '', environment);
}

interface Found {
  readonly rule: string;
  readonly fingerprint: string;
}

/** What JSON says is new or worse. */
async function worse(branch: string): Promise<readonly Found[]> {
  const { out } = await diff(branch, '--format=json');
  const { plans } = JSON.parse(out) as { plans: readonly { new: readonly Found[]; worsened: readonly Found[] }[] };
  return plans.flatMap((plan) => [...plan.new, ...plan.worsened]);
}

describe('what is new in a change', () => {
  const branch = 'date-without-reason';

  it('is all that SARIF, Code Quality and reviewdog are given', async () => {
    const found = await worse(branch);
    const rules = found.map(({ rule }) => rule).toSorted();
    expect(rules.length).toBeGreaterThan(5);
    const sarif = JSON.parse((await diff(branch, '--format=sarif')).out) as {
      runs: readonly { results: readonly { ruleId: string }[] }[];
    };
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId).toSorted()).toEqual(rules);
    const quality = JSON.parse((await diff(branch, '--format=gitlab')).out) as readonly { check_name: string }[];
    expect(quality.map(({ check_name }) => check_name).toSorted()).toEqual(rules);
    const lines = linesOf((await diff(branch, '--format=rdjsonl')).out).map(
      (line) => JSON.parse(line) as { code: { value: string }; suggestions?: unknown },
    );
    expect(lines.map(({ code }) => code.value).toSorted()).toEqual(rules);
  });

  it('is all that Checkstyle and JUnit are given', async () => {
    const count = (await worse(branch)).length;
    expect((await diff(branch, '--format=checkstyle')).out.match(/<error /g)).toHaveLength(count);
    const junit = (await diff(branch, '--format=junit')).out;
    expect(junit).toMatch(/^<\?xml/);
    expect((junit.match(/<(?:failure|skipped|system-out)\b/g) ?? []).length).toBeGreaterThan(0);
  });

  it('comes with suggestions where a fix is known', async () => {
    const lines = linesOf((await diff('date-earlier', '--format=rdjsonl')).out);
    expect(lines.length).toBeGreaterThan(10);
    const suggested = lines.filter((line) => line.includes('"suggestions"'));
    expect(suggested.length).toBeGreaterThan(0);
  });

  it.each(['sarif', 'rdjsonl', 'gitlab', 'checkstyle', 'junit'])(
    'is nothing in %s where nothing is worse',
    async (format) => {
      const { out } = await diff('improvement', `--format=${format}`);
      expect(out).not.toMatch(/"ruleId"|"check_name"|"source"|<error |<failure /);
    },
  );
});

describe('what people have to agree on', () => {
  it.each([
    ['waive-everything', 'launch.yaml', 'Waiver'],
    ['unchanged-departments', 'launch.yaml', 'Nothing changes'],
    ['drop-promise', 'launch.yaml', 'Promise dropped'],
    ['date-with-reason', 'launch.yaml', 'Launch moved'],
    ['lints-off', '.launchplan.yaml', 'Settings ask less'],
    ['remove-marker', 'launch.yaml', 'Plan not checked'],
    ['rename-out', 'plan-of-atlas.txt', 'Plan not checked'],
  ])('is shown beside its line: %s', async (branch, file, title) => {
    const { out } = await diff(branch, '--format=github');
    expect(out).toMatch(
      new RegExp(`^::(?:notice|warning) file=${file.replaceAll('.', '\\.')},line=\\d+,.*title=${title}::`, 'm'),
    );
  });

  it('stands on the line before a promise that is gone, and on the first line of an unchecked file', async () => {
    expect((await diff('drop-promise', '--format=github')).out).toMatch(/line=43,.*title=Promise dropped::/);
    expect((await diff('remove-marker', '--format=github')).out).toMatch(/line=1,.*title=Plan not checked::/);
  });

  it('is nothing where a change is none', async () => {
    expect((await diff('date-back-and-forth', '--format=github')).out).toBe('');
  });
});

describe('the two sides of a comparison', () => {
  const call = (...args: readonly string[]): Promise<Called> =>
    callIn(folder, ['diff', ...args, '--as-of=2031-01-06', '--fail-on=none'], '', environment);

  it.each(['main..price', 'main...price'])('may be written as %s', async (range) => {
    const { code, out } = await call(range);
    expect(code).toBe(0);
    expect(out).toBe((await call('main', 'price')).out);
  });

  it('are HEAD where they are left out', async () => {
    expect((await call('main..')).out).toBe('No effect on readiness.\n');
    expect((await call('..price')).out).toBe((await call('main', 'price')).out);
  });

  it.each([
    [['main..price', 'tier'], /one too many/],
    [['nowhere..price'], /no commit nowhere/i],
    [['--upload-pack=x..price'], /unknown option/i],
    [['--', '--upload-pack=x..price'], /no commit --upload-pack=x/i],
  ])('are refused as %j', async (args, message) => {
    const { code, err } = await callIn(folder, ['diff', ...args], '', environment);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it.each([
    ['launch.yaml', 1],
    ['./launch.yaml', 1],
    ['notes', 0],
    ['notes/**', 0],
    ['.', 1],
    ['*.yaml', 1],
  ])('are compared for the plans at %s', async (pattern, count) => {
    const { out } = await call('main', 'price', '--format=json', `--paths=${pattern}`);
    expect((JSON.parse(out) as { plans: readonly unknown[] }).plans).toHaveLength(count);
  });
});
