/** Judges the mutants of one file after another, as they come, by the test plans of the lints that the file is part of. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runInThisContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { moduleLoader } from './module-loader.mjs';
import { mutantsOf } from './mutants.mjs';

/** A mutant that takes longer never ends. */
const LONGEST_MS = 60_000;

const root = join(import.meta.dirname, '../..');
const judge = join(import.meta.dirname, 'first-failure.ts');
const lintFile = /^server\/src\/lints\/((?!kit\/)[\w-]+\/[\w-]+)\.ts$/;

const loader = moduleLoader({
  // Every mutant is asked about the same texts, and none changes what is read from them.
  [join(root, 'server/src/engine/snapshot.ts')]: ({ takeSnapshot }) => ({ takeSnapshot: remembered(takeSnapshot) }),
});
const { casesOf } = loader.load(judge);
const cases = remembered(casesOf);
/** What fails without any mutant, found once for each lint. */
const unmutatedFailure = remembered((rule) => failureOf([rule], loader.load(judge)));
const all = rulesAmong(loader.dependents(join(root, 'server/src/lints/lint.ts')));

parentPort.on('message', (path) => {
  parentPort.postMessage({ path, ...judged(path) });
});

function judged(path) {
  const absolute = join(root, path);
  const rules = rulesThatUse(absolute);
  const mutants = mutantsOf(path, readFileSync(absolute, 'utf8'));
  const unmutated = rules.map(unmutatedFailure).find((name) => name !== undefined);
  if (unmutated !== undefined) return { broken: unmutated, killed: 0, survivors: [] };
  // What the plans are checked with is read with them: what an organisation sets, if it is nothing.
  const changesCases = loader.dependents(absolute).has(join(root, 'server/src/engine/config/config.ts'));
  const survives = ({ text }) => {
    const judgement = () => {
      const module = loader.load(judge, { path: absolute, text });
      return failureOf(rules, module, changesCases ? module.casesOf : cases);
    };
    return failure(judgement) === undefined;
  };
  const survivors = mutants.filter(survives);
  return { killed: mutants.length - survivors.length, survivors };
}

/** The lints whose plans may notice a change of a file: those that use it, or all for what the engine uses. */
function rulesThatUse(path) {
  const using = rulesAmong(loader.dependents(path));
  return using.length > 0 ? using : all;
}

function rulesAmong(paths) {
  return [...paths].flatMap((path) => lintFile.exec(relative(root, path).replaceAll('\\', '/'))?.[1] ?? []);
}

/** @param casesNamed where the plans of a lint come from; read once unless told otherwise. */
function failureOf(rules, { firstFailure }, casesNamed = cases) {
  for (const rule of rules) {
    const name = firstFailure(rule, casesNamed(rule));
    if (name !== undefined) return `${rule}/${name}`;
  }
  return undefined;
}

/** What a judgement finds, where a crash and an endless loop are failures like any other. */
function failure(judgement) {
  globalThis.judgement = judgement;
  try {
    return runInThisContext('judgement()', { timeout: LONGEST_MS });
  } catch (error) {
    return String(error);
  }
}

function remembered(make) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key);
  };
}
