import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diff, explain, lintFiles, lintText, loadConfig } from '../../server/src/api/main.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn } from '../support/command-line.ts';
import { newRepository, write } from '../support/repository.ts';

const asOf = '2027-01-15';
const LATE = `${SIX_FIELDS}milestones:
  - {id: beta, what: Closed beta, owner: jo@example.com, due: 2026-12-01}
`;

/** A repository with plans of all kinds, settings with a mistake, and a change that is not committed. */
function manyPlans(): string {
  const repository = newRepository();
  repository.commit('2027-01-04', {
    'launch.yaml': SIX_FIELDS,
    'other/launch.yaml': 'services: {}\n',
    'other/two.launch.yaml': `${SIX_FIELDS}---\n${LATE}`,
    'other/broken.launch.yaml': 'launch_plan: 1\nname: [\n',
    '.launchplan.yaml': 'lints:\n  sales/no-demo: off\n  sales/no-such: off\n',
  });
  write(repository.root, { 'launch.yaml': LATE });
  return repository.root;
}

async function printed(cwd: string, args: readonly string[], stdin = ''): Promise<unknown> {
  const { out, err } = await callIn(cwd, args, stdin, process.env);
  if (out === '') throw new Error(err);
  return JSON.parse(out);
}

describe('the functions return what the command line prints:', () => {
  it('lintFiles, of a folder, a file and a pattern', async () => {
    const cwd = manyPlans();
    for (const paths of [['.'], ['launch.yaml', 'nowhere.yaml'], ['**/*.launch.yaml']]) {
      const report = await lintFiles(paths, { cwd, asOf });
      expect(report).toEqual(await printed(cwd, ['lint', ...paths, '--format=json']));
      expect(report.plans.length).toBeGreaterThan(0);
    }
    expect(await lintFiles('launch.yaml', { cwd, asOf })).toEqual(await lintFiles(['launch.yaml'], { cwd, asOf }));
  });

  it('lintText, with the settings of where the text belongs', async () => {
    const path = join(manyPlans(), 'new', 'launch.yaml');
    const report = await lintText(LATE, { path, asOf });
    expect(report).toEqual(
      await printed(process.cwd(), ['lint', '-', '--stdin-filename', path, '--format=json'], LATE),
    );
    expect(report.problems.map(({ rule }) => rule)).toEqual(['config/unknown-lint']);
    expect(await lintText(LATE, { asOf })).toEqual(await printed(process.cwd(), ['lint', '-', '--format=json'], LATE));
  });

  it('diff, with a gate and without', async () => {
    const cwd = manyPlans();
    const change = await diff('HEAD', undefined, { cwd, asOf });
    expect(change).toEqual(await printed(cwd, ['diff', 'HEAD', '--format=json']));
    expect(change.plans.map(({ path }) => path)).toEqual(['launch.yaml']);
    expect(change.crossed).toBeUndefined();
    const gated = await diff('HEAD', undefined, { cwd, asOf, failOn: 'new-warning' });
    expect(gated).toEqual(await printed(cwd, ['diff', 'HEAD', '--format=json', '--fail-on=new-warning']));
    expect(gated.crossed?.length).toBe(1);
    expect((await diff('HEAD', 'HEAD', { cwd, asOf, failOn: 'new-warning' })).crossed).toEqual([]);
  });

  it('explain, of all that can be explained', async () => {
    for (const id of [
      'sales/no-demo',
      'schema/unknown-key',
      'no-demo',
      'sales',
      'marketing.positioning',
      'group/sales',
    ]) {
      expect(await explain(id)).toEqual(await printed(process.cwd(), ['explain', id, '--format=json']));
    }
    const { rules } = (await printed(process.cwd(), ['rules', '--format=json'])) as { rules: { id: string }[] };
    expect((await explain('sales/no-demo')).rule).toEqual(rules.find(({ id }) => id === 'sales/no-demo'));
  });

  it('loadConfig, of a plan and of a folder', async () => {
    const cwd = manyPlans();
    for (const file of ['launch.yaml', 'other']) {
      expect(await loadConfig(file, { cwd })).toEqual(await printed(cwd, ['config', file, '--format=json']));
    }
  });
});

describe('a mistake of anyone who calls comes back as a problem', () => {
  const wrong = (value: unknown): never => value as never;

  it.each<readonly [string, () => Promise<{ problems?: readonly { rule: string; message: string }[] }>, string]>([
    ['a day that is none', () => lintText(SIX_FIELDS, { asOf: 'tomorrow' }), "'2027-01-15', not 'tomorrow'"],
    ['a text that is none', () => lintText(wrong(undefined)), '`text` takes a text, not undefined'],
    ['paths that are none', () => lintFiles(wrong([1])), '`paths` takes a path or a list of paths'],
    ['a folder that is not there', () => lintFiles('.', { cwd: '/no/such/folder' }), '/no/such/folder is none'],
    ['a base that is none', () => diff(wrong(3)), '`base` takes a text, not 3'],
    [
      'a gate that is none',
      () => diff('main', undefined, { failOn: wrong('sometimes') }),
      "'new-error', 'new-warning'",
    ],
    [
      'a folder of a comparison that is not there',
      () => diff('main', undefined, { cwd: '/no/such' }),
      '/no/such is none',
    ],
    ['an id that is none', () => explain(wrong({})), '`id` takes a text, not an object'],
    ['a plan that is none', () => loadConfig(wrong(null)), '`file` takes a text, not null'],
  ])('%s', async (_, call, message) => {
    const { problems = [] } = await call();
    expect(problems.map(({ rule }) => rule)).toEqual(['usage/invalid-value']);
    expect(problems[0]?.message).toContain(message);
  });

  it('checks nothing then, and says so', async () => {
    expect(await lintFiles('.', { asOf: '2027-02-30' })).toMatchObject({ summary: { plans: 0 }, plans: [] });
  });

  it('names what may be meant by an id that names nothing', async () => {
    const { kind, markdown, problems } = await explain('sales/no-dmeo');
    expect({ kind, markdown }).toEqual({ kind: null, markdown: null });
    expect(problems).toMatchObject([
      { rule: 'usage/unknown-id', message: expect.stringContaining('sales/no-demo') as string },
    ]);
  });

  it('names all that may be meant by a word', async () => {
    const { kind, candidates } = await explain('reason');
    expect(kind).toBeNull();
    expect(candidates.length).toBeGreaterThan(1);
  });

  it('says why nothing was compared', async () => {
    const cwd = manyPlans();
    for (const base of ['no-such-branch', '--output=x', '']) {
      const { plans, problems = [] } = await diff(base, undefined, { cwd });
      expect({ plans, rules: problems.map(({ rule }) => rule) }).toEqual({ plans: [], rules: ['usage/no-comparison'] });
    }
  });

  it('finds no settings for a plan that is not there', async () => {
    const { values, problems } = await loadConfig('nowhere/launch.yaml');
    expect({ values, rules: problems.map(({ rule }) => rule) }).toEqual({ values: [], rules: ['io/unreadable'] });
  });
});

describe('the functions', () => {
  it('print nothing and leave the process as it is', async () => {
    const { exitCode } = process;
    const cwd = manyPlans();
    await Promise.all([
      lintFiles('.', { cwd }),
      lintText('launch_plan: 1\nname: ['),
      diff('nowhere', undefined, { cwd }),
    ]);
    expect(process.exitCode).toBe(exitCode);
  });

  it('check no file for an empty list', async () => {
    expect((await lintFiles([], { cwd: manyPlans(), asOf })).summary).toMatchObject({ plans: 0, foreign: 0 });
  });
});
