import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findPlans } from '../../server/src/node/files/find-plans.ts';
import { workplace, type Workplace } from '../support/command-line.ts';

const places: Workplace[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

function placeWith(files: Readonly<Record<string, string>>): Workplace {
  const place = workplace(files);
  places.push(place);
  return place;
}

function found(place: Workplace, wanted: readonly string[], folder = '.'): readonly string[] {
  return findPlans(wanted, join(place.path, folder)).files.map(({ path }) => path);
}

/** Neither the settings of anyone who runs the tests nor those of a hook that does. */
const withoutGit = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_SYSTEM: devNull,
};

describe('what git ignores', () => {
  /** Rules of several files, one against the other, in folders whose names could be patterns. */
  const files = {
    '.git/info/exclude': 'private/\nnever.launch.yaml\n',
    '.gitignore': 'build\n*.tmp.launch.yaml\n# comment\n/top.launch.yaml\ndocs/draft.launch.yaml\n',
    'top.launch.yaml': '',
    'a/top.launch.yaml': '',
    'a.tmp.launch.yaml': '',
    'never.launch.yaml': '',
    'private/launch.yaml': '',
    'build/launch.yaml': '',
    'a/.gitignore': '!build\n!kept.tmp.launch.yaml\n/tied.launch.yaml\nx/y.launch.yaml\n',
    'a/build/launch.yaml': '',
    'a/kept.tmp.launch.yaml': '',
    'a/lost.tmp.launch.yaml': '',
    'a/tied.launch.yaml': '',
    'a/b/tied.launch.yaml': '',
    'a/x/y.launch.yaml': '',
    'a/b/x/y.launch.yaml': '',
    'docs/draft.launch.yaml': '',
    'a/docs/draft.launch.yaml': '',
    '[q] * c/.gitignore': 'loose.launch.yaml\n!/z/\n\\#hash.launch.yaml\nout/ \n',
    '[q] * c/d/loose.launch.yaml': '',
    '[q] * c/#hash.launch.yaml': '',
    '[q] * c/out/launch.yaml': '',
    '[q] * c/launch.yaml': '',
    'q/loose.launch.yaml': '',
  };

  it('is left out, exactly as git has it', () => {
    const place = placeWith(files);
    const git = (...args: readonly string[]): string =>
      execFileSync('git', args, { cwd: place.path, encoding: 'utf8', env: withoutGit });
    // It keeps what is there already, the exclude file too.
    git('init', '--quiet', '.');
    const listed = git('ls-files', '--others', '--exclude-standard', '-z', '--', '*launch.yaml');
    const kept = listed.split('\0').filter((path) => path !== '');
    expect(kept).toContain('a/build/launch.yaml');
    expect(found(place, ['.'])).toEqual(kept.toSorted());
  });

  it('is left out below a folder of the repository, too', () => {
    expect(found(placeWith(files), ['.'], 'a')).toEqual([
      'b/tied.launch.yaml',
      'b/x/y.launch.yaml',
      'build/launch.yaml',
      'docs/draft.launch.yaml',
      'kept.tmp.launch.yaml',
      'top.launch.yaml',
    ]);
  });

  it('is checked where it is named', () => {
    const place = placeWith(files);
    expect(found(place, ['build'])).toEqual(['build/launch.yaml']);
    expect(found(place, ['never.launch.yaml'])).toEqual(['never.launch.yaml']);
  });
});

describe('a pattern', () => {
  it('matches files of any name, from here, from above or from the root, and leaves out what git ignores', () => {
    const place = placeWith({ '.gitignore': 'b/\n', 'a/one.yml': '', 'a/c/two.yml': '', 'b/three.yml': '' });
    expect(found(place, ['**/*.yml'])).toEqual(['a/c/two.yml', 'a/one.yml']);
    expect(found(place, ['../*/*.yml'], 'b')).toEqual(['../a/one.yml']);
    expect(found(place, [`${place.path}/a/*.yml`])).toEqual(['a/one.yml']);
  });

  it('is told where it matches nothing', () => {
    const place = placeWith({ 'launch.yaml': '' });
    expect(findPlans(['*.toml', 'nowhere/*.yaml'], place.path)).toMatchObject({
      files: [],
      problems: [],
      unmatched: ['*.toml', 'nowhere/*.yaml'],
    });
  });

  it('is none where a file has that name', () => {
    expect(found(placeWith({ '[draft].launch.yaml': '', 'd.launch.yaml': '' }), ['[draft].launch.yaml'])).toEqual([
      '[draft].launch.yaml',
    ]);
  });
});

describe('links', () => {
  it('to files are followed, to folders only where named, and those that lead nowhere are no fault', () => {
    const place = placeWith({ 'real/plan.yaml': '', 'real/launch.yaml': '' });
    mkdirSync(join(place.path, 'in'));
    const link = (target: string, name: string): void => symlinkSync(target, join(place.path, 'in', name));
    link('../real/plan.yaml', 'launch.yaml');
    link('nowhere', 'gone.launch.yaml');
    link('round.launch.yaml', 'round.launch.yaml');
    link('../real', 'folder');
    link('.', 'circle');
    expect(findPlans(['in'], place.path)).toMatchObject({ files: [{ path: 'in/launch.yaml' }], problems: [] });
    expect(found(place, ['in/folder'])).toEqual(['in/folder/launch.yaml']);
  });

  it('of several paths to one file, the one that was named is shown', () => {
    const place = placeWith({ 'z/launch.yaml': '' });
    symlinkSync('z', join(place.path, 'a'));
    expect(found(place, ['a', 'z/launch.yaml'])).toEqual(['z/launch.yaml']);
  });
});

it('a path that cannot be used is told with its reason, and the others are found', () => {
  const place = placeWith({ 'launch.yaml': '' });
  const { files, problems } = findPlans(['gone.yaml', 'launch.yaml/x', 'launch.yaml', 'a\0b'], place.path);
  expect(files.map(({ path }) => path)).toEqual(['launch.yaml']);
  expect(problems.map(({ path, rule, message }) => [path, rule, message.slice(path.length + 1)])).toEqual([
    ['gone.yaml', 'io/unreadable', expect.stringMatching(/^does not exist\./)],
    ['launch.yaml/x', 'io/unreadable', expect.stringMatching(/^leads through a file/)],
    ['a\0b', 'io/unreadable', expect.stringMatching(/^is not a path/)],
  ]);
});
