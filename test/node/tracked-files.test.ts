import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trackedFiles } from '../../server/src/node/git/tracked-files.ts';
import { git, newRepository, temporaryFolder, write } from '../support/repository.ts';

const files = {
  'launch.yaml': 'a',
  'plans/a.launch.yaml': 'b',
  'plans/b.launch.yaml': 'c',
  'plans/deep/er/still/ä ö.launch.yaml': 'd',
  [`long/${'x'.repeat(200)}/launch.yaml`]: 'e',
};

function listed(root: string): readonly string[] {
  return git(root, ['ls-files', '-z'])
    .split('\0')
    .filter((path) => path !== '');
}

describe('the files that git tracks', () => {
  it.each([2, 3, 4])('are read from an index of version %s', (version) => {
    const { root } = newRepository();
    git(root, ['config', 'index.version', String(version)]);
    write(root, files);
    git(root, ['add', '--all']);
    // A flag that only version 3 and later have.
    if (version > 2) git(root, ['add', '--intent-to-add', '--force', '.']);
    git(root, ['update-index', '--index-version', String(version)]);
    expect(listed(root).length).toBe(Object.keys(files).length);
    expect(trackedFiles(root).toSorted()).toEqual(listed(root).toSorted());
  });

  it('are read from a split index', () => {
    const { root } = newRepository();
    write(root, files);
    git(root, ['add', 'plans']);
    git(root, ['update-index', '--split-index']);
    git(root, ['add', '--all']);
    expect(new Set(trackedFiles(root).filter((path) => path !== ''))).toEqual(new Set(listed(root)));
  });

  it('are read where hashes are longer', () => {
    const root = temporaryFolder();
    git(root, ['init', '--quiet', '--object-format=sha256']);
    write(root, files);
    git(root, ['add', '--all']);
    expect(trackedFiles(root).toSorted()).toEqual(listed(root).toSorted());
  });

  it('of a worktree are its own, and a submodule is none', () => {
    const repository = newRepository();
    repository.commit('2027-01-04', files);
    const other = join(temporaryFolder(), 'other');
    repository.git('worktree', 'add', '--quiet', other);
    write(other, { 'only.launch.yaml': '' });
    git(other, ['add', '--all']);
    expect(trackedFiles(other)).toContain('only.launch.yaml');
    expect(trackedFiles(repository.root)).not.toContain('only.launch.yaml');
    mkdirSync(join(repository.root, 'inner'));
    const inner = newRepository(join(repository.root, 'inner'));
    inner.commit('2027-01-04', { 'launch.yaml': '' });
    repository.git('-c', 'advice.addEmbeddedRepo=false', 'add', 'inner');
    expect(trackedFiles(repository.root)).not.toContain('inner');
  });

  it('are none where there is no index, or it is damaged', () => {
    const root = temporaryFolder();
    expect(trackedFiles(root)).toEqual([]);
    mkdirSync(join(root, '.git'));
    for (const bytes of [
      '',
      'DIRC',
      'DIRC\0\0\0\x02\0\0\xff\xff',
      `DIRC\0\0\0\x04\0\0\0\x09${'\xff'.repeat(200)}`,
      'no index',
    ]) {
      writeFileSync(join(root, '.git', 'index'), bytes, 'latin1');
      expect(trackedFiles(root)).toEqual([]);
    }
  });
});
