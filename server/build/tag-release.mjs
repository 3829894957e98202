/**
 * Makes the tag of a release: one commit on top of the one that is checked out, with the built files that the GitHub
 * Action runs. Nothing is pushed, and the branch stays where it is. docs/releasing.md says when.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built, releaseVersion } from './release-version.mjs';

const root = new URL('../../', import.meta.url);
const cwd = fileURLToPath(root);
const { version, faults } = releaseVersion(root);
const tag = `v${version}`;

if (git(['status', '--porcelain']) !== '') faults.push('There are changes that are not committed.');
if (git(['tag', '--list', tag]) !== '') faults.push(`The tag ${tag} is there already.`);
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}

execFileSync(process.execPath, ['server/build/bundle.mjs', '--minify'], { cwd, stdio: 'inherit' });
const commit = commitWith(built, `Build ${tag}`);
git(['tag', '--annotate', '--message', `Launch Plans ${version}`, tag, commit]);
console.log(`Made ${tag}. Publish it with \`git push origin ${tag}\`, or take it back with \`git tag -d ${tag}\`.`);

/** A commit of what is checked out and of ignored files, made in an index of its own. */
function commitWith(files, message) {
  const folder = mkdtempSync(join(tmpdir(), 'launchplan-release-'));
  try {
    const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') };
    git(['read-tree', 'HEAD'], env);
    git(['add', '--force', '--', ...files], env);
    const tree = git(['write-tree'], env);
    return git(['commit-tree', tree, '-p', 'HEAD', '-m', message], env);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function git(args, env = process.env) {
  return execFileSync('git', args, { cwd, env, encoding: 'utf8' }).trim();
}
