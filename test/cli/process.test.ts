import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const binary = join(root, 'dist', 'cli.cjs');

describe('the program', () => {
  beforeAll(() => {
    if (!existsSync(binary)) execFileSync('npm', ['run', 'build', '--silent'], { cwd: root });
  });

  it('ends cleanly when nobody reads on', async () => {
    const child = spawn('node', [binary, 'lint', 'samples', '--format', 'json', '--exit-zero'], { cwd: root });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(said).toBe('');
    expect(code).toBe(0);
  });

  it('ends cleanly on a full disk', () => {
    if (!existsSync('/dev/full')) return;
    const { status, stderr } = spawnSync('sh', ['-c', `node "${binary}" rules --format json > /dev/full`], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^[A-Z].*\.\n$/);
  });

  it('prints to a device where it may read nothing but itself', () => {
    const flags = ['--no-warnings', '--experimental-permission', `--allow-fs-read=${join(root, '*')}`];
    const { status, stderr } = spawnSync('node', [...flags, binary, 'explain', 'sales/no-demo'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('is coloured where that is asked for, and nowhere else', () => {
    const environment = { ...process.env, FORCE_COLOR: undefined };
    const plain = spawnSync('node', [binary, 'lint', 'samples/dark-mode'], {
      cwd: root,
      encoding: 'utf8',
      env: environment,
    });
    const coloured = spawnSync('node', [binary, 'lint', 'samples/dark-mode'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...environment, FORCE_COLOR: '1', NO_COLOR: '' },
    });
    expect(plain.stdout).not.toContain('\u001b[');
    expect(coloured.stdout).toContain('\u001b[');
  });
});
