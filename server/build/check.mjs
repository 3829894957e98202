/**
 * Everything that CI asks, two steps at a time, each in a process of its own.
 *
 *     npm run check                       all steps
 *     npm run check -- types lint         these
 *     npm run check -- --without test     all others
 */
import { spawn } from 'node:child_process';

/** npm scripts, the slowest first so that the short ones fill the gaps. */
const all = ['lint', 'test', 'types', 'format:check', 'unused', 'layers', 'generate:check'];
const atOnce = 2;
/** Looks at what was built, which `test` does at its start: it comes when all others are done. */
const last = 'publint';

const [first, ...rest] = process.argv.slice(2);
const without = first === '--without';
const named = without ? rest : [first, ...rest].filter((name) => name !== undefined);

const unknown = named.filter((name) => ![...all, last].includes(name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}; there are ${[...all, last].join(', ')}.`);
  process.exit(2);
}

const isAsked = (name) => named.length === 0 || named.includes(name) !== without;
const waiting = all.filter(isAsked);
const failed = [];

await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await step(name);
  }),
);
if (isAsked(last)) await step(last);

if (failed.length > 0) {
  console.log(`\nFailed: ${failed.join(', ')}. Run one alone with \`npm run ${failed[0]}\`.`);
  process.exitCode = 1;
}

/** Runs a step and says how it went. */
async function step(name) {
  const started = performance.now();
  const { code, output } = await run(name);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name}  (${seconds} s)`);
  if (code === 0) return;
  failed.push(name);
  console.log(output.trimEnd());
}

/** Runs an npm script, with its two streams in one text. */
function run(name) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', name], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
