/**
 * Checks each sample on the day it is meant to be read, with the built command line, and prints how ready it is.
 *
 * Samples have findings on purpose, so those do not fail; a command line that cannot check them does.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const { plans } = JSON.parse(await readFile(new URL('samples/samples.json', root), 'utf8'));

const rows = [['Plan', 'Read on', 'Launch', 'Verdict', 'Score', 'Errors', 'Warnings']];
const faults = [];

// One after the other: each is short, and the order of the table is that of the list.
for (const { path, asOf } of plans) {
  const { output, complaint } = await lint(`samples/${path}`, asOf);
  const report = parsed(output);
  if (complaint !== '' || report === undefined) faults.push(`samples/${path}: ${complaint || 'no report'}`);
  for (const plan of report?.plans ?? []) {
    const count = (severity) => String(plan.findings.filter((finding) => finding.severity === severity).length);
    const score = plan.score === null ? '–' : `${plan.score} %`;
    rows.push([path, asOf, plan.date ?? '–', plan.verdict, score, count('error'), count('warning')]);
  }
}

const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows) {
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
}
console.log('\nSee one in full: npx launchplan lint samples/whole-product --as-of 2031-05-06');

if (faults.length > 0) {
  console.error(`\n${faults.join('\n')}`);
  process.exitCode = 1;
}

/** What the command line prints about a plan, and its error message if it failed. */
function lint(path, asOf) {
  const args = ['dist/cli.cjs', 'lint', path, '--as-of', asOf, '--format', 'json', '--exit-zero'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: fileURLToPath(root) }, (error, stdout, stderr) => {
      resolve({ output: stdout, complaint: error === null ? '' : stderr.trim() || error.message });
    });
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
