/**
 * What is worth knowing after each change, in less than a minute: the checks of the whole repository that are fast, those
 * that look at one file for the files that changed, and the tests that are nearest to them.
 *
 *     npm run check -- quick
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { runSteps } from './run-steps.mjs';

/** How long the tests may take together by what each took last time, and what one counts that never ran here. */
const [BUDGET_MS, UNKNOWN_MS] = [20_000, 4_000];

const changed = changedFiles();
const existing = changed.filter((file) => existsSync(file));
const sources = existing.filter((file) => /\.(?:ts|mjs)$/.test(file));
const { chosen, left } = nearestTests(changed);

console.log(changed.length === 0 ? 'Nothing has changed since the main branch.' : `${changed.length} files changed.`);
const failed = await runSteps([
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'generate:check', command: ['npm', 'run', '--silent', 'generate:check'] },
  { name: 'layers', command: ['npm', 'run', '--silent', 'layers'] },
  ...ifAny(existing, {
    name: 'format:check',
    command: ['npx', 'prettier', '--check', '--ignore-unknown', ...existing],
  }),
  ...ifAny(sources, {
    name: 'lint',
    command: ['npx', 'eslint', '--max-warnings', '0', '--no-warn-ignored', ...sources],
  }),
  ...ifAny(chosen, {
    name: `tests (${chosen.length} files)`,
    command: ['node', 'server/build/test-files.mjs', ...chosen],
  }),
]);
if (left.length > 0) {
  console.log(
    `Not run: ${left.length} files of tests that reach the change from further away. \`npm test\` runs them all.`,
  );
}
if (failed.length > 0) process.exitCode = 1;

function ifAny(files, step) {
  return files.length === 0 ? [] : [step];
}

/** The files that differ from where the branch left the main one, committed or not; deleted ones too. */
function changedFiles() {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).split('\0').filter(Boolean);
  const main = ['origin/main', 'main'].find((name) => isCommit(name)) ?? 'HEAD';
  const [base] = execFileSync('git', ['merge-base', 'HEAD', main], { encoding: 'utf8' }).split('\n');
  return [
    ...new Set([
      ...git('diff', '-z', '--name-only', '--no-renames', base),
      ...git('ls-files', '-z', '--others', '--exclude-standard'),
    ]),
  ];
}

function isCommit(name) {
  try {
    execFileSync('git', ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The tests of the same name, then those that reach the changed files by the fewest imports, as many as the budget allows. */
function nearestTests(files) {
  const importers = readImporters();
  const tests = [];
  const seen = new Set(files);
  // A file of data belongs to the tests beside it, and those of lints to the one that runs all their folders.
  for (const file of files.filter((one) => !/\.ts$/.test(one))) for (const test of testsBeside(file)) seen.add(test);
  for (let ring = [...seen]; ring.length > 0;) {
    tests.push(
      ...ring.filter((file) => file.endsWith('.test.ts') && existsSync(file) && !file.startsWith('test/e2e/')),
    );
    ring = [...new Set(ring.flatMap((file) => importers.get(file) ?? []))].filter((file) => !seen.has(file));
    for (const file of ring) seen.add(file);
  }
  const lasted = lastDurations();
  const names = new Set(files.map(nameOf));
  const isNamesake = (test) => names.has(nameOf(test));
  const [chosen, left] = [[], []];
  let sum = 0;
  for (const test of [...tests.filter(isNamesake), ...tests.filter((one) => !isNamesake(one))]) {
    const duration = lasted.get(test) ?? UNKNOWN_MS;
    // What is asked for by its name runs, however long it takes.
    const fits = isNamesake(test) || sum + duration <= BUDGET_MS;
    if (fits) sum += duration;
    (fits ? chosen : left).push(test);
  }
  return { chosen, left };
}

/** `csv` of `csv.ts` and of `csv.test.ts`. */
function nameOf(file) {
  return basename(file).replace(/(?:\.test)?\.\w+$/, '');
}

function testsBeside(file) {
  if (file.startsWith('test/lints/')) return ['test/lints/lints.test.ts'];
  if (file.startsWith('samples/')) return ['test/samples/samples.test.ts'];
  const folder = dirname(file);
  return folder.startsWith('test/')
    ? readdirSync(folder).flatMap((name) => (name.endsWith('.test.ts') ? [`${folder}/${name}`] : []))
    : [];
}

/** Which files import a file, by its path. */
function readImporters() {
  const importers = new Map();
  const files = ['server/src', 'client/src', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name}`.replaceAll('\\', '/')),
  );
  for (const path of files.filter((file) => file.endsWith('.ts'))) {
    for (const [, target] of readFileSync(path, 'utf8').matchAll(/\b(?:from |import\()'(\.[^']*)'/g)) {
      const imported = normalize(join(dirname(path), target)).replaceAll('\\', '/');
      importers.set(imported, [...(importers.get(imported) ?? []), path]);
    }
  }
  return importers;
}

/** How long each file of tests took when it last ran here, in milliseconds, as vitest remembers. */
function lastDurations() {
  const found = new Map();
  const folder = 'node_modules/.vite/vitest';
  if (!existsSync(folder)) return found;
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('results.json'))) {
    for (const [name, { duration }] of JSON.parse(readFileSync(join(folder, file), 'utf8')).results) {
      found.set(name.slice(name.indexOf(':') + 1), duration);
    }
  }
  return found;
}
