import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainConfig } from '../../server/src/engine/config/explain-config.ts';
import { configFinder } from '../../server/src/node/files/find-config.ts';
import { drawn } from '../support/settings.ts';

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'launchplan-config-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The lints that are set for a plan, by a finder that starts in the folder. */
function lintsFor(plan: string): readonly string[] {
  return [...configFinder(folder)(plan).config.lints.keys()];
}

const DEMO = 'lints: { sales/no-demo: off }\n';
const INPUT = 'lints: { sales/no-input: off }\n';

describe('the settings of a plan on disk', () => {
  it('are looked for up to the root of its repository', () => {
    write({
      '.launchplan.yaml': DEMO,
      'repo/.git/HEAD': '',
      'repo/.launchplan.yaml': INPUT,
      'repo/a/b/launch.yaml': '',
    });
    expect(lintsFor('repo/a/b/launch.yaml')).toEqual(['sales/no-input']);
  });

  it('know a repository by its file too, as in a worktree', () => {
    write({ '.git/HEAD': '', '.launchplan.yaml': DEMO, 'work/.git': 'gitdir: elsewhere\n', 'work/a/launch.yaml': '' });
    expect(lintsFor('work/a/launch.yaml')).toEqual([]);
    expect(lintsFor('launch.yaml')).toEqual(['sales/no-demo']);
  });

  it('are those of its own folder where there is no repository', () => {
    write({ '.launchplan.yaml': DEMO, 'a/.launchplan.yaml': INPUT, 'a/launch.yaml': '', 'b/launch.yaml': '' });
    expect(lintsFor('a/launch.yaml')).toEqual(['sales/no-input']);
    expect(lintsFor('b/launch.yaml')).toEqual([]);
    expect(lintsFor('launch.yaml')).toEqual(['sales/no-demo']);
  });

  it('hold for a plan that does not exist yet, in a folder that does not exist either', () => {
    write({ '.git/HEAD': '', '.launchplan.yaml': DEMO });
    expect(lintsFor('new/plan/launch.yaml')).toEqual(['sales/no-demo']);
  });

  it('end at `root: true`', () => {
    write({ '.git/HEAD': '', '.launchplan.yaml': DEMO, 'a/.launchplan.yaml': 'root: true\n', 'a/b/launch.yaml': '' });
    expect(lintsFor('a/b/launch.yaml')).toEqual([]);
  });

  it('build on files beside the one that names them, and on the root of the repository', () => {
    write({
      '.git/HEAD': '',
      'policy/one.yaml': DEMO,
      'a/two.yaml': INPUT,
      'a/.launchplan.yaml': 'extends: [/policy/one.yaml, ./two.yaml]\n',
      'a/b/launch.yaml': '',
    });
    expect(lintsFor('a/b/launch.yaml')).toEqual(['sales/no-demo', 'sales/no-input']);
  });

  it('are found once for all plans of a folder and of those below it', () => {
    write({ '.git/HEAD': '', '.launchplan.yaml': DEMO });
    const find = configFinder(folder);
    const first = find('a/launch.yaml');
    rmSync(join(folder, '.launchplan.yaml'));
    expect(find('a/launch.yaml')).toBe(first);
    expect(find(join(folder, 'a/b/c/other.launch.yaml'))).toBe(first);
    expect(lintsFor('a/launch.yaml')).toEqual([]);
  });

  it('name files as seen from the folder where the command runs', () => {
    write({ '.git/HEAD': '', '.launchplan.yaml': `${DEMO}lint: 1\n`, 'a/b/launch.yaml': '' });
    const { problems, settings } = configFinder(join(folder, 'a'))('b/launch.yaml');
    expect(drawn(problems)).toEqual(['../.launchplan.yaml:2 config/unknown-key lint']);
    expect(explainConfig(settings).at(-1)?.origin).toEqual({ kind: 'file', path: '../.launchplan.yaml', line: 1 });
  });
});

describe('settings that cannot be read', () => {
  function problemsOf(plan: string): readonly string[] {
    return drawn(configFinder(folder)(plan).problems);
  }

  it('are a problem, and those of the folder above hold', () => {
    write({ '.git/HEAD': '', '.launchplan.yaml': DEMO, 'a/.launchplan.yaml/file': '' });
    expect(problemsOf('a/launch.yaml')).toEqual(['a/.launchplan.yaml io/unreadable']);
    expect(lintsFor('a/launch.yaml')).toEqual(['sales/no-demo']);
  });

  it('say so when they are no text', () => {
    write({ '.git/HEAD': '' });
    writeFileSync(join(folder, '.launchplan.yaml'), Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
    const [problem] = configFinder(folder)('launch.yaml').problems;
    expect(problem?.rule).toBe('io/unreadable');
    expect(problem?.message).toContain('UTF-8');
  });

  it('are told at the item of `extends` that names them', () => {
    write({ '.git/HEAD': '', '.launchplan.yaml': 'extends: [policy]\n', 'policy/file': '' });
    expect(problemsOf('launch.yaml')).toEqual(['.launchplan.yaml:1 io/unreadable policy']);
  });

  it('are not read through a link that leads out of the repository', () => {
    write({
      'secret.yaml': DEMO,
      'repo/.git/HEAD': '',
      'repo/.launchplan.yaml': 'extends: [policy.yaml, deep/secret.yaml]\n',
    });
    symlinkSync(join(folder, 'secret.yaml'), join(folder, 'repo/policy.yaml'));
    symlinkSync(folder, join(folder, 'repo/deep'));
    expect(problemsOf('repo/launch.yaml')).toEqual([
      'repo/.launchplan.yaml:1 io/unreadable policy.yaml',
      'repo/.launchplan.yaml:1 io/unreadable deep/secret.yaml',
    ]);
    expect(lintsFor('repo/launch.yaml')).toEqual([]);
  });

  it('are one file by whichever link they are named', () => {
    write({
      '.git/HEAD': '',
      '.launchplan.yaml': 'extends: [loop/policy.yaml]\n',
      'policy.yaml': 'extends: loop/policy.yaml\n',
    });
    symlinkSync('.', join(folder, 'loop'));
    expect(problemsOf('launch.yaml')).toEqual(['loop/policy.yaml:1 config/circular-extends loop/policy.yaml']);
  });

  it('may be a link to itself', () => {
    write({ '.git/HEAD': '' });
    symlinkSync('.launchplan.yaml', join(folder, '.launchplan.yaml'));
    expect(problemsOf('launch.yaml')).toEqual(['.launchplan.yaml io/unreadable']);
  });

  it('may be closed to this user', () => {
    write({ '.git/HEAD': '', '.launchplan.yaml': DEMO });
    chmodSync(join(folder, '.launchplan.yaml'), 0o000);
    // The administrator may read any file.
    const mayRead = process.getuid?.() === 0;
    expect(problemsOf('launch.yaml')).toEqual(mayRead ? [] : ['.launchplan.yaml io/unreadable']);
  });
});
