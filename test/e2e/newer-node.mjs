/**
 * Runs the command line on the Node that the end-to-end tests bring along, which is newer than the oldest that is
 * supported, and holds what it prints against what it prints on the Node of this process: `npm run test:newer-node`.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
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
for (const args of commands) {
  // Once with the parts of the program compiled anew, and once with those that were kept.
  for (const time of ['first', 'second']) {
    const what = `launchplan ${args.join(' ')}, the ${time} time`;
    assert.deepEqual(printedBy(newer, args), printedBy(process.execPath, args), what);
  }
}
console.log(
  `${printedBy(newer, ['--version']).stdout.trim()} prints the same on ${versionOf(newer)} as on ${process.version}.`,
);

function printedBy(node, args) {
  const { status, stdout, stderr } = spawnSync(node, [join(root, 'dist/cli.cjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
}

function versionOf(node) {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
}
