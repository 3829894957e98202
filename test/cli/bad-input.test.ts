import { execFileSync, spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../server/src/reporters/formats/index.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn } from '../support/command-line.ts';
import { newRepository, temporaryFolder, write } from '../support/repository.ts';

const home = join(import.meta.dirname, '..', '..');
const binary = join(home, 'dist', 'cli.cjs');
const CALM = `${SIX_FIELDS}status: draft\n`;
const MISSPELT = CALM.replace('tier', 'teir');

beforeAll(() => {
  if (!existsSync(binary)) execFileSync('npm', ['run', 'build', '--silent'], { cwd: home });
});

/** Anyone who runs this may be root, for whom no folder is read-only. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

function launchplan(
  cwd: string,
  args: readonly string[],
  options: { readonly uid?: number; readonly gid?: number } = {},
): SpawnSyncReturns<string> {
  return spawnSync('node', [binary, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null' },
    ...options,
  });
}

/** Nothing of ours goes wrong: no stack, no fault of its own, and what is said are sentences. */
function expectCalm({ stderr, signal }: Pick<SpawnSyncReturns<string>, 'stderr' | 'signal'>): void {
  expect(signal).toBeNull();
  expect(stderr).not.toMatch(/^\s+at |launchplan has a bug|Error:/m);
}

const lintFormats = formats.map(({ name }) => name);

/** The report in a format: by the program itself in `json`, without starting it in all others, as that takes a while. */
async function reportIn(format: string, cwd: string): Promise<string> {
  const args = ['lint', `--format=${format}`, '--exit-zero', '--as-of=2027-01-15'];
  if (format !== 'json') {
    const { code, out, err } = await callIn(cwd, args);
    expectCalm({ stderr: err, signal: null });
    expect(code).toBe(0);
    return out;
  }
  const called = launchplan(cwd, args);
  expectCalm(called);
  expect(called.status).toBe(0);
  return called.stdout;
}

describe('a working tree that cannot be written', () => {
  const readOnly = (): string => {
    const { root, commit } = newRepository();
    commit('2027-01-04', { 'launch.yaml': CALM });
    write(root, { 'launch.yaml': MISSPELT });
    chmodSync(root, 0o555);
    return root;
  };
  const restore = (root: string): void => chmodSync(root, 0o755);

  it('is checked, compared and left as it is', () => {
    const root = readOnly();
    // Git trusts no repository of somebody else, unless it is told to.
    const environment = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };
    for (const args of [['lint'], ['lint', '--changed'], ['diff', 'HEAD'], ['config', 'launch.yaml']]) {
      const called = spawnSync('node', [binary, ...args], {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, ...environment },
        ...nobody,
      });
      expectCalm(called);
      expect([args, called.status]).toEqual([args, args[0] === 'config' ? 0 : 1]);
    }
    restore(root);
    expect(readdirSync(root).toSorted()).toEqual(['.git', 'launch.yaml']);
  });

  it.each([
    ['a repair', ['lint', '--fix'], /launch\.yaml .*\./],
    ['a report', ['lint', '--format=json=report.json'], /report\.json .*\./],
    ['a baseline', ['lint', '--baseline=accepted', '--write-baseline'], /accepted .*\./],
    [
      'a first plan',
      ['init', 'new', '--name=A', '--tier=1', '--stage=ga', '--date=2027-03-10', '--owner=a@example.com'],
      /new.*\./,
    ],
  ])('gets %s refused in a sentence, with 2', (_what, args, sentence) => {
    const root = readOnly();
    const called = launchplan(root, args, nobody);
    restore(root);
    expectCalm(called);
    expect(called.status).toBe(2);
    expect(`${called.stdout}${called.stderr}`).toMatch(sentence);
    expect(readFileSync(join(root, 'launch.yaml'), 'utf8')).toBe(MISSPELT);
  });
});

describe('an output path', () => {
  it.each(['folder', 'missing/report', 'launch.yaml/report', '/dev/full'])(
    'of %s ends with 2, and the rest is printed',
    (file) => {
      const root = temporaryFolder();
      write(root, { 'launch.yaml': CALM });
      mkdirSync(join(root, 'folder'));
      const called = launchplan(root, ['lint', `--format=sarif=${file}`, '--format=compact', '--as-of=2027-01-15']);
      expectCalm(called);
      expect(called.status).toBe(2);
      expect(called.stderr).toContain(file);
      expect(called.stdout).toContain('launch.yaml:1:1: ');
    },
  );
});

describe('a file name', () => {
  const names = [
    'with space',
    '"double"',
    "'single'",
    'new\nline',
    'tab\tbed',
    'é日本',
    '-dash',
    '%0A::error::x',
    '::error::y',
    '##[error]z',
    '\u202Eevil',
    '$(x)',
    '&lt;',
  ];
  it.each(lintFormats)('may hold anything, and is told as what it is in %s', async (format) => {
    const root = temporaryFolder();
    write(root, Object.fromEntries(names.map((name) => [`${name}.launch.yaml`, MISSPELT])));
    const report = await reportIn(format, root);
    expect(report).not.toMatch(/^\s*::error::[xy]|\u202E/m);
    expect(report).not.toContain('##[');
    if (format === 'json') {
      const { plans } = JSON.parse(report) as { plans: readonly { path: string }[] };
      expect(plans.map(({ path }) => path).toSorted()).toEqual(names.map((name) => `${name}.launch.yaml`).toSorted());
    }
  });

  it('may hold anything on the command line, for repairs and for a baseline', () => {
    const root = temporaryFolder();
    write(root, Object.fromEntries(names.map((name) => [`${name}.launch.yaml`, MISSPELT])));
    const paths = names.map((name) => `./${name}.launch.yaml`);
    const accepted = ['--baseline=accepted', '--quiet', '--as-of=2027-01-15'];
    expect(launchplan(root, ['lint', ...paths, ...accepted, '--write-baseline']).status).toBe(0);
    const again = launchplan(root, ['lint', ...paths, ...accepted]);
    expect([again.status, again.stderr.includes('not found any more')]).toEqual([0, false]);
    expect(launchplan(root, ['lint', ...paths, '--fix', '--as-of=2027-01-15']).status).toBe(0);
    for (const name of names) expect(readFileSync(join(root, `${name}.launch.yaml`), 'utf8')).toBe(CALM);
  });
});

describe('five thousand findings', { timeout: 120_000 }, () => {
  const items = Array.from(
    { length: 5000 },
    (_, index) => `  - {id: m${String(index)}, what: Step ${String(index)}, due: 2027-01-02}\n`,
  );
  const MANY = `${CALM}milestones:\n${items.join('')}`;

  it.each(lintFormats)('are told in %s', async (format) => {
    const root = temporaryFolder();
    write(root, { 'launch.yaml': MANY });
    const report = await reportIn(format, root);
    expect(report.length).toBeGreaterThan(1000);
    if (format === 'markdown') expect(report.length).toBeLessThan(65_536);
    if (format === 'github') expect(report.match(/^::(?:error|warning|notice)/gm)?.length).toBeLessThan(31);
  });

  it.each(['pretty', 'json', 'markdown'])('that a change brings are told in %s', (format) => {
    const { root, commit } = newRepository();
    commit('2027-01-04', { 'launch.yaml': CALM });
    write(root, { 'launch.yaml': MANY });
    const called = launchplan(root, ['diff', 'HEAD', `--format=${format}`, '--as-of=2027-01-15', '--fail-on=none']);
    expectCalm(called);
    expect(called.status).toBe(0);
    if (format === 'markdown') expect(called.stdout.length).toBeLessThan(65_536);
  });
});

describe('a base', () => {
  it.each<readonly [string, string | Uint8Array]>([
    ['does not parse', 'launch_plan: 1\nname: [unclosed\n\tdate: }'],
    [
      'is a merge conflict',
      CALM.replace('date: 2027-03-10', '<<<<<<< a\ndate: 2027-03-10\n=======\ndate: 2027-03-17\n>>>>>>> b'),
    ],
    ['is empty', ''],
    ['is foreign', 'launch: [{node: {pkg: nav2}}]\n'],
  ])('in which the plan %s is compared with, and what is fixed is settled', (_what, text) => {
    const { root, commit } = newRepository();
    commit('2027-01-04', { 'launch.yaml': text as string });
    write(root, { 'launch.yaml': CALM });
    const called = launchplan(root, ['diff', 'HEAD', '--format=json', '--as-of=2027-01-15']);
    expectCalm(called);
    const { plans } = JSON.parse(called.stdout) as {
      plans: readonly { change: string; new: readonly { severity: string }[]; resolved: readonly { rule: string }[] }[];
    };
    expect(plans).toHaveLength(1);
    expect(['added', 'modified']).toContain(plans[0]?.change);
    if (plans[0]?.change === 'modified') {
      expect(plans[0].resolved.map(({ rule }) => rule).some((rule) => rule.startsWith('syntax/'))).toBe(true);
    }
    expect(plans[0]?.new.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(called.status).toBe(0);
  });
});

describe('output that nobody takes', () => {
  it.each([
    ['rules'],
    ['explain', 'sales/no-demo'],
    ['schema'],
    ['--help'],
    ['completion', 'bash'],
    ['lint', 'samples', '--exit-zero'],
  ])('of %s ends well behind `head -1`', (...args) => {
    const line = `node "$0" "$@" 2>errors | head -1 >/dev/null; echo \${PIPESTATUS[0]}; cat errors >&2`;
    const called = spawnSync(
      'bash',
      ['-c', line.replace('2>errors', '2>&3').replace('; cat errors >&2', ''), binary, ...args],
      {
        cwd: home,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      },
    );
    expect([called.stdout, called.output[3]]).toEqual(['0\n', '']);
  });

  it.each([
    ['rules'],
    ['lint', 'samples', '--exit-zero'],
    ['diff', 'HEAD', '--fail-on=none', '--format=json'],
    ['completion', 'zsh'],
  ])('of %s on a full disk ends with 2 and one sentence', (...args) => {
    const called = spawnSync('sh', ['-c', `node "$0" "$@" > /dev/full`, binary, ...args], {
      cwd: home,
      encoding: 'utf8',
    });
    expect(called.status).toBe(2);
    expect(called.stderr).toMatch(/^The output .*\.$/m);
    expectCalm(called);
  });

  it('of a run that is broken off ends at once, without a word, and leaves no file behind', async () => {
    const root = temporaryFolder();
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`p${String(index)}.launch.yaml`, MISSPELT]),
    );
    write(root, many);
    const child = spawn('node', [binary, 'lint', '--fix', '--format=json'], { cwd: root });
    const ended = new Promise<readonly [number | null, string | null]>((resolve) => {
      child.on('close', (...how) => resolve(how));
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const first = join(root, 'p0.launch.yaml');
    while (readFileSync(first, 'utf8') !== CALM) await new Promise((resolve) => setTimeout(resolve, 1));
    // However fast it was, it cannot be over: nobody has read what it prints.
    child.kill('SIGINT');
    child.stdout.resume();
    const [code, signal] = await ended;
    expect([code, signal, said.replaceAll(/^Repaired .*\n/gm, '')]).toEqual([null, 'SIGINT', '']);
    const left = readdirSync(root);
    expect(left.toSorted()).toEqual(Object.keys(many).toSorted());
    for (const name of left) expect([MISSPELT, CALM]).toContain(readFileSync(join(root, name), 'utf8'));
  });
});
