/**
 * Breaks every lint in small ways and asks its own folder of test plans to notice.
 *
 *     npm run mutate                          all lints, and what they share
 *     npm run mutate -- date/past circles     these
 *
 * A mutant that no plan notices and the compiler accepts is a survivor: a plan is missing in the lint's folder, or the
 * condition is not needed. `equivalent.yaml` lists those that mean the same as the original, each with the reason.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { parse } from 'yaml';
import { compilerOf } from './compiles.mjs';

const root = join(import.meta.dirname, '../..');
const folder = 'server/src/lints';
/** The list of lints is generated. */
const generated = `${folder}/index.ts`;

const known = readdirSync(join(root, folder), { recursive: true })
  .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts') && path !== generated)
  .sort();
const wanted = process.argv.slice(2).map((name) => `${folder}/${name.replace(/\.ts$/, '')}`);
const unknown = wanted.filter((name) => !known.some((path) => isNamed(path, name)));
if (unknown.length > 0) {
  console.error(`There is no lint and no file ${unknown.join(', ')}.`);
  process.exit(2);
}
const paths = known.filter((path) => wanted.length === 0 || wanted.some((name) => isNamed(path, name)));

const started = performance.now();
const results = await judgedByWorkers(paths);
const compiles = compilerOf(root);
const equivalent = parse(readFileSync(join(import.meta.dirname, 'equivalent.yaml'), 'utf8')) ?? [];
const excused = new Set();
const survivors = [];
let killed = 0;
let uncompilable = 0;

for (const { killed: dead, survivors: alive } of results) {
  killed += dead;
  for (const mutant of alive) {
    const reason = equivalent.find(
      ({ file, before, after }) =>
        file === mutant.path && before === mutant.before && [after].flat().includes(mutant.after),
    );
    if (reason !== undefined) excused.add(reason);
    else if (compiles(mutant.path, mutant.text)) survivors.push(mutant);
    else uncompilable++;
  }
}

for (const { path, line, before, after } of survivors) {
  console.log(`${path}:${line}\n  - ${before}\n  + ${after}`);
}
const broken = results.filter((result) => result.broken !== undefined);
for (const { path, broken: name } of broken) console.log(`${path}: fails before it is changed: ${name}`);
const idle = equivalent.filter((entry) => paths.includes(entry.file) && !excused.has(entry));
for (const { file, before } of idle) console.log(`equivalent.yaml: nothing to excuse any more in ${file}: ${before}`);

const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `${paths.length} files: ${killed} mutants noticed, ${survivors.length} survived, ${excused.size} equivalent, ${uncompilable} refused by the compiler (${seconds} s)`,
);
process.exitCode = survivors.length + broken.length + idle.length > 0 ? 1 : 0;

/** A file by its path without the ending, or all of a folder. */
function isNamed(path, name) {
  return path === `${name}.ts` || path.startsWith(`${name}/`);
}

/** Hands the files to workers, one at a time. */
async function judgedByWorkers(files) {
  const waiting = [...files];
  const found = [];
  const count = Math.min(availableParallelism(), files.length);
  await Promise.all(
    Array.from({ length: count }, () => {
      return new Promise((done, failed) => {
        const worker = new Worker(new URL('mutate-worker.mjs', import.meta.url));
        const next = () => {
          const path = waiting.shift();
          if (path === undefined) worker.terminate().then(done, failed);
          else worker.postMessage(path);
        };
        worker.on('message', (result) => {
          found.push(result);
          next();
        });
        worker.on('error', failed);
        next();
      });
    }),
  );
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
