/**
 * How launchplan compares with its peers and with its parser. Prints a table of bars, what was measured, and whether
 * each bar is reached; a miss does not fail, since machines differ.
 *
 *     npm run bench -- [--quick] [--only=GROUP,GROUP] [--rounds=5] [--markdown=FILE]
 *
 * `--quick` takes a tenth of the plans and one round. `--only` measures some groups of rows: they are the names of the
 * functions in `groups` below. `--markdown` writes what is printed to a file as well.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { commitCorpus, sizes, writeCorpus } from './corpus.mjs';
import { measureEditor } from './editor-rows.mjs';
import { installPeers, parserOn, peersOn } from './peers.mjs';
import { interleaved, runMeasured, withPeak } from './processes.mjs';
import { atLeast, atMost, figure, markdownTable, shown } from './table.mjs';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'dist', 'cli.cjs');
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    markdown: { type: 'string' },
  },
});
const { quick } = options;
const rounds = quick ? 1 : Number(options.rounds);
/** How many plans stand for the 100, 1,000 and 10,000 of the bars. */
const [hundred, thousand, tenThousand] = quick ? [20, 100, 1_000] : [100, 1_000, 10_000];

/** In a folder of the system's, since one of ours would be in a repository. */
const work = mkdtempSync(join(tmpdir(), 'launchplan-bench-'));
const corpora = new Map();

/** Each measures some of the rows. What it cannot measure it says so by throwing, and the others go on. */
const groups = { parsers, ajv, eslint, spectral, v8r, start, lines, files, repository, editor, vsix, activation };

const versions = installPeers();
const details = [];
try {
  for (const check of [findsWhatIsBroken, saysSomethingOfEachPlan, allSeeAWrongTier]) check();
  const wanted = options.only?.split(',') ?? Object.keys(groups);
  const rows = [];
  for (const name of wanted) {
    if (groups[name] === undefined) throw new Error(`There is no group ${name}: ${Object.keys(groups).join(', ')}.`);
    const began = performance.now();
    const own = await measured(name);
    rows.push(...own);
    // A run that is broken off has said what it measured until then.
    console.error(`${name}: ${shown((performance.now() - began) / 1000)} s`);
    for (const row of own) console.error(`  ${row.join(' · ')}`);
  }
  const text = [
    `${cpus()[0]?.model ?? 'CPU'}, ${availableParallelism()} cores, Node ${process.version}; launchplan ${versionOfOurs()}, ${versions.join(', ')}.`,
    `${rounds} rounds; ${thousand} plans of ${sizes.M} lines stand for 1,000, and ${hundred} for 100, ${tenThousand} for 10,000.`,
    '',
    markdownTable(['bar', 'reach', 'measured', '', 'of'], rows),
    ...details.flatMap((detail) => ['', detail]),
  ].join('\n');
  console.log(text);
  if (options.markdown !== undefined) writeFileSync(options.markdown, `${text}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function measured(name) {
  try {
    return await groups[name]();
  } catch (error) {
    return [[name, '', 'not measured', '', String(error).split('\n')[0]]];
  }
}

/** One in fifty of these plans has a syntax error. */
function parsers() {
  const plans = corpus({ count: thousand, broken: true });
  const { ours, yaml, load } = interleaved(
    [lint('ours', plans), parserOn('yaml', plans, 'yaml', 'parseDocument'), parserOn('load', plans, 'js-yaml', 'load')],
    rounds,
  );
  return [
    atMost('lint 1,000 ÷ yaml parseDocument alone, CPU', 0.4, ...ratio(ours.cpu, yaml.cpu)),
    atMost('lint 1,000 ÷ js-yaml load alone, CPU', 1.6, ...ratio(ours.cpu, load.cpu)),
  ];
}

function ajv() {
  const few = against('ajv-cli', corpus({ count: thousand }), rounds);
  const many = against('ajv-cli', corpus({ count: tenThousand }), quick ? 1 : 3);
  return [
    atMost('lint 1,000 ÷ ajv-cli, CPU', 0.85, ...ratio(few.ours.cpu, few['ajv-cli'].cpu)),
    atMost('lint 10,000 ÷ ajv-cli, wall', 0.9, ...ratio(many.ours.wall, many['ajv-cli'].wall)),
    atMost('time, 10,000 ÷ 1,000 plans, CPU', 7, ...ratio(many.ours.cpu, few.ours.cpu)),
    figure('the same, wall', ...ratio(many.ours.wall, few.ours.wall)),
  ];
}

function eslint() {
  const { ours, eslint: theirs } = against('eslint', corpus({ count: thousand, broken: true }), quick ? 1 : 2);
  return [atLeast('eslint stack ÷ lint, 1,000, CPU', 6, ...ratio(theirs.cpu, ours.cpu))];
}

function spectral() {
  const few = against('spectral', corpus({ count: hundred, broken: true }), quick ? 1 : 3);
  const many = against('spectral', corpus({ count: thousand, broken: true }), 1);
  return [
    atLeast('spectral ÷ lint, 100, CPU', 10, ...ratio(few.spectral.cpu, few.ours.cpu)),
    atLeast('spectral ÷ lint, 1,000, CPU', 22, ...ratio(many.spectral.cpu, many.ours.cpu)),
  ];
}

function v8r() {
  const { ours, v8r: theirs } = against('v8r', corpus({ count: thousand, broken: true }), quick ? 1 : 2);
  return [atLeast('v8r ÷ lint, 1,000, CPU', 14, ...ratio(theirs.cpu, ours.cpu))];
}

function start() {
  const one = join(corpus({ count: thousand }), 'plan-0.launch.yaml');
  const { node, version, cold } = interleaved(
    [{ name: 'node', args: ['-e', '0'] }, { name: 'version', args: [cli, '--version'] }, lint('cold', one)],
    quick ? 5 : 21,
  );
  return [
    atMost('cold start, one plan ÷ node -e 0, CPU', 1.6, ...ratio(cold.cpu, node.cpu, 1000, 'ms')),
    atMost('--version ÷ node -e 0, CPU', 1.15, ...ratio(version.cpu, node.cpu, 1000, 'ms')),
  ];
}

/** Time over the length of one plan. Folders of as many kilobytes, so that starting weighs the same on both. */
function lines() {
  const kilobytes = (folder) => sizeOf(folder) / 1024;
  const folders = {
    L: corpus({ count: quick ? 17 : 86, size: 'L' }),
    XL: corpus({ count: quick ? 2 : 10, size: 'XL' }),
  };
  const small = corpus({ count: 1, size: 'S' });
  const found = interleaved([lint('S', small), lint('L', folders.L), lint('XL', folders.XL)], rounds);
  const cost = (name) => ((found[name].cpu - found.S.cpu) * 1000) / kilobytes(folders[name]);
  const lengths = [60, 600, 5_000, 50_000];
  details.push(
    [
      'One plan, by its length:',
      '',
      scalingTable('lines', lengths, (length) => join(corpus({ count: 1, size: length }), 'plan-0.launch.yaml')),
    ].join('\n'),
  );
  return [atMost('cost per KB, XL ÷ L, CPU', 1.3, ...ratio(cost('XL'), cost('L'), 1, 'ms'))];
}

function files() {
  const counts = quick ? [1, 100, 1_000] : [1, 100, 1_000, 10_000];
  details.push(
    ['Many plans:', '', scalingTable('plans', counts, (count) => corpus({ count, broken: true }))].join('\n'),
  );
  return [];
}

/** @returns a table of the time and the memory that each of some amounts takes. */
function scalingTable(what, amounts, pathOf) {
  const rows = amounts.map((amount) => {
    const runs = Array.from({ length: quick ? 1 : 3 }, () => withPeak(lint('ours', pathOf(amount)).args));
    const [{ cpu, wall, peak }] = runs.toSorted((a, b) => a.cpu - b.cpu).slice(Math.floor(runs.length / 2));
    return [amount.toLocaleString('en'), shown(cpu), shown(wall), shown(peak)];
  });
  return markdownTable([what, 'CPU s', 'wall s', 'peak MB'], rows);
}

function repository() {
  const plain = corpus({ count: thousand, broken: true });
  const inRepository = corpus({ count: thousand, broken: true, committed: true });
  const found = interleaved([lint('ours', plain), lint('git', inRepository)], rounds);
  return [figure('lint 1,000 in a repository ÷ in none, CPU', ...ratio(found.git.cpu, found.ours.cpu))];
}

async function editor() {
  const { rows, detail } = await measureEditor({ quick });
  details.push(detail);
  return rows;
}

/** Packs the extension as it is published; the programs of this run are built again after it. */
function vsix() {
  const file = join(work, 'launchplan.vsix');
  try {
    run('node', ['server/build/bundle.mjs', '--minify']);
    run('npx', ['vsce', 'package', '--no-dependencies', '-o', file]);
  } finally {
    run('node', ['server/build/bundle.mjs']);
  }
  const bytes = readFileSync(file);
  // The last 22 bytes of a zip without a comment; its count of entries holds two files that vsce adds.
  const entries = bytes.readUInt16LE(bytes.length - 22 + 10);
  return [
    atMost('VSIX, KB', 700, bytes.length / 1000),
    atMost('VSIX, files', 40, entries, 'two of them are of the format itself'),
  ];
}

function activation() {
  return [['activate() in a workspace without a plan', 'nothing runs', 'a test', '', 'see `npm run test:e2e`']];
}

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
}

/** A folder of plans, made once for all rows that ask for the same. */
function corpus({ count, size = 'M', broken = false, committed = false }) {
  const key = `${count}-${size}${broken ? '-broken' : ''}${committed ? '-committed' : ''}`;
  const known = corpora.get(key);
  if (known !== undefined) return known;
  const folder = join(work, key);
  writeCorpus(folder, { count, lines: sizes[size] ?? size, seed: 20_310_106, broken });
  if (committed) commitCorpus(folder);
  corpora.set(key, folder);
  return folder;
}

function lint(name, path) {
  return { name, args: [cli, 'lint', path, '--as-of', '2031-01-06', '--format', 'compact', '--exit-zero'] };
}

/** Our command and a peer on the same plans, in turn. */
function against(name, plans, times) {
  return interleaved([lint('ours', plans), ...peersOn(plans).filter((peer) => peer.name === name)], times);
}

/** What a bar is about, and what it is made of, in seconds where nothing else is said. */
function ratio(one, other, scale = 1, unit = 's') {
  return [one / other, `${shown(one * scale)} ${unit} ÷ ${shown(other * scale)} ${unit}`];
}

function sizeOf(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('launch.yaml'));
  return names.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
}

function versionOfOurs() {
  return runMeasured(process.execPath, [cli, '--version']).stdout.trim();
}

/* A benchmark of wrong answers is worth nothing: every tool has to see what is wrong, and to read every plan. */

function findsWhatIsBroken() {
  const { stdout } = runMeasured(process.execPath, lint('ours', corpus({ count: 100, broken: true })).args);
  const found = new Set([...stdout.matchAll(/plan-(\d+)\.launch\.yaml:\d+:\d+: error syntax\//g)].map(([, n]) => n));
  if ([...found].join() !== '49,99') throw new Error(`launchplan finds the syntax errors in ${[...found].join()}.`);
}

function saysSomethingOfEachPlan() {
  const plans = corpus({ count: hundred });
  const { stdout } = runMeasured(process.execPath, lint('ours', plans).args);
  const unread = readdirSync(plans).filter((name) => name.endsWith('launch.yaml') && !stdout.includes(name));
  if (unread.length > 0) throw new Error(`launchplan has nothing to say of ${unread.join(', ')}.`);
  // A plan that was cut short may refer to what it no longer holds; all else is as the schema has it.
  const wrong = stdout.match(/error (?:syntax|schema)\/(?!unknown-reference).*$/gm) ?? [];
  if (wrong.length > 0) throw new Error(`Plans of the corpus are not as the schema has them: ${wrong.join(', ')}`);
}

function allSeeAWrongTier() {
  const folder = corpus({ count: 3 });
  corpora.clear();
  const path = join(folder, 'plan-1.launch.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^tier: .*$/m, 'tier: nine'));
  const ours = runMeasured(process.execPath, lint('ours', folder).args).stdout;
  if (!/plan-1\.launch\.yaml:\d+:\d+: error schema\//.test(ours)) throw new Error('launchplan misses a wrong tier.');
  for (const { name, command, args, options: how } of peersOn(folder)) {
    const { status, stdout, stderr } = runMeasured(command, args, how);
    const said = `${stdout}${stderr}`;
    if (status === 0 || !said.includes('tier') || !said.includes('plan-1')) {
      throw new Error(`${name} does not see a wrong tier:\n${said}`);
    }
  }
}
