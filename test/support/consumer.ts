import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a program ended and what it printed. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A project that has nothing but the package as npm gets it. */
export interface Consumer {
  readonly folder: string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  /** Runs a file of the project on this Node. */
  readonly run: (file: string, ...args: readonly string[]) => Ended;
  /** Has the compiler of this repository check files of the project. */
  readonly compile: (...args: readonly string[]) => Ended;
  readonly remove: () => void;
}

/** Packs what was built, and installs it from that file without the network. */
export function newConsumer(): Consumer {
  const base = mkdtempSync(join(tmpdir(), 'launchplan-consumer-'));
  const [folder, laidOut] = [join(base, 'project'), join(base, 'laid-out')];
  const npm = (cwd: string, ...args: readonly string[]): string =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  execFileSync(process.execPath, ['server/build/npm-package.mjs', laidOut], { cwd: root, stdio: 'pipe' });
  const packed = npm(laidOut, 'pack', '--pack-destination', base).trim();
  const write: Consumer['write'] = (files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  write({ 'package.json': '{ "name": "consumer", "private": true }' });
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', join(base, packed));
  const run = (...args: readonly string[]): Ended => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    return { status, out: stdout, err: stderr };
  };
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  return {
    folder,
    write,
    run,
    compile: (...args) => run(compiler, ...args),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}
