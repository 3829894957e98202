/**
 * Lays out what npm gets in a folder: the built files, the schemas and the pages that belong beside them, as `.npmignore`
 * has them, with a package.json of their own (see npm-manifest.mjs). Build first.
 *
 *     node server/build/npm-package.mjs [FOLDER]     unless given, out/npm
 *
 * The release workflow packs the folder, publint checks it, and a test installs it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmManifestText } from './npm-manifest.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = resolve(process.argv[2] ?? join(root, 'out', 'npm'));

if (!existsSync(join(root, 'dist/cli/api.cjs'))) {
  console.error('There is nothing to lay out yet. Run `npm run build` first.');
  process.exit(1);
}
const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  shell: process.platform === 'win32',
});
rmSync(folder, { recursive: true, force: true });
for (const { path } of JSON.parse(listed)[0].files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  cpSync(join(root, path), join(folder, path));
}
writeFileSync(join(folder, 'package.json'), npmManifestText());
console.log(folder);
