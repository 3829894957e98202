import fc from 'fast-check';
import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPlans } from '../../server/src/node/files/find-plans.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { git, newRepository, type Repository, temporaryFolder, write } from '../support/repository.ts';
import { connect, eventually, modern, type TestClient } from '../support/test-client.ts';

/** The plans that a client gets, by their paths. */
async function known(client: TestClient): Promise<readonly string[]> {
  const { plans } = await client.connection.sendRequest<{ plans: { uri: string }[] }>('launchplan/readiness', {});
  const start = decodeURIComponent(client.uri('')).length;
  return plans.map(({ uri }) => decodeURIComponent(uri).slice(start).replace(/^\//, '')).toSorted();
}

const onCommandLine = (folder: string): readonly string[] => findPlans(['.'], folder).files.map(({ path }) => path);

const open = (folder: string): Promise<TestClient> => connect({ capabilities: modern, folder });

/** Does something to files and tells a client that runs; then it knows what the command line and a fresh start find. */
async function agree(client: TestClient, expected: readonly string[]): Promise<void> {
  await eventually(
    () => known(client),
    (plans) => plans.join() === expected.join(),
  );
  expect(onCommandLine(client.folder)).toEqual(expected);
  const cold = await open(client.folder);
  await eventually(
    () => known(cold),
    (plans) => plans.join() === expected.join(),
  );
}

function repositoryWith(files: Readonly<Record<string, string>>): Repository {
  const repository = newRepository();
  write(repository.root, files);
  return repository;
}

describe('a plan that git ignores', () => {
  it('does not come into the editor with an event of its file, of its folder or of another one', async () => {
    const { root } = repositoryWith({ 'launch.yaml': SIX_FIELDS, '.gitignore': 'build/\n/dist\n' });
    const client = await open(root);
    await agree(client, ['launch.yaml']);
    for (const folder of ['build/a', 'dist', 'node_modules/p', '.git/x', 'a/build']) {
      write(root, { [`${folder}/launch.yaml`]: SIX_FIELDS });
      await client.watched([folder, 1], [`${folder}/launch.yaml`, 1], [`${folder}/launch.yaml`, 2]);
    }
    write(root, { 'a/launch.yaml': SIX_FIELDS });
    await client.watched(['a/launch.yaml', 1]);
    await agree(client, ['a/launch.yaml', 'launch.yaml']);
    // A plan that somebody looked at leaves with its editor.
    await client.open('build/a/launch.yaml', SIX_FIELDS);
    await client.close('build/a/launch.yaml');
    await agree(client, ['a/launch.yaml', 'launch.yaml']);
  });

  it('comes and goes with what .gitignore says', async () => {
    const { root } = repositoryWith({ 'launch.yaml': SIX_FIELDS, 'old/launch.yaml': SIX_FIELDS });
    const client = await open(root);
    await agree(client, ['launch.yaml', 'old/launch.yaml']);
    write(root, { '.gitignore': 'old\n' });
    await client.watched(['.gitignore', 1]);
    await agree(client, ['launch.yaml']);
    write(root, { '.gitignore': '# old\n' });
    await client.watched(['.gitignore', 2]);
    await agree(client, ['launch.yaml', 'old/launch.yaml']);
    appendFileSync(join(root, '.git/info/exclude'), 'old/\n');
    await client.watched(['.git/info/exclude', 2]);
    await agree(client, ['launch.yaml']);
  });

  it('is ours once git tracks it, in node_modules too', async () => {
    const ignored = ['build/launch.yaml', 'node_modules/p/launch.yaml'];
    const { root } = repositoryWith({
      '.gitignore': 'build\nnode_modules\n',
      ...Object.fromEntries(ignored.map((path) => [path, SIX_FIELDS])),
    });
    const client = await open(root);
    await agree(client, []);
    git(root, ['add', '--force', ...ignored]);
    await client.watched(['.git/index', 2]);
    await agree(client, ignored);
    write(root, { 'build/launch.yaml': SIX_FIELDS.replace('Atlas Billing', 'Another') });
    await client.watched(['build/launch.yaml', 2]);
    await agree(client, ignored);
    rmSync(join(root, 'build'), { recursive: true });
    await client.watched(['build', 3]);
    await agree(client, ['node_modules/p/launch.yaml']);
    git(root, ['rm', '--quiet', '--cached', '-r', '.']);
    await client.watched(['.git/index', 2]);
    await agree(client, []);
  });

  it('is left out in a worktree, where .git is a file, as in the clone', async () => {
    const repository = newRepository();
    repository.commit('2027-01-04', { 'launch.yaml': SIX_FIELDS });
    appendFileSync(join(repository.root, '.git/info/exclude'), 'private/\n');
    const folder = join(temporaryFolder(), 'worktree');
    repository.git('worktree', 'add', '--quiet', folder);
    write(folder, { 'private/launch.yaml': SIX_FIELDS });
    const client = await open(folder);
    await agree(client, ['launch.yaml']);
    await client.watched(['private/launch.yaml', 1]);
    await agree(client, ['launch.yaml']);
  });

  it('is ours where the folder that ignores it is not the one that is open', async () => {
    const { root } = repositoryWith({ '.gitignore': 'build\n', 'build/launch.yaml': SIX_FIELDS });
    const client = await open(join(root, 'build'));
    await agree(client, ['launch.yaml']);
    write(root, { 'build/a/launch.yaml': SIX_FIELDS });
    await client.watched(['a', 1]);
    await agree(client, ['a/launch.yaml', 'launch.yaml']);
  });
});

it(
  'a server that runs, one that starts and the command line find the same plans, as git has it',
  { timeout: 120_000 },
  async () => {
    const folderName = fc.constantFrom('a', 'build', 'node_modules', 'dist', 'b');
    const path = fc.array(folderName, { maxLength: 3 }).map((parts) => [...parts, 'launch.yaml'].join('/'));
    const pattern = fc.constantFrom(
      'build',
      '/build',
      'a/',
      '!a/',
      'dist/*',
      '!dist/launch.yaml',
      'b/**/launch.yaml',
      '*.yaml',
      '!/launch.yaml',
    );
    const step = fc.oneof(
      fc.record({ kind: fc.constant('plan' as const), path }),
      fc.record({
        kind: fc.constant('ignore' as const),
        folder: fc.constantFrom('', 'a/', 'b/'),
        patterns: fc.array(pattern, { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('track' as const), path }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { root } = newRepository();
        const client = await open(root);
        for (const one of steps) {
          if (one.kind === 'ignore') {
            mkdirSync(join(root, one.folder), { recursive: true });
            write(root, { [`${one.folder}.gitignore`]: one.patterns.join('\n') });
            await client.watched([`${one.folder}.gitignore`, 1]);
          } else {
            write(root, { [one.path]: SIX_FIELDS });
            await client.watched([one.path, 1]);
            if (one.kind === 'track') {
              git(root, ['add', '--force', one.path]);
              await client.watched(['.git/index', 2]);
            }
          }
        }
        const listed = git(root, ['ls-files', '--cached', '--others', '--exclude-standard', '-z']).split('\0');
        const cached = new Set(git(root, ['ls-files', '-z']).split('\0'));
        const expected = [...new Set(listed)]
          .filter((file) => basename(file) === 'launch.yaml')
          .filter((file) => cached.has(file) || !file.split('/').includes('node_modules'))
          .toSorted();
        await agree(client, expected);
      }),
      { numRuns: 12 },
    );
  },
);
