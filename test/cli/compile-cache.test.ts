import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheHomeOf, privateFolder } from '../../server/src/cli/compile-cache.ts';

const onPosix = process.platform !== 'win32';

describe('the folder for what programs keep', () => {
  it.each([
    ['what XDG_CACHE_HOME names', 'linux', { XDG_CACHE_HOME: '/c' }, '/c'],
    ['the usual one where that is relative', 'linux', { XDG_CACHE_HOME: 'c' }, join(homedir(), '.cache')],
    ['the usual one where nothing is named', 'linux', {}, join(homedir(), '.cache')],
    ['the one of macOS', 'darwin', {}, join(homedir(), 'Library', 'Caches')],
    ['none on Windows where nothing is named', 'win32', {}, undefined],
  ] as const)('is %s', (_, platform, environment, expected) => {
    expect(cacheHomeOf(environment, platform)).toBe(expected);
  });
});

describe.runIf(onPosix)('the folder for compiled code', () => {
  let home = '';
  const folder = (): string => join(home, 'launchplan', 'compiled');
  const user = process.getuid?.() ?? 0;

  beforeEach(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), 'launchplan-cache-')));
  });

  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  it('is made for this user alone', () => {
    const before = process.umask(0);
    try {
      expect(privateFolder(folder(), user)).toBe(folder());
    } finally {
      process.umask(before);
    }
    for (const made of [folder(), join(home, 'launchplan')]) expect(statSync(made).mode & 0o777).toBe(0o700);
  });

  it('is taken again', () => {
    privateFolder(folder(), user);
    expect(privateFolder(folder(), user)).toBe(folder());
  });

  it('is refused where it belongs to somebody else', () => {
    privateFolder(folder(), user);
    expect(privateFolder(folder(), user + 1)).toBeUndefined();
  });

  // Of a folder that others can read, the files have the mode of the umask: what it says of writing is not enough.
  it.each([0o770, 0o707, 0o777, 0o1777, 0o755])('is refused with the mode %o', (mode) => {
    mkdirSync(folder(), { recursive: true });
    chmodSync(folder(), mode);
    expect(privateFolder(folder(), user)).toBeUndefined();
  });

  it('is refused where others can put another in its place', () => {
    privateFolder(folder(), user);
    chmodSync(home, 0o777);
    expect(privateFolder(folder(), user)).toBeUndefined();
    // As in a folder for everybody's temporary files.
    chmodSync(home, 0o1777);
    expect(privateFolder(folder(), user)).toBe(folder());
  });

  it('is judged where a link leads', () => {
    const open = join(home, 'open');
    mkdirSync(open);
    chmodSync(open, 0o777);
    symlinkSync(open, join(home, 'launchplan'));
    expect(privateFolder(folder(), user)).toBeUndefined();
  });

  it('is done without where it cannot be made', () => {
    writeFileSync(join(home, 'launchplan'), '');
    expect(privateFolder(folder(), user)).toBeUndefined();
  });
});
