/**
 * Makes the tag that pre-commit installs hooks from: what npm gets, and the hooks, as a commit without a past. So nobody
 * who uses a hook clones the sources, installs the packages that develop them, or builds. Nothing is pushed.
 *
 *     node server/build/tag-hooks.mjs FOLDER     the folder that npm-package.mjs laid out; prints the name of the tag
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = resolve(process.argv[2] ?? join(root, 'out', 'npm'));
const { version, scripts, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
if (scripts !== undefined || devDependencies !== undefined) {
  console.error(`${folder} has the package.json of the sources. Lay it out with npm-package.mjs.`);
  process.exit(1);
}
const tag = `pre-commit-v${version}`;
copyFileSync(join(root, '.pre-commit-hooks.yaml'), join(folder, '.pre-commit-hooks.yaml'));

const index = mkdtempSync(join(tmpdir(), 'launchplan-hooks-'));
try {
  const env = { ...process.env, GIT_INDEX_FILE: join(index, 'index') };
  git(['--work-tree', folder, 'add', '--force', '--all', '.'], { env, cwd: folder });
  const tree = git(['write-tree'], { env });
  const commit = git(['commit-tree', tree, '-m', `Hooks of Launch Plans ${version}`]);
  git(['tag', '--annotate', '--message', `Hooks of Launch Plans ${version}`, tag, commit]);
} finally {
  rmSync(index, { recursive: true });
}
console.log(tag);

function git(args, { env = process.env, cwd = root } = {}) {
  const dir = execFileSync('git', ['rev-parse', '--absolute-git-dir'], { cwd: root, encoding: 'utf8' }).trim();
  return execFileSync('git', ['--git-dir', dir, ...args], { cwd, env, encoding: 'utf8' }).trim();
}
