import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../server/src/node/files/replace-file.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn, type Called } from '../support/command-line.ts';
import { repositoryAt, temporaryFolder, write } from '../support/repository.ts';

const ACCEPTED = `${'0'.repeat(32)} sales/no-demo launch.yaml\n`;

function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  write(folder, { 'launch.yaml': SIX_FIELDS, ...files });
  return folder;
}

/** A run that would write to a file has to be refused, before anything is checked and without a trace. */
function expectRefused({ code, out, err }: Called, sentence: RegExp): void {
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringMatching(sentence) as string });
}

describe('a report', () => {
  it('replaces the one before it, with its mode, and leaves nothing else behind', async () => {
    const folder = folderWith({ 'report.json': 'before' });
    chmodSync(join(folder, 'report.json'), 0o640);
    expect((await callIn(folder, ['lint', '--exit-zero', '--format', 'json=report.json'])).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 });
    expect(statSync(join(folder, 'report.json')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(['launch.yaml', 'report.json']);
  });

  it.each([
    ['a plan', 'launch.yaml', SIX_FIELDS, /has the name of a plan/],
    ['a plan with another name', 'plan.txt', SIX_FIELDS, /is a launch plan/],
    ['a plan in JSON', 'plan.json', '{\n  "launch_plan": 1, "name": "A"\n}\n', /is a launch plan/],
    ['settings', '.launchplan.yaml', 'root: true\n', /has the name of a file that is read/],
    ['settings that others build on', 'base.yaml', 'lints: {}\n', /is YAML and may be read/],
    ['an ignore file', '.gitignore', 'dist\n', /has the name of a file that is read/],
    ['a list of accepted findings', 'accepted', ACCEPTED, /is a list of accepted findings/],
    ["a file of git's own", '.git/info/exclude', 'dist\n', /lies in git's own folder/],
  ])('is never written over %s', async (_what, file, text, sentence) => {
    const folder = folderWith({ [file]: text });
    expectRefused(await callIn(folder, ['lint', '--format', `json=${file}`]), sentence);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  });

  it('is never written over a plan that another name leads to as well', async () => {
    const folder = folderWith();
    linkSync(join(folder, 'launch.yaml'), join(folder, 'report.json'));
    expectRefused(await callIn(folder, ['lint', '--format', 'json=report.json']), /is a launch plan/);
    expect(readFileSync(join(folder, 'launch.yaml'), 'utf8')).toBe(SIX_FIELDS);
  });

  it('is never written through a link, to a file or through a folder', async () => {
    const [folder, elsewhere] = [folderWith(), temporaryFolder()];
    write(elsewhere, { '.bashrc': 'export EDITOR=vi\n' });
    symlinkSync(join(elsewhere, '.bashrc'), join(folder, 'report.json'));
    symlinkSync(elsewhere, join(folder, 'out'));
    expectRefused(await callIn(folder, ['lint', '--format', 'json=report.json']), /^report\.json is a link/);
    expectRefused(await callIn(folder, ['lint', '--format', 'json=out/new.json']), /lies behind the link out/);
    symlinkSync(join(elsewhere, 'new'), join(folder, 'nowhere'));
    expectRefused(await callIn(folder, ['lint', '--format', 'json=nowhere']), /is a link/);
    expect(readdirSync(elsewhere)).toEqual(['.bashrc']);
    expect(readFileSync(join(elsewhere, '.bashrc'), 'utf8')).toBe('export EDITOR=vi\n');
  });

  it.each([
    ['out/r.json', 'its folder does not exist'],
    ['launch.yaml/r.json', 'leads through a file'],
    ['.', 'is a folder'],
  ])('that cannot go to %s is missed, and the others are written', async (file, sentence) => {
    const called = await callIn(folderWith(), ['lint', '--format', `json=${file}`, '--format', 'compact']);
    expect(called.code).toBe(2);
    expect(called.err).toContain(sentence);
    expect(called.out).toContain('launch.yaml:1:1: ');
  });

  it('is refused where two go to one file', async () => {
    const folder = folderWith();
    expectRefused(await callIn(folder, ['lint', '--format', 'json=r', '--format', 'html=./r']), /is named twice/);
    expect(existsSync(join(folder, 'r'))).toBe(false);
  });

  it('may go to a stream, as a shell gives a path to', async () => {
    const { code, err } = await callIn(folderWith(), ['lint', '--exit-zero', '--format', 'json=/dev/null']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('of a change goes by the same rules', async () => {
    const repository = repositoryAt(temporaryFolder());
    repository.git('init', '--quiet');
    repository.commit('2027-01-01', { 'launch.yaml': SIX_FIELDS });
    symlinkSync('launch.yaml', join(repository.root, 'delta.json'));
    for (const file of ['launch.yaml', 'delta.json', '.git/config']) {
      const called = await callIn(repository.root, ['diff', 'HEAD', '--format', `json=${file}`], '', process.env);
      expectRefused(called, /nothing (?:was|is) written/);
    }
    expect(readFileSync(join(repository.root, 'launch.yaml'), 'utf8')).toBe(SIX_FIELDS);
  });
});

describe('a list of accepted findings', () => {
  it.each([
    ['a plan', 'launch.yaml', SIX_FIELDS],
    ['settings', 'base.yml', 'lints: {}\n'],
    ['an ignore file', '.gitignore', 'dist\n'],
    ['a file that is no such list', 'notes.txt', 'Call Lee back\n'],
  ])('is never written over %s', async (_what, file, text) => {
    const folder = folderWith({ [file]: text });
    const called = await callIn(folder, ['lint', '--baseline', file, '--write-baseline']);
    expectRefused(called, /nothing was written to it/);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  });

  it('is never written through a link', async () => {
    const [folder, elsewhere] = [folderWith(), temporaryFolder()];
    write(elsewhere, { accepted: ACCEPTED });
    symlinkSync(join(elsewhere, 'accepted'), join(folder, 'accepted'));
    expectRefused(await callIn(folder, ['lint', '--baseline', 'accepted', '--write-baseline']), /is a link/);
    expect(readFileSync(join(elsewhere, 'accepted'), 'utf8')).toBe(ACCEPTED);
  });

  it.each([
    ['one in which a line is damaged', `${ACCEPTED}oops\n`],
    ['an empty file', ''],
  ])('may replace %s', async (_what, text) => {
    const folder = folderWith({ accepted: text });
    const { code } = await callIn(folder, ['lint', '--baseline', 'accepted', '--write-baseline']);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'accepted'), 'utf8')).toContain('# Findings that were accepted');
  });
});

describe('a file that is replaced', () => {
  it('is whole where writing the new one breaks off, and no half of that is left', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'report.json');
    writeFileSync(file, 'before');
    const parts = function* (): Generator<string> {
      yield 'half of';
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    expect(() => replaceFile(file, parts())).toThrow('full');
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('is no link any more where one was put there meanwhile, and what that leads to stays', () => {
    const folder = temporaryFolder();
    write(folder, { victim: 'precious' });
    symlinkSync('victim', join(folder, 'report'));
    replaceFile(join(folder, 'report'), ['new']);
    expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('precious');
    expect(lstatSync(join(folder, 'report')).isFile()).toBe(true);
  });

  it('cannot be a folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'report'));
    expect(() => replaceFile(join(folder, 'report'), ['new'])).toThrow();
    expect(readdirSync(folder)).toEqual(['report']);
  });
});
