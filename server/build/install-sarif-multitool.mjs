/**
 * Installs Microsoft's validator of SARIF, which the tests of that format run. It is a .NET program of 100 MB, so it is
 * not a dependency: it is in `out/`, and a second run finds it there.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const VERSION = '5.7.0';
const packages = { linux: 'linux', darwin: 'darwin', win32: 'win32' };

const name = packages[process.platform];
if (name === undefined) {
  console.error(`There is no sarif-multitool for ${process.platform}.`);
  process.exit(1);
}

const folder = fileURLToPath(new URL('../../out/sarif-multitool/', import.meta.url));
const binary = `${folder}node_modules/@microsoft/sarif-multitool-${name}/Sarif.Multitool${name === 'win32' ? '.exe' : ''}`;

if (!existsSync(binary)) {
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--ignore-scripts', `@microsoft/sarif-multitool-${name}@${VERSION}`],
    { stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (status !== 0 || !existsSync(binary)) {
    console.error('The SARIF validator could not be installed; see above.');
    process.exit(1);
  }
}
// Without its install script it lacks the bit.
chmodSync(binary, 0o755);
