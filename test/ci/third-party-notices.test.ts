import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, write } from '../support/repository.ts';

const root = join(import.meta.dirname, '..', '..');
const script = join(root, 'server', 'build', 'third-party-notices.mjs');
const { bundledPackages } = (await import(script)) as {
  readonly bundledPackages: (metafiles: readonly object[], root: string) => Promise<readonly object[]>;
};

describe('the notices beside the bundles', () => {
  it('name each package that a bundle has code of, with its licence', () => {
    const notices = readFileSync(join(root, 'dist', 'ThirdPartyNotices.txt'), 'utf8');
    // Where a part of a bundle comes from stands in it as a comment, unless it is made small.
    const bundles = ['action.cjs', 'client.cjs', 'rules.cjs', 'server.cjs', 'browser/extension.cjs'];
    const text = bundles.map((name) => readFileSync(join(root, 'dist', name), 'utf8')).join('\n');
    const comments = text.matchAll(/^ *\/\/ (.*node_modules\/((?:@[^/\n]+\/)?[^/\n]+))\//gm);
    const folders = new Map([...comments].map(([, folder = '', name = '']) => [folder, name]));
    expect(folders.size).toBeGreaterThan(20);
    for (const [folder, name] of folders) {
      const { version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { version: string };
      expect(notices).toContain(`\n${name} ${version} (`);
    }
    expect(notices).toContain('\ncommander ');
    for (const part of notices.split(/^-{80}\n.*\n-{80}\n/m).slice(1)) {
      expect(part).toMatch(/copyright|license/i);
    }
  });

  const bundled = (manifest: object, files: Readonly<Record<string, string>>): Promise<readonly object[]> => {
    const folder = temporaryFolder();
    const inside = Object.entries({ 'package.json': JSON.stringify(manifest), ...files });
    write(folder, Object.fromEntries(inside.map(([name, text]) => [`node_modules/@x/y/${name}`, text])));
    const inputs = { 'node_modules/@x/y/lib/index.js': { bytesInOutput: 7 } };
    const output = { bytes: 7, inputs, imports: [], exports: [] };
    return bundledPackages([{ inputs: {}, outputs: { 'dist/a.cjs': output } }], folder);
  };

  it('hold what a package has to say, with what it owes to others', async () => {
    const manifest = { name: '@x/y', version: '1.2.3', license: 'MIT' };
    expect(
      await bundled(manifest, { 'License.txt': 'Copyright A\r\n', 'ThirdPartyNotices.txt': 'Copyright B' }),
    ).toEqual([{ name: '@x/y', version: '1.2.3', licence: 'MIT', text: 'Copyright A\n\nCopyright B' }]);
  });

  it.each([
    ['a licence that nobody accepted', 'GPL-3.0-only', { LICENSE: 'GPL' }, /bundled under the licence GPL-3\.0-only/],
    ['no licence', undefined, { LICENSE: 'All rights reserved' }, /bundled under the licence undefined/],
    ['a licence without its text', 'MIT', {}, /its licence is in no file/],
  ] as const)('are not written where a package has %s: the build fails', async (_, license, files, why) => {
    await expect(bundled({ name: '@x/y', version: '1.2.3', license }, files)).rejects.toThrow(why);
  });

  it('are in what the editor gets', () => {
    const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
    const listed = execFileSync('node', [vsce, 'ls', '--no-dependencies'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, npm_config_ignore_scripts: 'true' },
    });
    expect(listed.split('\n')).toContain('dist/ThirdPartyNotices.txt');
  });
});
