import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { newConsumer } from '../support/consumer.ts';
import { git } from '../support/repository.ts';

const consumer = newConsumer();
afterAll(consumer.remove);
consumer.write({ 'launch.yaml': SIX_FIELDS });

const CALL = "lintFiles('.', { asOf: '2026-12-01' }).then(({ plans }) => console.log(plans.map(({ path }) => path)));";

describe('what npm gets, in a project of somebody else', () => {
  it('describes no extension of an editor', () => {
    const manifest = JSON.parse(
      readFileSync(join(consumer.folder, 'node_modules/launchplan/package.json'), 'utf8'),
    ) as Readonly<Record<string, unknown>>;
    expect(Object.keys(manifest).toSorted()).toEqual([
      'bin',
      'bugs',
      'description',
      'engines',
      'exports',
      'homepage',
      'keywords',
      'license',
      'name',
      'repository',
      'type',
      'version',
    ]);
    expect(manifest.engines).toEqual({ node: '>=20' });
  });

  it.each([
    ['an ES module', 'index.mjs', `import { lintFiles } from 'launchplan';\n${CALL}`],
    [
      'an ES module that takes all at once',
      'all.mjs',
      `import api from 'launchplan';\nconst { lintFiles } = api;\n${CALL}`,
    ],
    ['CommonJS', 'index.cjs', `const { lintFiles } = require('launchplan');\n${CALL}`],
  ])('is used from %s', (_, file, text) => {
    consumer.write({ [file]: text });
    expect(consumer.run(file)).toEqual({ status: 0, out: "[ 'launch.yaml' ]\n", err: '' });
  });

  it.each([
    ['node16', 'node16', 'index.cts'],
    ['nodenext', 'nodenext', 'index.mts'],
    ['bundler', 'esnext', 'index.ts'],
  ])('has types for TypeScript with the module resolution %s', (resolution, module, file) => {
    const used = `import { diff, explain, lintFiles, lintText, loadConfig } from 'launchplan';
import type { DiffReport, LintReport, Verdict } from 'launchplan';
import schema from 'launchplan/schemas/launch.schema.json' with { type: 'json' };

export async function all(): Promise<readonly unknown[]> {
  const report: LintReport = await lintText('launch_plan: 1', { path: 'launch.yaml' });
  const change: DiffReport = await diff('main', undefined, { failOn: 'new-error' });
  const verdicts: readonly (Verdict | null | undefined)[] = [report.plans[0]?.verdict, change.plans[0]?.verdict.after];
  // @ts-expect-error: a word that is none.
  await diff('main', undefined, { failOn: 'new-eror' });
  // @ts-expect-error: a key that no plan has.
  const misspelt = report.plans[0]?.verdct;
  const { rule } = await explain('sales/no-demo');
  const lead: number | null | undefined = rule?.lead;
  const title: string = schema.title;
  const { values } = await loadConfig('.');
  return [verdicts, misspelt, title, lead, values, (await lintFiles(['.'])).summary.errors];
}
`;
    // A module in CommonJS may not say of which type an import is, and needs not.
    consumer.write({ [file]: file.endsWith('.cts') ? used.replace(" with { type: 'json' }", '') : used });
    const options = ['--noEmit', '--strict', '--resolveJsonModule', '--target', 'es2023', '--lib', 'es2023'];
    const compiled = consumer.compile(...options, '--module', module, '--moduleResolution', resolution, file);
    expect(compiled).toEqual({ status: 0, out: '', err: '' });
  });

  it('gives its schemas and its own description, and nothing of what is inside', () => {
    consumer.write({
      'inside.cjs': `
        console.log(require('launchplan/schemas/config.schema.json').type, require('launchplan/package.json').name);
        require('launchplan/dist/cli.cjs');`,
    });
    const { out, err } = consumer.run('inside.cjs');
    expect(out).toBe('object launchplan\n');
    expect(err).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

describe('the page about the functions', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');
  const [, plan = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  const examples = [...page.matchAll(/^```(js|ts)\n(.*?)```\n\n```text\n(.*?)```/gms)].map(([, kind, code, out]) => ({
    kind,
    code: code ?? '',
    out: out ?? '',
  }));

  it('has an example of each function', () => {
    expect(examples.length).toBe(page.split('```js\n').length + page.split('```ts\n').length - 2);
    const all = examples.map(({ code }) => code).join('\n');
    for (const name of ['lintText', 'lintFiles', 'diff', 'explain', 'loadConfig']) expect(all).toContain(`${name}(`);
  });

  it.each(examples)('prints what it says: $code', ({ kind, code, out }) => {
    consumer.write({ 'launch.yaml': plan });
    git(consumer.folder, ['init', '--quiet', '--initial-branch=main']);
    git(consumer.folder, ['add', 'launch.yaml']);
    git(consumer.folder, ['commit', '--quiet', '--allow-empty', '--message=Plan']);
    if (code.includes("diff('main'")) consumer.write({ 'launch.yaml': plan.replace('2027-03-10', '2027-01-18') });
    const file = code.includes('require(') ? 'example.cjs' : 'example.mjs';
    // Types that can be left out are all that sets TypeScript apart here.
    consumer.write({
      [file]: kind === 'ts' ? code.replace(', type DiffReport', '').replace(': DiffReport', '') : code,
    });
    const { out: printed, err } = consumer.run(file);
    expect({ printed, err }).toEqual({ printed: out, err: '' });
  });
});
