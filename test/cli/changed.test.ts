import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn, type Called } from '../support/command-line.ts';
import { git, newRepository, repositoryAt, temporaryFolder, write, type Repository } from '../support/repository.ts';

const CALM = `${SIX_FIELDS}status: draft\n`;
const named = (name: string, more = ''): string => `${CALM.replace('Atlas Billing', name)}${more}`;

function lint(root: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<Called> {
  const environment = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_GLOBAL: '/dev/null', ...more };
  return callIn(root, ['lint', ...args], '', environment);
}

interface Checked {
  readonly paths: readonly string[];
  readonly err: string;
  readonly code: number;
}

/** Which plans are checked. */
async function checked(root: string, args: readonly string[] = [], more: NodeJS.ProcessEnv = {}): Promise<Checked> {
  const { out, err, code } = await lint(root, ['--format=json', ...args], more);
  const { plans } = JSON.parse(out === '' ? '{"plans": []}' : out) as { plans: readonly { path: string }[] };
  return { paths: plans.map(({ path }) => path), err, code };
}

function repositoryWith(files: Readonly<Record<string, string>>): Repository {
  const repository = newRepository();
  repository.commit('2027-01-04', files);
  return repository;
}

/** Two plans on main, and a branch that is checked out. */
function onBranch(files: Readonly<Record<string, string>> = {}): Repository {
  const repository = repositoryWith({ 'a.launch.yaml': named('A'), 'b.launch.yaml': named('B'), ...files });
  repository.git('checkout', '--quiet', '-b', 'change');
  return repository;
}

describe('--changed', () => {
  it('checks what the branch changed, committed or not, new or moved, and says since when', async () => {
    const repository = onBranch({ 'c.launch.yaml': named('C'), 'd.launch.yaml': named('D') });
    repository.commit('2027-01-05', { 'a.launch.yaml': named('A', 'summary: Committed\n') });
    write(repository.root, { 'b.launch.yaml': named('B', 'summary: Not committed\n'), 'deep/new.launch.yaml': CALM });
    renameSync(join(repository.root, 'c.launch.yaml'), join(repository.root, 'moved.launch.yaml'));
    const { paths, err } = await checked(repository.root, ['--changed']);
    expect(paths).toEqual(['a.launch.yaml', 'b.launch.yaml', 'deep/new.launch.yaml', 'moved.launch.yaml']);
    expect(err).toMatch(/^4 of 5 plans have changed since main \([0-9a-f]{7}\); only those were checked\.\n$/);
  });

  it('leaves alone what only the other branch changed since', async () => {
    const repository = onBranch();
    repository.commit('2027-01-05', { 'a.launch.yaml': named('A', 'summary: Mine\n') });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('2027-01-05', { 'b.launch.yaml': named('B', 'summary: Theirs\n') });
    repository.git('checkout', '--quiet', 'change');
    expect((await checked(repository.root, ['--changed=main'])).paths).toEqual(['a.launch.yaml']);
  });

  it('says so where nothing changed, and ends well', async () => {
    const { code, paths, err } = await checked(onBranch().root, ['--changed']);
    expect([code, paths]).toEqual([0, []]);
    expect(err).toMatch(
      /^None of the 2 plans here has changed since main \([0-9a-f]{7}\), so nothing was checked\.\n$/,
    );
  });

  it('says of a single plan that it has not changed', async () => {
    const { err } = await checked(onBranch().root, ['b.launch.yaml', '--changed']);
    expect(err).toMatch(/^The one plan here has not changed since main \([0-9a-f]{7}\), so nothing was checked\.\n$/);
  });

  it('is about the paths that are named, wherever in the repository one stands', async () => {
    const repository = onBranch({ 'team/t.launch.yaml': named('T'), 'team/values.yaml': named('V') });
    for (const path of ['a.launch.yaml', 'team/t.launch.yaml', 'team/values.yaml']) {
      write(repository.root, { [path]: `${readFileSync(join(repository.root, path), 'utf8')}summary: Changed\n` });
    }
    const team = join(repository.root, 'team');
    expect((await checked(team, ['--changed'])).paths).toEqual(['t.launch.yaml']);
    expect((await checked(team, ['values.yaml', '--changed'])).paths).toEqual(['values.yaml']);
    expect((await checked(team, ['../b.launch.yaml', '--changed'])).paths).toEqual([]);
  });

  it('does not count other line breaks, which git may have written', async () => {
    const repository = onBranch();
    write(repository.root, { 'a.launch.yaml': named('A').replaceAll('\n', '\r\n') });
    expect((await checked(repository.root, ['--changed'])).paths).toEqual([]);
  });
});

describe('a plan counts as changed with', () => {
  const depends = 'dependencies:\n  - {on: Billing, owner: jo@example.com, due: T-20, plan: other/launch.yaml}\n';
  const far = 'dependencies:\n  - {on: Core, owner: jo@example.com, due: T-20, plan: far.launch.yaml}\n';
  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'the settings above it',
      { '.launchplan.yaml': 'lints: {sales/no-demo: warning}\n' },
      ['a', 'b', 'far', 'other', 'plain'],
    ],
    [
      'a file that those build on',
      { 'policy.yaml': 'lints: {sales/no-demo: off}\n' },
      ['a', 'b', 'far', 'other', 'plain'],
    ],
    ['settings of its own folder', { 'plain/.launchplan.yaml': 'lints: {sales/no-demo: off}\n' }, ['plain']],
    ['a plan that it depends on', { 'other/launch.yaml': CALM.replace('2027-03-10', '2027-04-01') }, ['a', 'other']],
    ['a plan behind that one', { 'far.launch.yaml': CALM.replace('2027-03-10', '2027-04-01') }, ['a', 'other', 'far']],
    ['evidence that is there at last', { 'docs/to-come.md': 'Here.' }, ['b']],
    ['nothing but a comment in the settings', { '.launchplan.yaml': '# Ours\nextends: ./policy.yaml\n' }, []],
    ['the text of its evidence, which no check reads', { 'docs/notes.md': 'Otherwise.' }, []],
    ['any other file', { 'README.md': 'Hello.' }, []],
  ])('%s', async (_what, change, expected) => {
    const repository = onBranch({
      '.launchplan.yaml': 'extends: ./policy.yaml\n',
      'policy.yaml': 'lints: {sales/no-demo: info}\n',
      'a.launch.yaml': named('A', depends),
      'b.launch.yaml': named('B', 'problem:\n  evidence: [docs/notes.md, "docs/to-come.md#top"]\n'),
      'other/launch.yaml': named('Other', far.replace('far.', '../far.')),
      'far.launch.yaml': CALM,
      'plain/launch.yaml': named('Plain'),
      'docs/notes.md': 'Notes.',
    });
    write(repository.root, change);
    const { paths } = await checked(repository.root, ['--changed']);
    expect(paths.map((path) => path.replace(/(?:\.|\/)launch\.yaml$/, '')).toSorted()).toEqual(expected.toSorted());
  });
});

describe('without a base, the work is compared with', () => {
  it('the default branch of origin', async () => {
    const origin = repositoryWith({ 'a.launch.yaml': named('A'), 'b.launch.yaml': named('B') });
    origin.git('checkout', '--quiet', '-b', 'trunk');
    const root = join(temporaryFolder(), 'clone');
    git(origin.root, ['clone', '--quiet', origin.root, root]);
    const clone = repositoryAt(root);
    clone.commit('2027-01-05', { 'a.launch.yaml': named('A', 'summary: Not pushed\n') });
    const { paths, err } = await checked(root, ['--changed']);
    expect(paths).toEqual(['a.launch.yaml']);
    expect(err).toContain('since origin/trunk (');
  });

  it.each(['GITHUB_BASE_REF', 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME'])('what %s names', async (name) => {
    const repository = onBranch();
    repository.git('update-ref', 'refs/remotes/origin/release', 'HEAD');
    repository.commit('2027-01-05', { 'a.launch.yaml': named('A', 'summary: Changed\n') });
    repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect(await checked(repository.root, ['--changed'], { [name]: 'release' })).toMatchObject({
      paths: ['a.launch.yaml'],
      err: expect.stringContaining('since origin/release (') as string,
    });
    expect(await checked(repository.root, ['--changed'], { [name]: 'not-fetched' })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/origin\/not-fetched.*fetch-depth: 0/) as string,
    });
  });

  it('the last commit, where there is no remote and no branch of a usual name', async () => {
    const repository = onBranch();
    repository.git('branch', '--quiet', '--delete', '--force', 'main');
    write(repository.root, { 'a.launch.yaml': named('A', 'summary: Changed\n') });
    const { paths, err } = await checked(repository.root, ['--changed']);
    expect(paths).toEqual(['a.launch.yaml']);
    expect(err).toContain('since the last commit (');
  });

  it('nothing, before the first commit: every plan is new', async () => {
    const { root } = newRepository();
    write(root, { 'launch.yaml': CALM });
    expect(await checked(root, ['--changed'])).toMatchObject({
      paths: ['launch.yaml'],
      err: 'Nothing is committed yet, so every plan counts as changed.\n',
    });
  });

  it('nothing that is guessed, where the history was cut off: that ends with 2', async () => {
    const origin = onBranch();
    origin.commit('2027-01-05', { 'a.launch.yaml': named('A', 'summary: Changed\n') });
    const root = join(temporaryFolder(), 'clone');
    git(origin.root, ['clone', '--quiet', '--depth=1', `file://${origin.root}`, root]);
    git(root, ['remote', 'set-head', 'origin', '--delete']);
    const { code, err, paths } = await checked(root, ['--changed']);
    expect({ code, paths }).toEqual({ code: 2, paths: [] });
    expect(err).toMatch(/--changed=origin\/main.*fetch-depth: 0/);
  });
});

describe('--changed that cannot be done', () => {
  it.each([['nowhere'], ['--output=x'], ['HEAD:a.launch.yaml'], ['']])('with the base %j ends with 2', async (base) => {
    const { root } = onBranch();
    const { code, out, err } = await lint(root, [`--changed=${base}`]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('fetch-depth: 0');
  });

  it('ends with 2 for a base that does not exist where there is no plan either', async () => {
    expect((await lint(repositoryWith({ 'README.md': '' }).root, ['--changed=nowhere'])).code).toBe(2);
  });

  it('because a clone is too shallow ends with 2', async () => {
    const origin = onBranch();
    origin.commit('2027-01-05', { 'a.launch.yaml': named('A', 'summary: Changed\n') });
    origin.git('checkout', '--quiet', 'main');
    origin.commit('2027-01-05', { 'b.launch.yaml': named('B', 'summary: Changed\n') });
    const root = join(temporaryFolder(), 'clone');
    git(origin.root, ['clone', '--quiet', '--depth=1', '--no-single-branch', `file://${origin.root}`, root]);
    git(root, ['checkout', '--quiet', 'change']);
    expect(await lint(root, ['--changed=origin/main'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/cut off.*fetch-depth: 0/) as string,
    });
  });

  it('because a path stands where the base would says how to write it', async () => {
    const { err, code } = await lint(onBranch().root, ['--changed', 'a.launch.yaml']);
    expect(code).toBe(2);
    expect(err).toContain('launchplan lint a.launch.yaml --changed');
  });

  it('outside of a repository, or for standard input, ends with 2', async () => {
    const root = temporaryFolder();
    write(root, { 'launch.yaml': CALM });
    expect(await lint(root, ['--changed'])).toMatchObject({ code: 2, out: '' });
    expect(await lint(onBranch().root, ['-', '--changed'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('a baseline in a run that looks at some plans only', () => {
  const faulty = (name: string): string => named(name).replace('tier: 1', 'tier: one');
  const lines = (root: string): string => readFileSync(join(root, 'accepted'), 'utf8');
  it('has no stale lines for the others, and keeps them when it is written again', async () => {
    const repository = onBranch({ 'a.launch.yaml': faulty('A'), 'b.launch.yaml': faulty('B') });
    const baseline = ['--baseline=accepted', '--exit-zero', '--quiet'];
    await lint(repository.root, [...baseline, '--write-baseline']);
    const before = lines(repository.root);
    expect((await lint(repository.root, ['a.launch.yaml', ...baseline])).err).not.toContain('not found any more');
    await lint(repository.root, ['a.launch.yaml', ...baseline, '--write-baseline']);
    expect(lines(repository.root)).toBe(before);
    write(repository.root, { 'a.launch.yaml': named('A', 'summary: Fixed\n') });
    const { err } = await lint(repository.root, ['--changed', ...baseline]);
    expect(err).toMatch(/schema\/wrong-type in a\.launch\.yaml, which is no longer found/);
    expect(err).not.toContain('b.launch.yaml');
    await lint(repository.root, ['--changed', ...baseline, '--write-baseline']);
    expect(lines(repository.root)).not.toMatch(/wrong-type a\.launch/);
    expect(lines(repository.root)).toMatch(/wrong-type b\.launch/);
  });

  it('loses the lines of a plan that is gone or turned foreign', async () => {
    const repository = onBranch({ 'a.launch.yaml': faulty('A'), 'b.launch.yaml': faulty('B') });
    const baseline = ['--baseline=accepted', '--exit-zero', '--quiet'];
    await lint(repository.root, [...baseline, '--write-baseline']);
    rmSync(join(repository.root, 'a.launch.yaml'));
    mkdirSync(join(repository.root, 'empty'));
    write(repository.root, { 'b.launch.yaml': 'launch: []\n' });
    const { err } = await lint(repository.root, baseline);
    expect(err).toMatch(/in a\.launch\.yaml, which is no longer found/);
    expect(err).toMatch(/in b\.launch\.yaml, which is no longer found/);
    await lint(repository.root, [...baseline, '--write-baseline']);
    expect(lines(repository.root)).not.toContain('launch.yaml');
  });
});
