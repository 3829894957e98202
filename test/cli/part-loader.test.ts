import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

describe('the compiled parts of the program', () => {
  let installed = '';
  const compiled = (): string => join(installed, 'compiled');
  const kept = (): readonly string[] =>
    readdirSync(compiled(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(compiled(), join(parentPath, name)))
      .sort();
  const lint = (...flags: string[]): string => {
    const args = ['lint', 'samples/dark-mode', '--as-of', '2027-01-15', '--exit-zero', '--threads', '2'];
    const { status, stdout, stderr } = spawnSync('node', [...flags, join(installed, 'cli.cjs'), ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    // An engine that does not know a flag says so.
    expect(stderr).toBe('');
    return stdout;
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

  it('are kept for each build of Node by itself, since the engine breaks down on what another one made', () => {
    const first = lint();
    const { size } = statSync(process.execPath);
    const builds = new Set(kept().map((name) => name.split(sep)[0] ?? ''));
    expect(builds.size).toBe(1);
    for (const build of builds) {
      expect(build).toContain(`${process.version}-${process.platform}-${process.arch}-${String(size)}-`);
      renameSync(join(compiled(), build), join(compiled(), 'of-another'));
    }
    const others = kept();
    expect(lint()).toEqual(first);
    expect(kept()).toHaveLength(2 * others.length);
  });

  it('are neither kept nor taken where the environment asks for that', () => {
    vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '1');
    try {
      lint();
      expect(existsSync(compiled())).toBe(false);
    } finally {
      vi.unstubAllEnvs();
    }
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

  it('leave nothing half done where they cannot be kept to the end', () => {
    const first = lint();
    const names = kept();
    for (const name of names) {
      rmSync(join(compiled(), name));
      mkdirSync(join(compiled(), name));
    }
    expect(lint()).toEqual(first);
    expect(kept()).toEqual([]);
  });

  it('are not missed where none can be kept', () => {
    const first = lint();
    rmSync(compiled(), { recursive: true });
    writeFileSync(compiled(), 'in the way');
    expect(lint()).toEqual(first);
    expect(readFileSync(compiled(), 'utf8')).toBe('in the way');
  });
});
