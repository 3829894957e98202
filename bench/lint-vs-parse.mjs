/**
 * The time of `launchplan lint` over many plans, beside that of nothing but `yaml.parseDocument` on the same files.
 *
 *     node bench/lint-vs-parse.mjs [plans] [rounds]
 *
 * Both run in processes of their own, in turn; what counts is the CPU time, user and system, so that other work on the
 * machine disturbs little. The plans are made from the samples, with the same ones for the same seed.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'out/bench/plans');
const cli = join(root, 'dist/cli.cjs');
const [plans = 1000, rounds = 5] = process.argv.slice(2).map(Number);

/** The parser alone: what any tool on top of it spends at least. */
const parseAlone = `
  const { parseDocument } = require('yaml');
  const { readFileSync, readdirSync } = require('node:fs');
  const folder = ${JSON.stringify(folder)};
  let errors = 0;
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.yaml') || name.startsWith('.')) continue;
    errors += parseDocument(readFileSync(folder + '/' + name, 'utf8')).errors.length;
  }
  if (errors > 0) throw new Error(errors + ' errors');
`;
const startAlone = `require('yaml')`;

const bytes = writePlans(plans);
console.log(
  `${plans} plans, ${(bytes / plans / 1024).toFixed(1)} KiB on average; Node ${process.version}, ${availableParallelism()} cores`,
);

const programs = {
  lint: ['--', cli, 'lint', folder, '--as-of', '2031-01-06', '--format', 'compact', '--exit-zero'],
  'lint, started for one plan': [
    '--',
    cli,
    'lint',
    join(folder, 'plan-0.launch.yaml'),
    '--as-of',
    '2031-01-06',
    '--exit-zero',
  ],
  parse: ['-e', parseAlone],
  'parse, started for none': ['-e', startAlone],
};
const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, args] of Object.entries(programs)) times[name].push(cpuSeconds(args));
}

const medians = Object.fromEntries(Object.entries(times).map(([name, found]) => [name, median(found)]));
for (const [name, seconds] of Object.entries(medians)) {
  const spread = times[name].map((one) => one.toFixed(2)).join(' ');
  console.log(`${name.padEnd(28)} ${seconds.toFixed(2)} s CPU (${spread})`);
}
const work = medians.lint - medians['lint, started for one plan'];
const parsing = medians.parse - medians['parse, started for none'];
console.log(`lint / parse, as run:            ${(medians.lint / medians.parse).toFixed(2)}`);
console.log(`lint / parse, without the start: ${(work / parsing).toFixed(2)}`);
console.log(`share of lint outside parsing:   ${Math.round((1 - parsing / work) * 100)} %`);

/** @returns how many bytes they are. */
function writePlans(count) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sources = readdirSync(join(root, 'samples'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /launch\.yaml$/.test(path) && !path.includes('history') && !/^(?:ros|syntax-error)\b/.test(path))
    .sort()
    .map((path) => readFileSync(join(root, 'samples', path), 'utf8'))
    .filter((text) => text.length > 4_000);
  const random = randomNumbers(20310106);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const first = ['Northern', 'Quiet', 'Rapid', 'Amber', 'Open', 'Second', 'Harbor', 'Lucid', 'Plain', 'Upper'];
  const second = ['Ledger', 'Inbox', 'Checkout', 'Atlas', 'Signals', 'Notes', 'Desk', 'Routes', 'Vault', 'Stream'];
  const people = ['ana', 'ben', 'chi', 'dov', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon'];
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const days = Math.floor(random() * 120) - 60;
    const owner = pick(people);
    const text = pick(sources)
      .replace(/^name: .*$/m, `name: ${pick(first)} ${pick(second)} ${index}`)
      .replaceAll(/\b20\d\d-\d\d-\d\d\b/g, (date) => moved(date, days))
      .replaceAll(/\b(?:ana|jonas|igor|noor)@example\.com/g, `${owner}${index % 37}@example.com`);
    bytes += Buffer.byteLength(text);
    writeFileSync(join(folder, `plan-${index}.launch.yaml`), text);
  }
  // A root of its own, with nothing set.
  writeFileSync(join(folder, '.launchplan.yaml'), 'root: true\n');
  return bytes;
}

function moved(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Numbers in [0, 1), the same for the same seed: a linear congruential generator is good enough to vary names. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Runs Node to its end and says what CPU time it took, its own report being the only one that works everywhere. */
function cpuSeconds(args) {
  const report =
    'data:text/javascript,process.on("exit",()=>process.stderr.write("\\ncpu "+Object.values(process.cpuUsage()).reduce((a,b)=>a+b)))';
  const { status, stderr } = spawnSync(process.execPath, ['--import', report, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const found = /\ncpu (\d+)$/.exec(stderr);
  if (status !== 0 || found === null) {
    throw new Error(`node ${args.slice(0, 4).join(' ')} ended with ${status}\n${stderr}`);
  }
  return Number(found[1]) / 1e6;
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
