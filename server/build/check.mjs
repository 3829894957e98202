/**
 * Everything that CI checks, two steps at a time, each in a process of its own.
 *
 *     npm run check                       all steps
 *     npm run check -- types lint         these
 *     npm run check -- --without test     all others
 *     npm run check -- quick              what is worth knowing after each change (check-quick.mjs)
 */
import { runSteps } from './run-steps.mjs';

/** npm scripts, the slowest first so that the short ones fill the gaps. */
const all = ['lint', 'test', 'types', 'format:check', 'unused', 'layers', 'generate:check'];
/** Needs the built files, and `test` builds them at its start. So it runs after all others. */
const last = 'publint';

const [first, ...rest] = process.argv.slice(2);
if (first === 'quick') {
  await import('./check-quick.mjs');
} else {
  await checkAll();
}

async function checkAll() {
  const without = first === '--without';
  const named = without ? rest : [first, ...rest].filter((name) => name !== undefined);

  const unknown = named.filter((name) => ![...all, last].includes(name));
  if (unknown.length > 0) {
    console.error(`There is no step ${unknown.join(', ')}; there are ${[...all, last].join(', ')}, and quick.`);
    process.exit(2);
  }

  const isAsked = (name) => named.length === 0 || named.includes(name) !== without;
  const step = (name) => ({ name, command: ['npm', 'run', '--silent', name] });
  const failed = [
    ...(await runSteps(all.filter(isAsked).map(step))),
    ...(isAsked(last) ? await runSteps([step(last)]) : []),
  ];
  if (failed.length > 0) {
    console.log(`\nFailed: ${failed.join(', ')}. Run one alone with \`npm run ${failed[0]}\`.`);
    process.exitCode = 1;
  }
}
