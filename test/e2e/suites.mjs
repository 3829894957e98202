/** The suites: each opens a workspace of its own in a VS Code of its own. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * `road` is how the suite meets a VS Code, one of `roads.mjs`; `fill` writes the workspace into an empty folder; `beside`
 * are the folders of other extensions that are installed. `opened` and `developed` say what of the workspace is opened,
 * and which extensions in it are developed beside this one.
 */
export const suites = [
  { name: 'plans', road: 'node', fill: samplesWithExpectations, beside: [] },
  { name: 'web', road: 'web', fill: samplesWithExpectations, beside: [] },
  {
    name: 'virtual',
    road: 'web',
    fill: twoVirtualFolders,
    opened: (folder) => join(folder, 'virtual.code-workspace'),
    developed: (folder) => [join(folder, 'files')],
    beside: [],
  },
  { name: 'foreign', road: 'desktop', fill: onlyForeignFiles, beside: [] },
  { name: 'beside-yaml', road: 'node', fill: samples, beside: ['test/e2e/beside-yaml/stand-in'] },
  { name: 'installed', road: 'installed', fill: samples, beside: [] },
];

/** Compiles the tests of a suite. @returns the path of a module that exports `run`. */
export async function compiled({ name, road }) {
  const outfile = join(root, 'out/e2e', `${name}.cjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`./test/e2e/${name}/index`],
    resolveExtensions: ['.ts', '.mjs', '.js'],
    outfile,
    bundle: true,
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
    ...(road === 'web' ? inBrowser : onNode),
  });
  return outfile;
}

const onNode = { platform: 'node', format: 'cjs', external: ['vscode', 'mocha'] };

/** One file, since a worker can load no other. As a CommonJS module, mocha's file for browsers would export itself. */
const inBrowser = {
  platform: 'browser',
  format: 'iife',
  globalName: 'tests',
  footer: { js: 'module.exports = tests;' },
  define: { global: 'globalThis' },
  external: ['vscode'],
  alias: {
    mocha: join(root, 'test/e2e/web/mocha.mjs'),
    'mocha/mocha': join(root, 'node_modules/mocha/mocha.js'),
  },
};

/** A temporary folder with the workspace of a suite. */
export async function workspaceOf({ name, fill }) {
  const folder = await mkdtemp(join(tmpdir(), `launchplan-${name}-`));
  await fill(folder);
  return folder;
}

/** A temporary folder with the extensions that a suite wants beside the one that is tested. */
export async function extensionsOf({ beside }) {
  const folder = await mkdtemp(join(tmpdir(), 'launchplan-extensions-'));
  for (const source of beside) {
    const { publisher, name, version } = JSON.parse(await readFile(join(root, source, 'package.json'), 'utf8'));
    await cp(join(root, source), join(folder, `${publisher}.${name}-${version}`), { recursive: true });
  }
  return folder;
}

function samples(folder) {
  return cp(join(root, 'samples'), folder, { recursive: true });
}

/** The samples, and in `expected.json` what the command line finds in each of them on its day. */
async function samplesWithExpectations(folder) {
  await samples(folder);
  // Settings are looked for up to the root of a repository, which a folder on the web is taken for as well.
  await promisify(execFile)('git', ['init', '--quiet', folder]);
  const { plans } = JSON.parse(await readFile(join(folder, 'samples.json'), 'utf8'));
  const expected = [];
  for (const { path, asOf } of plans) expected.push({ path, asOf, rules: await rulesOf(folder, path, asOf) });
  await writeFile(join(folder, 'expected.json'), JSON.stringify(expected));
}

/** The rule of each finding of the command line, sorted. */
async function rulesOf(folder, path, asOf) {
  const cli = join(root, 'dist/cli.cjs');
  const args = [cli, 'lint', path, '--as-of', asOf, '--format', 'json', '--exit-zero'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout)
    .plans.flatMap(({ findings }) => findings.map(({ rule }) => rule))
    .sort();
}

/** The extension that keeps files in memory, with a plan in each of two folders; the second has settings of its own. */
async function twoVirtualFolders(folder) {
  await cp(join(root, 'test/e2e/virtual/files'), join(folder, 'files'), { recursive: true });
  const plan = await readFile(join(root, 'samples/dark-mode/launch.yaml'), 'utf8');
  const withoutDocs = plan.replace(/^docs:.*\n/m, '');
  const files = {
    '/one/launch.yaml': withoutDocs,
    '/two/launch.yaml': withoutDocs,
    '/two/.launchplan.yaml': 'lints:\n  docs/no-user-guide: off\n',
  };
  await writeFile(join(folder, 'files/files.json'), JSON.stringify(files));
  const folders = ['one', 'two'].map((name) => ({ name, uri: `vscode-vfs://tests/${name}` }));
  await writeFile(join(folder, 'virtual.code-workspace'), JSON.stringify({ folders }));
}

async function onlyForeignFiles(folder) {
  await cp(join(root, 'samples/ros'), join(folder, 'ros'), { recursive: true });
  await mkdir(join(folder, 'docs'));
  await writeFile(join(folder, 'docs/readme.md'), '# A robot\n');
}
