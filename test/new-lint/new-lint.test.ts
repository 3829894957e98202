import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as examples from '../../server/src/engine/pages/examples.ts';
import type { Lint } from '../../server/src/lints/lint.ts';
import { temporaryFolder } from '../support/repository.ts';
import type * as folder from '../support/lint-folder.ts';

const root = join(import.meta.dirname, '../..');

interface Project {
  readonly schema: object;
  readonly shapeText: string;
}
type Answers = Readonly<Record<string, unknown>>;
type Files = Readonly<Record<string, string>>;

/** The modules of `npm run new-lint`: they are plain JavaScript, as all build tools are. */
const load = (file: string): Promise<unknown> => import(pathToFileURL(join(root, 'server/build/new-lint', file)).href);
const { readProject } = (await load('project.mjs')) as { readProject: (root: URL) => Promise<Project> };
const { fromFlags } = (await load('answers.mjs')) as {
  fromFlags: (
    args: readonly string[],
    project: Project,
  ) => { answers: Answers; mistakes: readonly string[]; missing: readonly string[] };
};
const { filesOf } = (await load('files.mjs')) as {
  filesOf: (answers: Answers, project: Project) => Promise<{ made: Files; changed: Files }>;
};

const project = await readProject(pathToFileURL(`${root}/`));

/** The command line of each kind of lint, with a new key and with one that there is. */
const lines: readonly (readonly [string, string])[] = [
  ['a task, new', 'legal/no-pen-test --asks task --key legal.pen_test --tiers 1,2 --lead 30'],
  ['a task, known', 'support/no-list --asks task --key support.tools --tiers 2 --severity warning'],
  ['a fact, new', 'marketing/no-story --asks fact --key marketing.story --tiers 1,2,3 --lead 45'],
  ['a list, new', 'finance/no-codes --asks fact --key finance.price_codes --holds texts --tiers 1,2 --lead 14'],
  ['a fact, known', 'marketing/no-category --asks fact --key marketing.positioning --tiers 1 --severity info'],
  ['a day, new', 'support/no-hours --asks day --key support.open_since --tiers 1,2 --lead 20'],
  ['a day, known', 'customer/no-end --asks day --key migration.end_of_sale --tiers 1,2 --severity error'],
  ['an approval, new', 'gate/no-brand --asks approval --key brand --tiers 1,3 --lead 10'],
  ['an approval, known', 'gate/no-security --asks approval --key approvals[gate=security] --tiers 1 --severity info'],
  ['a condition, new', 'sales/no-quota --asks condition --key sales.quota_set --tiers 1,2 --severity warning'],
  ['a condition, a new day', 'owner/late --asks condition --key handoff.taken --holds day --tiers 1,2 --lead 9'],
  ['a condition, known', 'support/low-level --asks condition --key support.level --tiers 3 --severity info'],
  ['a condition of a list', 'sales/one-overlap --asks condition --key sales.overlaps --tiers 1,2 --severity info'],
  ['a condition of a task', 'engineering/open --asks condition --key engineering.load_test --tiers 1 --lead 9'],
];
const sentence = "Nobody has said it's “there”";

function flags(line: string): readonly string[] {
  return [...line.split(' '), '--sentence', sentence];
}

interface Bundle {
  readonly lints: readonly Lint[];
  readonly checkExample: typeof examples.checkExample;
  readonly checkText: typeof folder.checkText;
  readonly lintCases: typeof folder.lintCases;
  readonly statesOf: typeof folder.statesOf;
  readonly checkCase: typeof folder.checkCase;
}

describe('a lint that new-lint starts', () => {
  const files: Record<string, string> = {};
  const place = mkdtempSync(join(tmpdir(), 'launchplan-new-lint-'));
  let bundle: Bundle;

  afterAll(() => rmSync(place, { recursive: true, force: true }));

  // All of them in one program, beside the lints that there are: what one adds the next one finds there.
  beforeAll(async () => {
    let current = project;
    for (const [, line] of lines) {
      const { answers, mistakes, missing } = fromFlags(flags(line), current);
      expect([...mistakes, ...missing]).toEqual([]);
      const { made, changed } = await filesOf(answers, current);
      Object.assign(files, made, changed);
      current = {
        ...current,
        schema: JSON.parse(files['schemas/launch.schema.json'] ?? '{}') as object,
        shapeText: files['server/src/plan/plan-shape.ts'] ?? '',
      };
    }
    bundle = await bundled(files, join(place, 'core.cjs'));
  });

  it.each(lines)('of %s reports and accepts its plans as they say', (_, line) => {
    const [id = ''] = line.split(' ');
    const plans = Object.keys(files).filter((file) => file.startsWith(`test/lints/${id}/`));
    expect(plans.some((file) => file.includes('/reports-'))).toBe(true);
    expect(plans.some((file) => file.includes('/accepts-'))).toBe(true);
    const place = temporaryFolder();
    for (const file of plans) writeFileSync(join(place, file.slice(file.lastIndexOf('/') + 1)), files[file] ?? '');
    for (const one of bundle.lintCases(place)) {
      expect(one.days.length).toBeGreaterThan(0);
      for (const { today, states } of one.days) {
        const { report } = bundle.checkCase(one, today);
        expect(bundle.statesOf(report, id), one.name).toBe(states);
        expect(report.findings.some(({ rule }) => rule === id)).toBe(one.name.startsWith('reports-'));
        expect(report.findings.filter(({ rule }) => /^(?:schema|syntax)\//.test(rule))).toEqual([]);
      }
    }
  });

  it.each(lines)('of %s reports its bad example and not its good one', (_, line) => {
    const [id = ''] = line.split(' ');
    const lint = bundle.lints.find((one) => one.id === id);
    if (lint === undefined) throw new Error(`There is no ${id}`);
    expect(lint.summary).toBe(`${sentence}.`);
    expect(lint.why.length).toBeGreaterThan(80);
    const reports = ({ bad, good }: Lint): readonly boolean[] =>
      [bad, good].map((example) =>
        (bundle.checkExample(lint, example).plans[0]?.findings ?? []).some(({ rule }) => rule === id),
      );
    expect(reports(lint)).toEqual([true, false]);
  });

  it('has its new key in the schema and in the shape, before the keys that every section has', () => {
    const schema = JSON.parse(files['schemas/launch.schema.json'] ?? '{}') as {
      properties: Record<string, { else: { properties: object }; if: { properties: object } }>;
    };
    for (const part of [schema.properties.legal?.else.properties, schema.properties.legal?.if.properties]) {
      const keys = Object.keys(part ?? {});
      expect(keys.indexOf('pen_test')).toBeGreaterThan(keys.indexOf('subprocessor_notice'));
      expect(keys.indexOf('pen_test')).toBeLessThan(keys.indexOf('unchanged'));
    }
    expect(files['server/src/plan/plan-shape.ts']).toContain('    pen_test: task,\n');
  });
});

/** The core with some files replaced or added, and the new lints among the others, as one program at `outfile`. */
async function bundled(files: Files, outfile: string): Promise<Bundle> {
  const added = Object.keys(files).filter((file) => file.startsWith('server/src/lints/'));
  const index = readFileSync(join(root, 'server/src/lints/index.ts'), 'utf8');
  const overlay: Record<string, string> = {
    ...files,
    'server/src/lints/index.ts': added.reduce((text, file, at) => {
      const path = file.slice('server/src/lints/'.length);
      const name = `added${String(at)}`;
      return `import ${name} from './${path}';\n${text.replace(/\n];/, `\n  named('${path.slice(0, -3)}', ${name}),\n];`)}`;
    }, index),
  };
  const plugin: Plugin = {
    name: 'overlay',
    setup(hooks) {
      hooks.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir }) => {
        const resolved = join(resolveDir, path);
        return resolved.slice(root.length + 1) in overlay ? { path: resolved } : undefined;
      });
      hooks.onLoad({ filter: /\.(?:ts|json)$/ }, ({ path }) => {
        const contents = overlay[path.slice(root.length + 1)];
        return contents === undefined ? undefined : { contents, loader: path.endsWith('.ts') ? 'ts' : 'json' };
      });
    },
  };
  await build({
    stdin: {
      contents: `export { lints } from './server/src/lints/index.ts';
        export { checkExample } from './server/src/engine/pages/examples.ts';
        export * from './test/support/lint-folder.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins: [plugin],
  });
  return createRequire(import.meta.url)(outfile) as Bundle;
}

describe('answers to new-lint', () => {
  const mistakesIn = (line: string): readonly string[] => fromFlags(flags(line), project).mistakes;

  it.each([
    ['an id that there is', 'sales/no-demo', /There is a lint sales\/no-demo already/],
    ['an id that is none', 'Sales_Demo', /not the id of a lint/],
    [
      'a kind that is none',
      'sales/no-x --asks wish',
      /--asks is one of task, fact, day, approval, condition; not “wish”/,
    ],
    [
      'a section that there is not',
      'sales/no-x --asks task --key shop.x',
      /There is no section shop; there are .*sales/,
    ],
    ['a key that is no path', 'sales/no-x --asks task --key sales', /not a key of a section/],
    ['a key of another kind', 'sales/no-x --asks fact --key sales.demo', /sales\.demo holds a task: give --asks task/],
    ['a tier that there is not', 'sales/no-x --tiers 1,4', /--tiers takes 1, 2 and 3, as 1,2; not “1,4”/],
    ['a lead that is no number', 'sales/no-x --lead soon', /--lead takes a number of days from 1 to 999/],
    ['a lead and a severity', 'sales/no-x --lead 3 --severity info', /Give --lead or --severity/],
    [
      'what a known key holds',
      'sales/no-x --asks condition --key sales.reps --holds text',
      /sales\.reps is known already/,
    ],
    ['a flag that there is not', 'sales/no-x --tier 1', /Unknown option '--tier'/],
    ['two ids', 'sales/no-x sales/no-y', /one lint at a time/],
  ])('say what is wrong with %s', (_, line, message) => {
    expect(mistakesIn(line).join('\n')).toMatch(message);
  });

  it('are all named where some are missing and nobody can be asked, and nothing is written', () => {
    const args = [join(root, 'server/build/new-lint.mjs'), 'sales/no-x', '--asks', 'task'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', input: '' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const flag of ['--key', '--tiers', '--lead or --severity', '--sentence']) expect(stderr).toContain(flag);
    expect(stderr).toContain('Nothing was written.');
  });
});
