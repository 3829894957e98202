/**
 * Where the time of `launchplan lint` goes, by the folder of the source that spends it. Builds a program with source
 * maps of its own, runs it under Node's profiler, and prints each part's own time, and the functions that take most.
 *
 *     npm run bench:profile -- [--plans=1000] [--top=30] [--git] [-- what is given to launchplan]
 *     npm run bench:profile -- --editor=L
 *
 * Without arguments for launchplan it lints a made folder of plans: in no repository, or with `--git` in one. With
 * `--editor` it profiles the language server while a plan of that size is edited two hundred times.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { commitCorpus, planOf, sizes, writeCorpus } from './corpus.mjs';
import { editedText, typing } from './edits.mjs';
import { startServer } from './language-server.mjs';

const root = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    plans: { type: 'string', default: '1000' },
    top: { type: 'string', default: '30' },
    git: { type: 'boolean', default: false },
    editor: { type: 'string' },
  },
});

const work = mkdtempSync(join(tmpdir(), 'launchplan-profile-'));
try {
  const program = await buildWithMap();
  const profiles = join(work, 'profiles');
  const profiled = ['--cpu-prof', `--cpu-prof-dir=${profiles}`, '--cpu-prof-interval=500', program];
  if (values.editor === undefined) run([...profiled, ...(positionals.length > 0 ? positionals : lintOfCorpus())]);
  else await edit([...profiled, 'lsp', '--stdio'], values.editor);
  const sourceAt = sourcesOf(program);
  // Each worker writes a profile of its own.
  const profilesRead = readdirSync(profiles).map((name) => JSON.parse(readFileSync(join(profiles, name), 'utf8')));
  print(spentIn(profilesRead, sourceAt), profilesRead.length);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** One file, not minified, so that each place of it leads back to its source. */
async function buildWithMap() {
  const outfile = join(work, 'launchplan.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['server/src/cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The build of the library that the programs have, which is several times as fast as the other.
    alias: { 'js-yaml': './node_modules/js-yaml/dist/js-yaml.cjs.js' },
    mainFields: ['module', 'main'],
    define: { __VERSION__: '"profile"' },
    sourcemap: true,
    logLevel: 'error',
  });
  return outfile;
}

function run(args) {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0 && status !== 1) throw new Error(`launchplan ended with ${status}.\n${stderr}`);
}

/** Types in the middle of a plan, makes it wrong and fixes it, as `bench:editor` does. */
async function edit(args, size) {
  const settings = { launchplan: { asOf: '2031-01-06' } };
  const server = await startServer({ name: 'launchplan', args, folder: work, settings });
  const uri = pathToFileURL(join(work, 'edited.launch.yaml')).href;
  const document = editedText(planOf(sizes[size], 7));
  await server.open(uri, document.text());
  const step = typing(document);
  for (let count = 0; count < 200; count++) {
    const { change } = step();
    await server.edit(uri, document.version(), change);
  }
  await server.stop();
}

function lintOfCorpus() {
  const folder = join(work, 'plans');
  mkdirSync(folder);
  writeCorpus(folder, { count: Number(values.plans), lines: sizes.M, seed: 20_310_106, broken: false });
  if (values.git) commitCorpus(folder);
  return ['lint', folder, '--as-of', '2031-01-06', '--format', 'compact', '--exit-zero'];
}

/** @returns answers in which file, relative to the root, and in which line of it a place of the program was written. */
function sourcesOf(program) {
  const map = JSON.parse(readFileSync(`${program}.map`, 'utf8'));
  const entries = new SourceMap(map);
  return (url, line, column) => {
    if (!url.endsWith('launchplan.cjs')) return undefined;
    const { originalSource, originalLine } = entries.findEntry(line, Math.max(column, 0));
    return originalSource && { file: relative(root, resolve(work, originalSource)), line: originalLine + 1 };
  };
}

/** @returns the milliseconds that each part and each function spent itself, and in all, as the samples tell. */
function spentIn(profiles, sourceAt) {
  const parts = new Map();
  const functions = new Map();
  const below = new Map();
  let total = 0;
  const add = (map, key, time) => map.set(key, (map.get(key) ?? 0) + time);
  for (const { nodes, samples, timeDeltas } of profiles) {
    const own = new Map();
    samples.forEach((id, index) => add(own, id, timeDeltas[index] / 1000));
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const walk = (node, outer) => {
      const { functionName, url, lineNumber, columnNumber } = node.callFrame;
      const source = sourceAt(fileOf(url), lineNumber, columnNumber);
      const part = partOf(source?.file, functionName, url);
      const time = own.get(node.id) ?? 0;
      if (part !== 'idle') {
        total += time;
        add(parts, part, time);
        add(functions, `${functionName || '(unnamed)'}  ${source ? `${source.file}:${source.line}` : url}`, time);
      }
      // Time counts once for each part that is anywhere up the stack.
      const inside = outer.has(part) ? outer : new Set([...outer, part]);
      if (part !== 'idle') for (const name of inside) add(below, name, time);
      for (const child of node.children ?? []) walk(byId.get(child), inside);
    };
    const [first] = nodes;
    for (const child of first.children ?? []) walk(byId.get(child), new Set());
  }
  return { parts, functions, below, total };
}

function fileOf(url) {
  return url.startsWith('file:') ? fileURLToPath(url) : url;
}

/** The folder of our own source, the package of a dependency, or what Node does by itself. */
function partOf(source, functionName, url) {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(idle)') return 'idle';
  if (source !== undefined) {
    const [, own] = /server\/src\/([\w-]+)/.exec(source) ?? [];
    const [, dependency] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
    return own ?? dependency ?? source;
  }
  return url.startsWith('node:') || url === '' ? 'node' : 'reading the program';
}

function print({ parts, functions, below, total }, threads) {
  const top = Number(values.top);
  const share = (time) => `${((time / total) * 100).toFixed(1)} %`.padStart(7);
  const ms = (time) => time.toFixed(0).padStart(7);
  console.log(`${total.toFixed(0)} ms sampled in ${threads} thread(s), idle time left out. Node ${process.version}\n`);
  console.log('     ms     own   below  part');
  for (const [part, time] of sorted(parts)) {
    console.log(`${ms(time)} ${share(time)} ${share(below.get(part) ?? 0)}  ${part}`);
  }
  console.log('\n     ms     own  function');
  for (const [name, time] of sorted(functions).slice(0, top)) console.log(`${ms(time)} ${share(time)}  ${name}`);
}

function sorted(map) {
  return [...map].toSorted(([, a], [, b]) => b - a);
}
