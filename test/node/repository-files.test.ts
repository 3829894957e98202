import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFiles } from '../../server/src/node/files/repository-files.ts';
import { newRepository, plan, temporaryFolder, surroundingsOf, write } from '../support/repository.ts';

/** A repository beside a secret, with a plan some folders deep. */
function repository(): { readonly root: string; readonly fileAt: (path: string) => string } {
  const parent = temporaryFolder();
  const root = join(parent, 'repository');
  write(parent, { 'secret.md': 'nobody', 'repository-2/secret.md': 'nobody' });
  write(root, {
    'plans/atlas/launch.yaml': plan('2027-07-01'),
    'plans/atlas/docs/a b.md': 'a',
    'docs/runbook.md': 'b',
  });
  return { root, fileAt: repositoryFiles(root).fileAt('plans/atlas') };
}

describe('an evidence path', () => {
  it.each([
    ['docs/a b.md', 'file'],
    ['./docs//a b.md', 'file'],
    ['docs', 'file'],
    ['docs/', 'file'],
    ['../../docs/runbook.md', 'file'],
    ['docs/../docs/a b.md', 'file'],
    ['/docs/runbook.md', 'file'],
    ['/', 'file'],
    ['docs\\a b.md', 'file'],
    ['docs/a b.md#findings', 'file'],
    ['docs/b.md', 'absent'],
    ['docs/b.md#findings', 'absent'],
    ['#findings', 'absent'],
    ['docs/a b.md/c', 'absent'],
    ['docs/runbook.md', 'absent'],
    ['~/secret.md', 'absent'],
    ['x'.repeat(300), 'absent'],
    ['a\nb', 'absent'],
    ['../../../secret.md', 'outside'],
    ['../../../../../../../../etc/passwd', 'outside'],
    ['/../secret.md', 'outside'],
    ['../../../repository/docs/runbook.md', 'outside'],
    ['absent/../../../../secret.md', 'outside'],
    ['..\\..\\..\\secret.md', 'outside'],
    ['//server/share', 'outside'],
    ['\\\\server\\share', 'outside'],
    ['C:\\x', 'outside'],
    ['c:x', 'outside'],
    ['file:///etc/passwd', 'outside'],
    ['javascript:alert(1)', 'outside'],
    ['docs/a b.md\0.png', 'outside'],
    ['x/'.repeat(3000), 'outside'],
  ])('%j is %s', (path, taskState) => {
    expect(repository().fileAt(path)).toBe(taskState);
  });

  it('may go through links that stay inside', () => {
    const { root, fileAt } = repository();
    symlinkSync('../../docs', join(root, 'plans/atlas/linked'));
    symlinkSync(join(root, 'docs/runbook.md'), join(root, 'plans/atlas/absolute.md'));
    symlinkSync('linked', join(root, 'plans/atlas/twice'));
    expect(fileAt('linked/runbook.md')).toBe('file');
    expect(fileAt('absolute.md')).toBe('file');
    expect(fileAt('twice/runbook.md')).toBe('file');
    // From where the link leads, as the system has it.
    expect(fileAt('linked/../plans/atlas/launch.yaml')).toBe('file');
  });

  it('may not go through a link that leads outside, whatever is there', () => {
    const { root, fileAt } = repository();
    symlinkSync('../../../secret.md', join(root, 'plans/atlas/secret.md'));
    symlinkSync('../../..', join(root, 'plans/atlas/up'));
    symlinkSync(join(root, '..', 'absent'), join(root, 'plans/atlas/absent'));
    symlinkSync(join(root, '..', 'repository-2'), join(root, 'plans/atlas/beside'));
    symlinkSync('/proc/self/root', join(root, 'plans/atlas/system'));
    symlinkSync('up', join(root, 'plans/atlas/again'));
    for (const path of [
      'secret.md',
      'up/secret.md',
      'up/repository/docs/runbook.md',
      'absent',
      'beside/secret.md',
      'system',
      'again/secret.md',
    ]) {
      expect(fileAt(path)).toBe('outside');
    }
  });

  it('leads to nothing where links lead round in a circle or nowhere', () => {
    const { root, fileAt } = repository();
    symlinkSync('b', join(root, 'plans/atlas/a'));
    symlinkSync('a', join(root, 'plans/atlas/b'));
    symlinkSync('gone', join(root, 'plans/atlas/c'));
    expect(fileAt('a')).toBe('absent');
    expect(fileAt('c/d')).toBe('absent');
  });
});

describe('the root that a path with a leading slash starts at', () => {
  it('is that of the repository', async () => {
    const { root, commit } = newRepository();
    commit('2027-01-04', { 'plans/launch.yaml': plan('2027-07-01'), 'docs/a.md': 'a' });
    const { fileAt } = await surroundingsOf(join(root, 'plans/launch.yaml'));
    expect(fileAt?.('/docs/a.md')).toBe('file');
    expect(fileAt?.('../docs/a.md')).toBe('file');
    expect(fileAt?.('../../docs/a.md')).toBe('outside');
  });

  it('is the folder of the plan where there is no repository, and nothing is known of what lies above it', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'plans'));
    write(folder, { 'plans/launch.yaml': plan('2027-07-01'), 'plans/a.md': 'a', 'b.md': 'b' });
    const { fileAt } = await surroundingsOf(join(folder, 'plans/launch.yaml'));
    expect(fileAt?.('/a.md')).toBe('file');
    expect(fileAt?.('../b.md')).toBe('unknown');
  });
});
