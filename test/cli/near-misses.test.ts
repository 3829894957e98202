import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { features } from '../../server/src/features/index.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { workplace, type Workplace } from '../support/command-line.ts';
import { codes, connect, eventually, modern } from '../support/test-client.ts';

const places: Workplace[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

function placeWith(files: Readonly<Record<string, string>>): Workplace {
  const place = workplace(files);
  places.push(place);
  return place;
}

interface Data {
  readonly summary: { readonly plans: number; readonly foreign: number };
  readonly plans: readonly {
    document: number;
    findings: readonly { rule: string; message: string; fixable: boolean }[];
  }[];
}

async function lint(place: Workplace, ...args: readonly string[]): Promise<Data & { readonly code: number }> {
  const { out, code } = await place.call(['lint', ...args, '--format=json']);
  return { ...(JSON.parse(out) as Data), code };
}

const rulesIn = ({ plans }: Data): readonly (readonly string[])[] =>
  plans.map(({ findings }) => findings.map(({ rule }) => rule));
const misspelt = (key: string): string => SIX_FIELDS.replace('launch_plan', key);

describe('a plan whose marker is misspelt', () => {
  it.each([
    'launch-plan',
    'Launch_plan',
    'lauch_plan',
    'launchplan',
    'launch plan',
    'LAUNCH_PLAN',
    'launch_plna',
    'aunch_plan',
    '"launch-plan"',
  ])('is reported and fixed, in a folder as by name: %s', async (key) => {
    const place = placeWith({ 'launch.yaml': misspelt(key) });
    for (const args of [[], ['launch.yaml']]) {
      const data = await lint(place, ...args);
      expect(rulesIn(data)).toEqual([['schema/missing-marker']]);
      expect(data.plans[0]?.findings[0]?.message).toContain('Did you mean `launch_plan`?');
      expect(data.code).toBe(1);
    }
    await place.call(['lint', '--fix']);
    expect(readFileSync(join(place.path, 'launch.yaml'), 'utf8')).toBe(SIX_FIELDS);
  });

  it.each(['lanch_pln', 'launh plann'])(
    'is reported, but left to its author where two letters are off: %s',
    async (key) => {
      const place = placeWith({ 'launch.yaml': misspelt(key) });
      const data = await lint(place);
      expect(data.plans[0]?.findings).toMatchObject([{ rule: 'schema/missing-marker', fixable: false }]);
      await place.call(['lint', '--fix']);
      expect(readFileSync(join(place.path, 'launch.yaml'), 'utf8')).toBe(misspelt(key));
    },
  );

  it('is one by its name alone where only plans are named so', async () => {
    const place = placeWith({
      'a.launch-plan.yaml': 'launch-plan: 1\nname: A\n',
      'b.launch.yaml': 'launch-plan: 1\nname: A\n',
    });
    expect(rulesIn(await lint(place))).toEqual([['schema/missing-marker']]);
  });

  it('is counted as a second document of a file, in its place', async () => {
    const place = placeWith({ 'launch.yaml': `${SIX_FIELDS}---\n${misspelt('launch-plan')}---\n${SIX_FIELDS}` });
    const data = await lint(place);
    expect(data.plans.map(({ document }) => document)).toEqual([0, 1, 2]);
    expect(rulesIn(data)[1]).toEqual(['schema/missing-marker']);
    expect(data.code).toBe(1);
  });

  it.each([
    'services: {}\n',
    'launch_plan_id: 7\nname: x\nowner: y\n',
    'launcher: 1\nname: a\nowner: b\ndate: c\ntier: 1\n',
    'launch: 1\nname: a\nowner: b\ndate: c\ntier: 1\n',
    'launch-plan: see wiki\nname: a\n',
    'floorplan: 1\nname: a\nowner: b\ndate: c\n',
  ])('is no file of another tool: %j', async (text) => {
    const data = await lint(placeWith({ 'launch.yaml': text }));
    expect(data).toMatchObject({ code: 0, summary: { plans: 0, foreign: 1 } });
  });
});

describe('a file whose name is nearly right', () => {
  it.each([
    [
      '.launchplan.yml',
      'lints: {}\n',
      /^\.launchplan\.yml is not read: settings are in a file called \.launchplan\.yaml\./,
    ],
    ['launchplan.yaml', 'lints: {}\n', /^launchplan\.yaml is not read: settings/],
    ['a/.launch-plan.YAML', 'lints: {}\n', /^a\/\.launch-plan\.YAML is not read: settings/],
    [
      'Launch.yaml',
      SIX_FIELDS,
      /^Launch\.yaml has a launch plan and is not checked, because of its name\. Rename it to launch\.yaml, /,
    ],
    ['a/ATLAS.Launch.YML', SIX_FIELDS, /^a\/ATLAS\.Launch\.YML has a launch plan and is not checked/],
    ['launchplan.yaml', SIX_FIELDS, /^launchplan\.yaml has a launch plan and is not checked/],
  ])('is named in a sentence: %s', async (path, text, sentence) => {
    const { code, err } = await placeWith({ [path]: text, 'launch.yaml': SIX_FIELDS }).call([
      'lint',
      '--as-of=2026-10-01',
    ]);
    expect(err).toMatch(sentence);
    expect(code).toBe(0);
  });

  it('is of no interest where it belongs to another tool, is ignored or is named', async () => {
    const place = placeWith({
      'Launch.yaml': 'services: {}\n',
      'launchplans.yaml': 'a: 1\n',
      '.gitignore': 'old\n',
      'old/Launch.yaml': SIX_FIELDS,
      'launch.yaml': SIX_FIELDS,
    });
    expect((await place.call(['lint', '--as-of=2026-10-01'])).err).toBe('');
    expect((await place.call(['lint', 'old/Launch.yaml', '--as-of=2026-10-01'])).err).toBe('');
  });
});

describe('in the editor', () => {
  it('a plan with a misspelt marker is underlined, open or not, and fixed by its light bulb', async () => {
    const literals = { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } };
    const capabilities = { ...modern, textDocument: { ...modern.textDocument, codeAction: literals } };
    const client = await connect({ capabilities, files: { 'launch.yaml': misspelt('launch-plan') } });
    await eventually(
      () => codes(client.pushed.get('launch.yaml')?.diagnostics),
      (found) => found.join() === 'schema/missing-marker',
    );
    await client.open('launch.yaml', misspelt('launch-plan'));
    const report = await client.pull('launch.yaml');
    const diagnostics = report.kind === 'full' ? report.items : [];
    expect(codes(diagnostics)).toEqual(['schema/missing-marker']);
    const actions = await client.connection.sendRequest<readonly { title: string }[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri('launch.yaml') },
      range: diagnostics[0]?.range,
      context: { diagnostics },
    });
    expect(actions.map(({ title }) => title)).toContain('Change to `launch_plan`');
  });

  it('every feature answers there', async () => {
    const client = await connect({ capabilities: modern });
    await client.open('launch.yaml', misspelt('launch-plan'));
    const position = { line: 1, character: 3 };
    const params = {
      textDocument: { uri: client.uri('launch.yaml') },
      ...{ position, positions: [position], range: { start: position, end: position } },
      ...{ context: { diagnostics: [], includeDeclaration: true }, newName: 'x', ch: '\n', query: '' },
      options: { tabSize: 2, insertSpaces: true },
    };
    const asked = features.filter((feature) => !('workspace' in feature) && !feature.method.endsWith('/resolve'));
    expect(asked.length).toBeGreaterThan(10);
    for (const { method } of asked) {
      const answer: unknown = await client.connection
        .sendRequest(method, params)
        .catch((error: unknown) => String(error));
      if (typeof answer === 'string') expect(answer, method).not.toMatch(/internal|undefined|not a function/i);
    }
  });
});
