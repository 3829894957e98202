/**
 * Checks a release against its source: `node server/build/check-release.mjs v1.2.3`, where that tag is checked out.
 *
 * Prints the notes of the release; where something is wrong, sentences to standard error, and ends with 1. It builds
 * again, since what a tag carries has to be what its source gives.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { built, isBuilt, releaseVersion } from './release-version.mjs';

const root = new URL('../../', import.meta.url);
const cwd = fileURLToPath(root);
const { version, notes, faults } = releaseVersion(root);
const tag = process.argv[2] ?? '';
const main = 'refs/remotes/origin/main';

if (tag !== `v${version}`) faults.push(`The tag is ${tag}, and package.json says ${version}.`);
if (!succeeds(['merge-base', '--is-ancestor', 'HEAD~1', main])) {
  faults.push('The release is not a commit on top of main. Make its tag with `npm run tag-release` on main.');
}
const changed = git(['diff', '--name-only', '--no-renames', 'HEAD~1', 'HEAD']).split('\n');
if (!changed.every(isBuilt)) {
  faults.push(`The commit of the tag changes ${changed.join(', ')}; it may add ${built.join(', ')} and nothing else.`);
}
execFileSync(process.execPath, ['server/build/bundle.mjs', '--minify'], { cwd, stdio: ['ignore', 2, 2] });
if (!succeeds(['diff', '--quiet', 'HEAD', '--', ...built])) {
  faults.push('The built files of the tag are not what its source gives. Run `npm ci`, and make the tag again.');
}

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exitCode = 1;
} else {
  console.log(notes);
}

function git(args) {
  return execFileSync('git', args, { cwd, encoding: 'utf8' }).trim();
}

function succeeds(args) {
  return spawnSync('git', args, { cwd, stdio: 'ignore' }).status === 0;
}
