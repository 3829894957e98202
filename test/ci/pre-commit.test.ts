import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isPlanName } from '../../server/src/plan/plan-names.ts';
import { callIn } from '../support/command-line.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { temporaryFolder, write } from '../support/repository.ts';

const hooks = parse(readFileSync(join(import.meta.dirname, '../../.pre-commit-hooks.yaml'), 'utf8')) as readonly {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
}[];

// The hooks themselves run in `npm run test:pre-commit`, which needs pre-commit.
describe('the hooks for pre-commit', () => {
  it('look at the files that have the name of a plan', () => {
    const names = [
      'launch.yaml',
      'launch.yml',
      'atlas.launch.yaml',
      '.launch.yml',
      'atlas.launch-plan.yaml',
      'launch.yaml.bak',
      'relaunch.yaml',
      'launch-plan.yaml',
      'launch.json',
      'launch_yaml',
    ];
    for (const { id, files } of hooks) {
      for (const name of names) {
        for (const path of [name, `a b/${name}`]) {
          expect({ id, path, seen: new RegExp(files).test(path) }).toEqual({ id, path, seen: isPlanName(name) });
        }
      }
    }
    expect(hooks.map(({ files }) => new RegExp(files).test('.launchplan.yaml'))).toEqual([false, true]);
  });

  it('pass over files of other tools, which a hook names as well', async () => {
    const folder = temporaryFolder();
    write(folder, { 'launch.yaml': SIX_FIELDS, 'ros.launch.yaml': 'nodes: []\n', 'empty.launch.yaml': '' });
    const [, ...args] = hooks[0]?.entry.split(' ') ?? [];
    const named = ['launch.yaml', 'ros.launch.yaml', 'empty.launch.yaml'];
    const { code, out } = await callIn(folder, [...args, '--as-of=2026-12-01', ...named]);
    expect({ code, out }).toEqual({ code: 0, out: expect.not.stringContaining('ros.launch.yaml') as string });
    expect((await callIn(folder, ['lint', ...named])).code).toBe(1);
    expect((await callIn(folder, [...args, 'absent.launch.yaml'])).code).toBe(2);
  });

  describe('refuse the name of a file that reads as an option, and touch nothing', () => {
    const [, ...entry] = hooks[0]?.entry.split(' ') ?? [];
    const broken = SIX_FIELDS.replace('tier: 1', 'tier: 9');
    const profile = 'export EDITOR=vi\n';
    const folderWith = (name: string): string => {
      const folder = temporaryFolder();
      write(folder, { 'launch.yaml': broken, 'b.launch.yaml': '', [name]: SIX_FIELDS });
      write(folder, { '.bashrc': profile });
      symlinkSync('.bashrc', join(folder, 'r.launch.yaml'));
      return folder;
    };

    it.each([
      '--format=pretty=r.launch.yaml',
      '--baseline=b.launch.yaml',
      '--format=sarif=docs/launch.yaml',
      '--exit-zero',
      '--',
      '-v',
    ])('such as %s', async (name) => {
      const folder = folderWith(name);
      // A user's own arguments come before the names.
      const { code, out, err } = await callIn(folder, [...entry, '--as-of=2026-12-01', name, 'launch.yaml']);
      expect({ code, out, err }).toEqual({
        code: 2,
        out: '',
        err: expect.stringContaining(`${name} is the name of a file here as well`) as string,
      });
      expect(readFileSync(join(folder, '.bashrc'), 'utf8')).toBe(profile);
    });

    it('but take it as a file behind --, and as an option where there is no such file', async () => {
      const folder = folderWith('--baseline=b.launch.yaml');
      const behind = await callIn(folder, [...entry, '--as-of=2026-12-01', '--', '--baseline=b.launch.yaml']);
      expect(behind).toMatchObject({ code: 0, out: expect.stringContaining('--baseline=b.launch.yaml') as string });
      expect((await callIn(folder, [...entry, '--exit-zero', 'launch.yaml'])).code).toBe(0);
    });
  });
});
