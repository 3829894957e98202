/**
 * Runs the command line on the Node that the end-to-end tests bring along, which is newer than the oldest that is
 * supported, and holds what it prints against what it prints on the Node of this process: `npm run test:newer-node`.
 * Only the newer one keeps the program compiled; that it does, and that it takes nothing from a folder that others can
 * write to, is looked at as well.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUp } from './setup.mjs';
import { root } from './suites.mjs';

const { node: newer } = await setUp();
const lint = ['lint', 'samples', '--as-of', '2031-01-06', '--exit-zero'];
const commands = [
  [...lint, '--format', 'json'],
  [...lint, '--format', 'html', '--threads', '2'],
  ['lint', 'samples/whole-product', '--as-of', '2031-05-06'],
  ['rules', '--format', 'json'],
  ['lint', '--no-such-option'],
];
// In none of the folders that the system has for it, so that nothing is kept before the first run.
const cacheHome = mkdtempSync(join(tmpdir(), 'launchplan-cache-'));
try {
  for (const args of commands) {
    // Once with the program compiled again, and once with what was kept.
    for (const time of ['first', 'second']) {
      const what = `launchplan ${args.join(' ')}, the ${time} time`;
      assert.deepEqual(printedBy(newer, args), printedBy(process.execPath, args), what);
    }
  }
  const compiled = join(cacheHome, 'launchplan', 'compiled');
  const kept = () => readdirSync(compiled, { recursive: true }).length;
  assert.ok(kept() > 3, 'the newer Node keeps the program compiled');
  for (const name of readdirSync(compiled)) rmSync(join(compiled, name), { recursive: true });
  chmodSync(compiled, 0o770);
  printedBy(newer, ['rules']);
  assert.equal(kept(), 0, 'nothing is kept where others can write');
  chmodSync(compiled, 0o700);
  printedBy(process.execPath, ['rules']);
  if (process.version.startsWith('v20.')) assert.equal(kept(), 0, 'Node 20 keeps nothing');
  printedBy(newer, ['rules']);
  assert.ok(kept() > 0, 'it is kept again once nobody else can write');
} finally {
  rmSync(cacheHome, { recursive: true });
}
console.log(
  `${printedBy(newer, ['--version']).stdout.trim()} prints the same on ${versionOf(newer)} as on ${process.version}.`,
);

function printedBy(node, args) {
  const { status, stdout, stderr } = spawnSync(node, [join(root, 'dist/cli.cjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: cacheHome },
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
}

function versionOf(node) {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
}
