/** The suites: each opens a workspace of its own in a VS Code of its own. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** `fill` writes the workspace into an empty folder; `beside` are the folders of other extensions that are installed. */
export const suites = [
  { name: 'plans', fill: samplesWithExpectations, beside: [] },
  { name: 'foreign', fill: onlyForeignFiles, beside: [] },
  { name: 'beside-yaml', fill: samples, beside: ['test/e2e/beside-yaml/stand-in'] },
];

/** Compiles the tests of a suite. @returns the path of a module that exports `run`. */
export async function compiled({ name }) {
  const outfile = join(root, 'out/e2e', `${name}.cjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`test/e2e/${name}/index.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

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
  const list = JSON.parse(await readFile(join(folder, 'samples.json'), 'utf8'));
  const expected = [];
  for (const { path, asOf } of list) expected.push({ path, asOf, rules: await rulesOf(folder, path, asOf) });
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

async function onlyForeignFiles(folder) {
  await cp(join(root, 'samples/ros'), join(folder, 'ros'), { recursive: true });
  await mkdir(join(folder, 'docs'));
  await writeFile(join(folder, 'docs/readme.md'), '# A robot\n');
}
