/**
 * Starts a lint that passes all checks: its file, a folder of plans with what they expect, and its key in the schema and
 * in the plan's shape where the key is new. It asks for what is not given, where there is a terminal to ask on.
 *
 *     npm run new-lint
 *     npm run new-lint -- legal/no-pen-test --asks task --key legal.pen_test --tiers 1,2 --lead 30 \
 *       --sentence 'Nobody has tried to break in.'
 *
 * It overwrites nothing. Exit code 2: an answer is missing or cannot be used, and nothing was written.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fromFlags, help } from './new-lint/answers.mjs';
import { askFor } from './new-lint/ask.mjs';
import { filesOf } from './new-lint/files.mjs';
import { readProject } from './new-lint/project.mjs';

const root = new URL('../../', import.meta.url);

process.exitCode = await main(process.argv.slice(2));

async function main(args) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return 0;
  }
  const project = await readProject(root);
  const { answers, mistakes } = await answersFrom(args, project);
  if (mistakes.length > 0) {
    console.error(`${mistakes.join('\n')}\n\nNothing was written. \`npm run new-lint -- --help\` says more.`);
    return 2;
  }
  const { made, changed } = await filesOf(answers, project);
  const taken = Object.keys(made).filter((file) => existsSync(new URL(file, root)));
  if (taken.length > 0) {
    console.error(`Nothing was written: ${taken.join(' and ')} exists already.`);
    return 2;
  }
  for (const [file, content] of Object.entries({ ...made, ...changed })) {
    const path = new URL(file, root);
    await mkdir(new URL('.', path), { recursive: true });
    await writeFile(path, content);
    console.log(`${file in made ? 'Wrote' : 'Changed'} ${file}.`);
  }
  return finish(answers);
}

async function answersFrom(args, project) {
  const given = fromFlags(args, project);
  const canAsk = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (!canAsk || given.mistakes.length > 0) return { ...given, mistakes: [...given.mistakes, ...given.missing] };
  return askFor(given.answers, project);
}

/** Writes what is derived from the new files, checks them, and says how to go on. */
function finish({ id }) {
  const vitest = fileURLToPath(new URL('node_modules/vitest/vitest.mjs', root));
  const steps = [
    [fileURLToPath(new URL('generate.mjs', import.meta.url))],
    [vitest, 'run', 'test/lints/lints.test.ts', 'test/lints/catalogue.test.ts', '-u', '-t', id, '--hideSkippedTests'],
  ];
  for (const step of steps) {
    const { status, stdout, stderr } = spawnSync(process.execPath, step, {
      cwd: fileURLToPath(root),
      encoding: 'utf8',
    });
    if (status === 0) continue;
    console.error(`${stdout}${stderr}\nThe files of ${id} were written, but a check of them failed: see above.`);
    return 1;
  }
  console.log(`Wrote what is generated from them, and the .expected files.

${id} is there, and its plans pass. Put your own words and plans in place of those that it starts with:
  server/src/lints/${id}.ts   its message, and under \`why\` what happened to a launch without it
  test/lints/${id}/   what it accepts and reports; people read what the .expected files say

Then:
  npx vitest run test/lints -u -t ${id}   # checks its plans and writes the .expected files
  npm run mutate -- ${id}   # breaks it in small ways, and lists what no plan notices
  npm run generate && npm run check -- quick   # all that is near; without quick, all that CI asks`);
  return 0;
}
