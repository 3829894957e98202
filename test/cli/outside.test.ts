import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { codeOwnersOf } from '../../server/src/node/facts/code-owners.ts';
import { repositoryFiles } from '../../server/src/node/files/repository-files.ts';
import { whyPlanIsOutside, withinRoot } from '../../server/src/node/files/within-root.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn } from '../support/command-line.ts';
import { plan, repositoryAt, temporaryFolder, write, type Repository } from '../support/repository.ts';

/** A plan with a fault that `--fix` repairs. */
const FIXABLE = `${SIX_FIELDS}milestone: []\n`;

/** A repository with a plan, and a folder beside it that is none of its business. */
function repositoryBeside(files: Readonly<Record<string, string>> = {}): {
  readonly repository: Repository;
  readonly root: string;
  readonly elsewhere: string;
} {
  const folder = temporaryFolder();
  const [root, elsewhere] = [join(folder, 'repository'), join(folder, 'elsewhere')];
  write(root, { 'launch.yaml': SIX_FIELDS, ...files });
  mkdirSync(elsewhere);
  const repository = repositoryAt(root);
  repository.git('init', '--quiet');
  return { repository, root, elsewhere };
}

describe('a plan that is a link out of the repository', () => {
  it('is passed over with a sentence, and nothing outside is repaired', async () => {
    const { root, elsewhere } = repositoryBeside();
    write(elsewhere, { 'secret.yaml': FIXABLE });
    symlinkSync('../elsewhere/secret.yaml', join(root, 'x.launch.yaml'));
    const { code, out, err } = await callIn(root, ['lint', '--fix', '--exit-zero']);
    expect(code).toBe(0);
    expect(out).not.toContain('x.launch.yaml');
    expect(err).toContain('x.launch.yaml is a link that leads out of the repository, so it is not read.');
    expect(readFileSync(join(elsewhere, 'secret.yaml'), 'utf8')).toBe(FIXABLE);
  });

  it('is refused where somebody names it', async () => {
    const { root, elsewhere } = repositoryBeside();
    write(elsewhere, { 'secret.yaml': FIXABLE });
    symlinkSync('../elsewhere/secret.yaml', join(root, 'x.launch.yaml'));
    const { code, out } = await callIn(root, ['lint', '--fix', 'x.launch.yaml']);
    expect(code).toBe(2);
    expect(out).toContain('leads out of the repository');
    expect(readFileSync(join(elsewhere, 'secret.yaml'), 'utf8')).toBe(FIXABLE);
  });

  it('is passed over where it leads into .git', async () => {
    const { root } = repositoryBeside();
    writeFileSync(join(root, '.git', 'kept.yaml'), FIXABLE);
    symlinkSync('.git/kept.yaml', join(root, 'x.launch.yaml'));
    const { err } = await callIn(root, ['lint', '--fix', '--exit-zero']);
    expect(err).toContain("x.launch.yaml leads into git's own folder");
    expect(readFileSync(join(root, '.git', 'kept.yaml'), 'utf8')).toBe(FIXABLE);
  });

  it('is no plan of a change either', async () => {
    const { repository, root, elsewhere } = repositoryBeside();
    repository.commit('2027-01-01', {});
    write(elsewhere, { 'secret.yaml': FIXABLE });
    symlinkSync('../elsewhere/secret.yaml', join(root, 'x.launch.yaml'));
    const { code, out, err } = await callIn(root, ['diff', 'HEAD'], '', process.env);
    expect({ code, out }).toEqual({ code: 0, out: 'No effect on readiness.\n' });
    expect(err).toContain('x.launch.yaml is a link that leads out of the repository');
  });

  it('is one inside it, which is read and repaired', async () => {
    const { root } = repositoryBeside({ 'plans/atlas.yaml': FIXABLE });
    symlinkSync('plans/atlas.yaml', join(root, 'x.launch.yaml'));
    expect(whyPlanIsOutside(join(root, 'x.launch.yaml'), () => root, root)).toBeUndefined();
    const { err } = await callIn(root, ['lint', '--fix', '--exit-zero']);
    expect(err).toContain('Repaired x.launch.yaml.');
    expect(readFileSync(join(root, 'plans', 'atlas.yaml'), 'utf8')).toContain('milestones:');
  });
});

describe('settings', () => {
  it.each([
    ['a link out of the repository', '../elsewhere/base.yaml', /leads out of the repository/],
    ["a link into git's own folder", '.git/base.yaml', /leads into git's own folder/],
    ['a link to a stream', '/dev/stdin', /is not read|does not exist|absent|no file/i],
  ])('are not read through %s', async (_what, target, sentence) => {
    const { root, elsewhere } = repositoryBeside({ '.launchplan.yaml': 'extends: ./base.yaml\n' });
    write(elsewhere, { 'base.yaml': 'AWS_SECRET: abc123\n' });
    writeFileSync(join(root, '.git', 'base.yaml'), 'AWS_SECRET: abc123\n');
    symlinkSync(target, join(root, 'base.yaml'));
    const { code, out } = await callIn(root, ['lint', 'launch.yaml']);
    expect(code).toBe(2);
    expect(out).toMatch(sentence);
    expect(out).not.toContain('AWS_SECRET');
  });

  it.each(['./.env', './keys.json', './README', './docs/keys.env'])('build on YAML alone, not on %s', async (file) => {
    const { root } = repositoryBeside({ '.launchplan.yaml': `extends: ${file}\n` });
    write(root, { [file]: 'AWS_SECRET: abc123\n' });
    const { code, out } = await callIn(root, ['lint', 'launch.yaml']);
    expect(code).toBe(2);
    expect(out).toContain('name a file that ends in `.yaml` or `.yml`');
    expect(out).not.toContain('AWS_SECRET');
  });

  it('that git ignores are told by their line, which is not shown', async () => {
    const text = 'lints:\n  sales/no-demo: abc123secret\n';
    const { root } = repositoryBeside({ '.launchplan.yaml': 'extends: ./local.yaml\n', 'local.yaml': text });
    const shown = (await callIn(root, ['lint', 'launch.yaml'])).out;
    expect(shown).toMatch(/> 2 \|.*abc123secret/);
    write(root, { '.gitignore': 'local.yaml\n' });
    const hidden = (await callIn(root, ['lint', 'launch.yaml'])).out;
    expect(hidden).toContain('local.yaml:2');
    expect(hidden).not.toMatch(/> 2 \|/);
  });
});

describe('an ignore file', () => {
  it.each(['.gitignore', '.git/info/exclude'])('%s that is a link is none, and is not waited for', async (file) => {
    const { root } = repositoryBeside();
    rmSync(join(root, file), { force: true });
    mkdirSync(join(root, '.git', 'info'), { recursive: true });
    symlinkSync('/dev/stdin', join(root, file));
    expect((await callIn(root, ['lint', '--exit-zero'])).code).toBe(0);
    unlinkSync(join(root, file));
    write(root, { patterns: 'launch.yaml\n' });
    symlinkSync(join(root, 'patterns'), join(root, file));
    expect((await callIn(root, ['lint', '--exit-zero'])).out).toContain('launch.yaml · Atlas Billing');
  });
});

describe('CODEOWNERS and evidence', () => {
  it('are read inside the repository only', () => {
    const { root, elsewhere } = repositoryBeside({ 'docs/CODEOWNERS': '* @ours\n' });
    write(elsewhere, { CODEOWNERS: '* @theirs\n' });
    symlinkSync(join(elsewhere, 'CODEOWNERS'), join(root, 'CODEOWNERS'));
    expect(codeOwnersOf(root)).toEqual(['@ours']);
    expect(withinRoot(root, join(root, 'CODEOWNERS')).kind).toBe('outside');
  });

  it.each(['.git/config', '/.git/HEAD', '.GIT/config', 'docs/../.git/config'])('never lie in %s', (path) => {
    const { root } = repositoryBeside({ 'docs/guide.md': 'Guide\n' });
    expect(repositoryFiles(root).fileAt('')(path)).toBe('outside');
  });
});

describe('what a walk meets by itself', () => {
  /** A folder whose name is not UTF-8, and one that is nested beyond what a path can be, with no plan in them. */
  function hostileFolders(root: string): void {
    mkdirSync(Buffer.concat([Buffer.from(`${root}/bad`), Buffer.from([0xff])]));
    // Node cannot remove what is nested so deep.
    onTestFinished(() => void spawnSync('rm', ['-rf', root]));
    const before = process.cwd();
    try {
      process.chdir(root);
      for (let depth = 0; depth < 25; depth++) {
        mkdirSync('n'.repeat(200));
        process.chdir('n'.repeat(200));
      }
    } finally {
      process.chdir(before);
    }
  }

  it.runIf(process.platform === 'linux')('is no mistake of the user: it is told, and the run ends well', async () => {
    const { repository, root } = repositoryBeside({ 'launch.yaml': plan('2027-09-01') });
    repository.commit('2027-01-01', {});
    hostileFolders(root);
    writeFileSync(Buffer.concat([Buffer.from(`${root}/x`), Buffer.from([0xfe]), Buffer.from('.launch.yaml')]), '');
    expect(readdirSync(root).length).toBeGreaterThan(4);
    for (const args of [
      ['lint', '--exit-zero'],
      ['diff', 'HEAD'],
      ['lint', '--changed=HEAD', '--exit-zero'],
    ]) {
      const { code, err } = await callIn(root, args, '', process.env);
      expect({ args, code, err }).toEqual({
        args,
        code: 0,
        err: expect.stringMatching(/its name is not UTF-8[^]*its path is longer|longer[^]*UTF-8/) as string,
      });
      expect(Math.max(...err.split('\n').map((line) => line.length))).toBeLessThan(400);
    }
  });

  it('while a path that somebody named and that is not there ends with 2', async () => {
    const { root } = repositoryBeside();
    expect((await callIn(root, ['lint', 'plans'])).code).toBe(2);
  });
});

describe('a change whose base cannot be read', () => {
  it('is not compared, and is no new plan', async () => {
    const { repository, root } = repositoryBeside({ 'other.launch.yaml': plan('2027-09-01', '', 'Other') });
    repository.commit('2027-01-01', {});
    const blob = repository.git('rev-parse', 'HEAD:launch.yaml').trim();
    rmSync(join(root, '.git', 'objects', blob.slice(0, 2), blob.slice(2)), { force: true });
    write(root, { 'launch.yaml': SIX_FIELDS.replace('tier: 1', 'tier: 2') });
    const call = (format: string): ReturnType<typeof callIn> =>
      callIn(root, ['diff', 'HEAD', '--format', format], '', process.env);
    const { code, out, err } = await call('pretty');
    expect(code).toBe(2);
    expect(out).toContain('1 file not compared');
    expect(out).toContain('launch.yaml cannot be read on one of the two sides');
    expect(out).not.toMatch(/new plan|New plan/);
    expect(err).toContain('launch.yaml cannot be read from git');
    expect((await call('markdown')).out).toContain('Not compared');
    expect(JSON.parse((await call('json')).out)).toMatchObject({ plans: [], notCompared: ['launch.yaml'] });
  });

  it('nor is a plan deleted that cannot be read in the head', async () => {
    const { repository, root } = repositoryBeside();
    const base = repository.commit('2027-01-01', {}).trim();
    const head = repository.commit('2027-01-02', { 'launch.yaml': SIX_FIELDS.replace('tier: 1', 'tier: 2') }).trim();
    const blob = repository.git('rev-parse', 'HEAD:launch.yaml').trim();
    rmSync(join(root, '.git', 'objects', blob.slice(0, 2), blob.slice(2)), { force: true });
    const { code, out } = await callIn(root, ['diff', base, head], '', process.env);
    expect(code).toBe(2);
    expect(out).toContain('1 file not compared');
    expect(out).not.toMatch(/deleted|Deleted/);
  });
});
