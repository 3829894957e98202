import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

describe('the compiled parts of the program', () => {
  let installed = '';
  const compiled = (): string => join(installed, 'compiled');
  const kept = (): readonly string[] => readdirSync(compiled()).sort();
  const lint = (...flags: string[]): { readonly out: string; readonly said: string } => {
    const args = ['lint', 'samples/dark-mode', '--as-of', '2027-01-15', '--exit-zero', '--threads', '2'];
    const { status, stdout, stderr } = spawnSync('node', [...flags, join(installed, 'cli.cjs'), ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    return { out: stdout, said: stderr };
  };

  beforeAll(() => {
    if (!existsSync(join(root, 'dist', 'cli.cjs'))) execFileSync('npm', ['run', 'build', '--silent'], { cwd: root });
  });

  beforeEach(() => {
    installed = mkdtempSync(join(tmpdir(), 'launchplan-installed-'));
    for (const part of ['cli.cjs', 'cli']) cpSync(join(root, 'dist', part), join(installed, part), { recursive: true });
  });

  afterEach(() => {
    rmSync(installed, { recursive: true, force: true });
  });

  it('are kept by the first run, and taken by the next', () => {
    const first = lint();
    const written = kept().map((name) => statSync(join(compiled(), name)).mtimeMs);
    expect(written.length).toBeGreaterThan(3);
    expect(lint()).toEqual(first);
    expect(kept().map((name) => statSync(join(compiled(), name)).mtimeMs)).toEqual(written);
  });

  it('are kept for each set of flags of Node by itself', () => {
    const first = lint();
    const before = kept();
    expect(lint('--stack-size=900')).toEqual(first);
    expect(kept()).toHaveLength(2 * before.length);
  });

  it.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['of another making', () => Buffer.from('{}')],
    ['not what was written', (whole: Buffer) => whole.fill(0x55, whole.length >> 2, whole.length >> 1)],
  ])('are made anew where what was kept is %s', (_, damaged) => {
    const first = lint();
    const sizes = new Map(kept().map((name) => [name, statSync(join(compiled(), name)).size]));
    for (const name of sizes.keys()) {
      writeFileSync(join(compiled(), name), damaged(readFileSync(join(compiled(), name))));
    }
    expect(lint()).toEqual(first);
    for (const [name, size] of sizes) expect(statSync(join(compiled(), name)).size).toBeGreaterThan(size / 2);
  });

  it('are not missed where none can be kept', () => {
    const first = lint();
    rmSync(compiled(), { recursive: true });
    writeFileSync(compiled(), 'in the way');
    expect(lint()).toEqual(first);
    expect(readFileSync(compiled(), 'utf8')).toBe('in the way');
  });
});
