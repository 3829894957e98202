import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryAt, temporaryFolder, type Repository } from '../support/repository.ts';

const root = join(import.meta.dirname, '..', '..');

/** A copy of this repository as it lies here, about to be released as version 7.8.9. */
function readyToRelease(): Repository {
  const repository = repositoryAt(temporaryFolder());
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const file of new Set(listed.toString('utf8').split('\0'))) {
    if (file === '' || file.startsWith('test/')) continue;
    mkdirSync(dirname(join(repository.root, file)), { recursive: true });
    cpSync(join(root, file), join(repository.root, file));
  }
  symlinkSync(join(root, 'node_modules'), join(repository.root, 'node_modules'));
  for (const file of ['package.json', 'package-lock.json']) {
    edit(repository, file, (text) =>
      text.replaceAll(/^( {2}| {6})"version": "\d+\.\d+\.\d+"/gm, '$1"version": "7.8.9"'),
    );
  }
  edit(repository, 'CHANGELOG.md', (text) =>
    text.replace('## [Unreleased]', '## [Unreleased]\n\n## [7.8.9] - 2027-01-15'),
  );
  repository.git('init', '--quiet', '--initial-branch=main');
  appendFileSync(join(repository.root, '.git', 'info', 'exclude'), 'node_modules\n');
  repository.commit('2027-01-15', {});
  repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  repository.git('config', 'user.name', 'Ana Ruiz');
  repository.git('config', 'user.email', 'ana@example.com');
  return repository;
}

function edit({ root: folder }: Repository, file: string, change: (text: string) => string): void {
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
}

function script(
  { root: folder }: Repository,
  name: string,
  ...args: readonly string[]
): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync('node', [join('server', 'build', name), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('a release', () => {
  it('is a tag that runs by itself, and is what its source gives', { timeout: 120_000 }, () => {
    const repository = readyToRelease();
    expect(script(repository, 'tag-release.mjs')).toMatchObject({ code: 0, err: '' });
    expect(repository.git('rev-parse', 'v7.8.9^{commit}~1')).toBe(repository.git('rev-parse', 'HEAD'));
    expect(script(repository, 'tag-release.mjs')).toMatchObject({ code: 1, err: 'The tag v7.8.9 is there already.\n' });

    // As GitHub fetches an action: the files of the tag, and nothing else.
    const [action, workspace] = [temporaryFolder(), temporaryFolder()];
    repository.git('worktree', 'add', '--quiet', join(action, 'at'), 'v7.8.9');
    const run = spawnSync('node', [join(action, 'at', 'dist', 'action.cjs')], {
      cwd: workspace,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: action },
    });
    expect(run.stdout).toContain('No launch plan was found');
    expect(run.status).toBe(0);

    // As pre-commit fetches a hook: the built command line, without a past and without what develops it.
    expect(script(repository, 'npm-package.mjs').code).toBe(0);
    expect(script(repository, 'tag-hooks.mjs')).toMatchObject({ code: 0, out: 'pre-commit-v7.8.9\n' });
    const hooked = JSON.parse(repository.git('show', 'pre-commit-v7.8.9:package.json')) as Record<string, unknown>;
    expect(hooked).toMatchObject({ version: '7.8.9', bin: { launchplan: './dist/cli.cjs' } });
    expect(Object.keys(hooked).filter((key) => /^scripts$|dependencies/i.test(key))).toEqual([]);
    const files = repository.git('ls-tree', '-r', '--name-only', 'pre-commit-v7.8.9').split('\n');
    expect(files).toEqual(expect.arrayContaining(['.pre-commit-hooks.yaml', 'dist/cli.cjs']));
    expect(files.filter((file) => /^(?:server|client|test)\//.test(file))).toEqual([]);
    expect(repository.git('rev-list', '--count', 'pre-commit-v7.8.9').trim()).toBe('1');

    repository.git('checkout', '--quiet', 'v7.8.9');
    const checked = script(repository, 'check-release.mjs', 'v7.8.9');
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(checked.out).toMatch(/^### Added\n/);
    expect(checked.out).not.toMatch(/^## /m);

    appendFileSync(join(repository.root, 'dist', 'cli.cjs'), '// and more\n');
    repository.git('commit', '--quiet', '--all', '--amend', '--no-edit');
    const changed = script(repository, 'check-release.mjs', 'v7.8.9');
    expect(changed).toMatchObject({ code: 1, out: '' });
    expect(changed.err).toContain('not what its source gives');
  });

  it('is refused where the tag, the version, the changelog and main do not agree', { timeout: 120_000 }, () => {
    const repository = readyToRelease();
    repository.git('update-ref', '-d', 'refs/remotes/origin/main');
    edit(repository, 'CHANGELOG.md', (text) => text.replace('[7.8.9]', '[7.8.8]'));
    edit(repository, 'package-lock.json', (text) => text.replace('"version": "7.8.9"', '"version": "7.8.8"'));
    expect(script(repository, 'tag-release.mjs').err.trim().split('\n')).toEqual([
      expect.stringMatching(/^package-lock\.json is not of version 7\.8\.9/),
      expect.stringMatching(/^CHANGELOG\.md says nothing under/),
      'There are changes that are not committed.',
    ]);
    repository.commit('2027-01-16', {});
    expect(script(repository, 'check-release.mjs', 'v7.8.10')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/The tag is v7\.8\.10, [^]*not a commit on top of main[^]*nothing else/) as string,
    });
  });
});
