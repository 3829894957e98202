/**
 * Runs the extension in a real VS Code and prints `N passed, N failed`.
 *
 *     npm run test:e2e                   all suites
 *     npm run test:e2e -- foreign        one of them
 *
 * All that an editor printed stands in out/e2e/<suite>.log; a test that fails and a suite that hangs leave a picture beside
 * it.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { out } from './picture.mjs';
import { roads } from './roads.mjs';
import { compiled, extensionsOf, suites, workspaceOf } from './suites.mjs';

/** How long a suite may take, in milliseconds. */
const LIMIT = 600_000;
const MARK = 'e2e|';

const names = process.argv.slice(2);
const chosen = suites.filter(({ name }) => names.length === 0 || names.includes(name));
await mkdir(out, { recursive: true });

/** What was measured beside the tests. */
const figures = [];
let passed = 0;
let failed = 0;
for (const suite of chosen) {
  console.log(`--- ${suite.name}`);
  const result = await run(suite);
  passed += result.passed;
  failed += result.failed;
}
if (chosen.length === 0) failed = 1;
// The shape that vitest and jest share, and what was measured.
const report = { figures, numPassedTests: passed, numFailedTests: failed, success: failed === 0 };
await writeFile(join(out, 'report.json'), JSON.stringify(report));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** One suite in one editor. A suite that does not come to its end counts as one failure more. */
async function run(suite) {
  await forgetPictures(suite.name);
  const file = createWriteStream(join(out, `${suite.name}.log`));
  const counts = { passed: 0, failed: 0 };
  let total;
  const print = (line) => {
    const [, figure] = /^ {2}figure {2}(.*)$/.exec(line) ?? [];
    if (figure !== undefined) figures.push(`${suite.name}: ${figure}`);
    total = /^(\d+) passed, (\d+) failed$/.exec(line) ?? total;
    console.log(line);
  };
  const log = (text) => {
    file.write(`${text}\n`);
    for (const line of text.split('\n')) if (line.startsWith(MARK)) print(line.slice(MARK.length));
  };
  const folders = [];
  let vscode;
  try {
    const folder = await workspaceOf(suite);
    const extensions = await extensionsOf(suite);
    folders.push(folder, extensions);
    const tests = await compiled(suite);
    vscode = await roads[suite.road]({ suite, folder, extensions, tests, log, print });
    const code = await Promise.race([vscode.finished, after(LIMIT)]);
    if (total !== undefined) [counts.passed, counts.failed] = total.slice(1).map(Number);
    if (code === 'late') {
      await vscode.page?.screenshot({ path: join(out, `${suite.name}.png`) });
      console.log(`Not at its end after ${LIMIT / 1000} seconds; see out/e2e/${suite.name}.png.`);
    }
    if (code !== 0 && counts.failed === 0) {
      counts.failed = 1;
      console.log(`The editor ended with ${code}; see out/e2e/${suite.name}.log.`);
    }
  } catch (error) {
    counts.failed += 1;
    console.log(error);
  } finally {
    await vscode?.close();
    file.end();
    for (const each of folders) await rm(each, { recursive: true, force: true });
  }
  return counts;
}

/** Removes the pictures of the last run. */
async function forgetPictures(suite) {
  const pictures = new RegExp(`^${suite}(?:-.*)?\\.png$`);
  for (const name of await readdir(out)) if (pictures.test(name)) await rm(join(out, name));
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve('late'), milliseconds).unref());
}
