import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { temporaryFolder, write } from '../support/repository.ts';

const root = join(import.meta.dirname, '..', '..');

describe('what npm gets', () => {
  const packed = (args: readonly string[]): string =>
    execFileSync('npm', ['pack', '--ignore-scripts', ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' });

  it('is the command line, its schemas and what belongs beside them', () => {
    const [{ files = [] } = {}] = JSON.parse(packed(['--dry-run', '--json'])) as { files?: { path: string }[] }[];
    const parts = readdirSync(join(root, 'dist/cli')).map((name) => `dist/cli/${name}`);
    expect(parts.length).toBeGreaterThan(4);
    expect(files.map(({ path }) => path).toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/ThirdPartyNotices.txt',
      'dist/cli.cjs',
      ...parts.toSorted(),
      'package.json',
      'schemas/config.schema.json',
      'schemas/launch.schema.json',
    ]);
  });

  it('is named by one line, which pre-commit reads, although a script builds it', () => {
    const folder = temporaryFolder();
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: { prepare?: string };
    };
    expect(scripts.prepare).toBeDefined();
    const manifest = { name: 'launchplan', version: '1.2.3', scripts: { prepare: 'echo Built' } };
    const pack = (): string =>
      execFileSync('npm', ['pack', '--dry-run'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    write(folder, { 'package.json': JSON.stringify(manifest) });
    expect(pack()).toContain('Built');
    write(folder, { '.npmrc': readFileSync(join(root, '.npmrc'), 'utf8') });
    expect(pack()).toBe('launchplan-1.2.3.tgz\n');
  });

  it('works where nothing else is, without the network', () => {
    const [folder, prefix] = [temporaryFolder(), temporaryFolder()];
    const file = join(folder, packed(['--pack-destination', folder]).trim());
    const install = ['install', '--global', '--offline', '--no-audit', '--no-fund', '--prefix', prefix, file];
    execFileSync('npm', install, { stdio: 'pipe' });
    const program = join(prefix, 'bin', 'launchplan');
    expect(existsSync(program)).toBe(true);

    write(folder, { 'launch.yaml': SIX_FIELDS });
    const run = (...args: readonly string[]): { status: number | null; stdout: string; stderr: string } =>
      spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    expect(run('lint', '--as-of', '2026-12-01')).toMatchObject({ status: 0, stderr: '' });
    expect(run('schema').stdout).toContain('"launch_plan"');
    expect(run('explain', 'sales/no-demo').stdout).toContain('demo');
    expect(run('diff', 'main').status).toBe(2);
  });
});
