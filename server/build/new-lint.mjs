/**
 * Starts a lint: its file, and a test folder with a plan that it accepts and one that it reports.
 *
 *     npm run new-lint sales/no-input
 *
 * What it writes does not pass the checks until every sentence in it says something.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const [id = ''] = process.argv.slice(2);

if (!/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/.test(id)) {
  console.error('Name the lint for its flaw, as area/flaw: npm run new-lint sales/no-input');
  process.exit(2);
}

const [area = ''] = id.split('/');
// The section of the plan that the area is named for, where there is one.
const section = area.replaceAll('-', '_');

const plan = (body) => `launch_plan: 1
name: Atlas Billing
owner: ana@example.com
tier: 1
stage: ga
date: 2027-03-10
${body}`;

const files = {
  [`server/src/lints/${id}.ts`]: `import { asksForTask } from '../claim.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: '',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 30 },
  needs: '${section}.thing',
  why: '',
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: '' },
  good: { plan: '' },
  check: (plan) => [asksForTask(plan.${section}.thing, { thing: '', missing: '', because: '' })],
});
`,
  [`test/lints/${id}/accepts-planned.yaml`]: plan(`${section}:\n  thing:\n    owner: lee@example.com\n    due: T-60\n`),
  [`test/lints/${id}/reports-missing.yaml`]: plan(''),
};

const taken = Object.keys(files).filter((file) => existsSync(new URL(file, root)));
if (taken.length > 0) {
  console.error(`Nothing was written: ${taken.join(' and ')} exists already.`);
  process.exit(1);
}

for (const [file, content] of Object.entries(files)) {
  const path = new URL(file, root);
  await mkdir(new URL('.', path), { recursive: true });
  await writeFile(path, content);
  console.log(`Wrote ${file}.`);
}

const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('generate.mjs', import.meta.url))], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
