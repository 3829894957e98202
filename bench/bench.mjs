/**
 * How launchplan compares with its peers and with its parser. Prints a table of bars, what was measured, and whether
 * each bar is reached; a miss does not fail, since machines differ.
 *
 *     npm run bench -- [--quick] [--rounds=3]
 *
 * `--quick` takes 100 plans where the bars mean 1,000, leaves out 10,000, and runs in a few minutes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { planOf, sizes, writeCorpus } from './corpus.mjs';
import { installPeers, parserOn, peersOn } from './peers.mjs';
import { interleaved, runMeasured } from './processes.mjs';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'dist', 'cli.cjs');
const quick = process.argv.includes('--quick');
const rounds = Number(/--rounds=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 3);
const many = quick ? 100 : 1_000;
const few = quick ? 20 : 100;

const versions = installPeers();
const folderOf = (name) => join(root, 'out', 'bench', name);
const corpus = (name, options) => {
  writeCorpus(folderOf(name), { lines: sizes.M, seed: 20_310_106, broken: false, ...options });
  return folderOf(name);
};

const plans = corpus('many', { count: many });
const fewPlans = corpus('few', { count: few });
const withErrors = corpus('broken', { count: 100, broken: true });
const single = (name) => {
  const folder = corpus(name, { count: 0 });
  writeFileSync(join(folder, 'plan.launch.yaml'), planOf(sizes[name], 7));
  return folder;
};
const big = { L: single('L'), XL: single('XL') };

const lint = (name, path, ...more) => ({
  name,
  args: [cli, 'lint', path, '--as-of', '2031-01-06', '--format', 'compact', '--exit-zero', ...more],
});

checkOutputs();

const slow = (name) => name === 'spectral' || name === 'v8r' || name === 'eslint';
const peers = peersOn(plans);
const onMany = interleaved(
  [
    lint('ours', plans),
    parserOn(plans, 'yaml', 'parseDocument'),
    parserOn(plans, 'js-yaml', 'load'),
    ...peers.filter(({ name }) => !slow(name)),
  ],
  rounds,
);
const slowOnMany = interleaved([lint('ours', plans), ...peers.filter(({ name }) => slow(name))], 1);
const onFew = interleaved(
  [lint('ours', fewPlans), ...peersOn(fewPlans).filter(({ name }) => name === 'spectral')],
  quick ? 1 : rounds,
);
const starts = interleaved(
  [
    { name: 'node', args: ['-e', '0'] },
    { name: 'version', args: [cli, '--version'] },
    lint('one', join(plans, 'plan-0.launch.yaml')),
    lint('L', big.L),
    lint('XL', big.XL),
  ],
  rounds * 3,
);

const kilobytes = (folder) => readFileSync(join(folder, 'plan.launch.yaml')).length / 1024;
const perKilobyte = (name) => (starts[name].cpu - starts.one.cpu) / kilobytes(big[name]);

console.log(`Node ${process.version}, ${availableParallelism()} cores, ${rounds} rounds; ${versions.join(', ')}`);
console.log(`${many} plans of ${sizes.M} lines stand for 1,000; ${few} for 100.\n`);
const rows = [
  atMost('lint ÷ yaml parseDocument alone, CPU', 0.4, onMany.ours.cpu / onMany['yaml parseDocument'].cpu),
  atMost('lint ÷ js-yaml load alone, CPU', 1.6, onMany.ours.cpu / onMany['js-yaml load'].cpu),
  atMost('lint ÷ ajv-cli, CPU', 0.85, onMany.ours.cpu / onMany['ajv-cli'].cpu),
  atLeast('eslint ÷ lint, 1,000, CPU', 6, slowOnMany.eslint.cpu / slowOnMany.ours.cpu),
  atLeast('spectral ÷ lint, 100, CPU', 10, onFew.spectral.cpu / onFew.ours.cpu),
  atLeast('spectral ÷ lint, 1,000, CPU', 22, slowOnMany.spectral.cpu / slowOnMany.ours.cpu),
  atLeast('v8r ÷ lint, 1,000, CPU', 14, slowOnMany.v8r.cpu / slowOnMany.ours.cpu),
  atMost('cold start, one plan ÷ node -e 0, CPU', 1.6, starts.one.cpu / starts.node.cpu),
  atMost('--version ÷ node -e 0, CPU', 1.15, starts.version.cpu / starts.node.cpu),
  atMost('cost per KB, XL ÷ L, CPU', 1.3, perKilobyte('XL') / perKilobyte('L')),
  ...(quick ? [] : tenThousand()),
];
const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));

function tenThousand() {
  const folder = corpus('ten-thousand', { count: 10_000 });
  const ajv = peersOn(folder).find(({ name }) => name === 'ajv-cli');
  const found = interleaved([lint('ours', folder), ajv], 1);
  return [
    atMost('lint ÷ ajv-cli, 10,000, wall', 0.9, found.ours.wall / found['ajv-cli'].wall),
    atMost('10,000 ÷ 1,000 plans, CPU', 7, found.ours.cpu / onMany.ours.cpu),
  ];
}

function atMost(bar, limit, measured) {
  return [bar, `≤ ${limit}`, measured.toFixed(2), measured <= limit ? 'pass' : 'miss'];
}

function atLeast(bar, limit, measured) {
  return [bar, `≥ ${limit}`, measured.toFixed(2), measured >= limit ? 'pass' : 'miss'];
}

/** A benchmark of wrong answers is worth nothing: every tool has to see what is wrong, and to read every plan. */
function checkOutputs() {
  const { stdout } = runMeasured(process.execPath, lint('ours', withErrors).args);
  const broken = new Set([...stdout.matchAll(/plan-(\d+)\.launch\.yaml:\d+:\d+: error syntax\//g)].map(([, n]) => n));
  if ([...broken].join() !== '49,99') throw new Error(`launchplan finds the syntax errors in ${[...broken].join()}`);
  const names = readdirSync(fewPlans).filter((name) => name.endsWith('launch.yaml'));
  const ours = runMeasured(process.execPath, lint('ours', fewPlans).args).stdout;
  const unread = names.filter((name) => !ours.includes(name));
  if (unread.length > 0) throw new Error(`launchplan has nothing to say of ${unread.join(', ')}`);
  const folder = corpus('wrong', { count: 1 });
  const wrong = readFileSync(join(folder, 'plan-0.launch.yaml'), 'utf8').replace(/^tier: .*$/m, 'tier: nine');
  writeFileSync(join(folder, 'plan-0.launch.yaml'), wrong);
  for (const { name, command, args, options } of peersOn(folder)) {
    const { status, stdout: out, stderr } = runMeasured(command, args, options);
    if (status === 0 || !`${out}${stderr}`.includes('tier')) {
      throw new Error(`${name} does not see a wrong tier:\n${out}${stderr}`);
    }
  }
}
