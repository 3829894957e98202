import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { workplace, type Workplace } from '../support/command-line.ts';

const places: Workplace[] = [];
function placeWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Workplace {
  const place = workplace(files);
  places.push(place);
  return place;
}
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

/** A draft has no error, however little it says. */
const CALM = `${SIX_FIELDS}status: draft\n`;
const BROKEN = SIX_FIELDS.replace('tier: 1', 'tier: one');

interface Data {
  readonly summary: { readonly plans: number; readonly foreign: number; readonly errors: number };
  readonly problems: readonly { readonly path: string; readonly rule: string; readonly range: unknown }[];
  readonly plans: readonly {
    readonly path: string;
    readonly document: number;
    readonly verdict: string;
    readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  }[];
}

async function dataOf(place: Workplace, ...args: readonly string[]): Promise<Data & { readonly code: number }> {
  const { out, code } = await place.call(['lint', '--format', 'json', ...args]);
  return { ...(JSON.parse(out) as Data), code };
}

describe('which files are checked', () => {
  it('are those below a folder that are named like plans and marked as plans; others are counted or ignored', async () => {
    const place = placeWith({
      'launch.yaml': CALM,
      'deep/er/atlas.launch.yml': CALM,
      'deep/atlas.launch-plan.yaml': CALM,
      'ros/launch.yaml': 'launch:\n  - node: {pkg: nav2}\n',
      'values.yaml': CALM,
      'node_modules/pkg/launch.yaml': CALM,
      '.git/launch.yaml': CALM,
      '.gitignore': 'build/\n*.tmp.launch.yaml\n',
      'build/launch.yaml': CALM,
      'a.tmp.launch.yaml': CALM,
    });
    const { plans, summary, code } = await dataOf(place);
    expect(plans.map(({ path }) => path)).toEqual([
      'deep/atlas.launch-plan.yaml',
      'deep/er/atlas.launch.yml',
      'launch.yaml',
    ]);
    expect([summary.foreign, code]).toEqual([1, 0]);
  });

  it('may be named, by a glob too, whatever their names; a named one that is no plan is told so', async () => {
    const place = placeWith({
      'a/values.yaml': CALM,
      'b.yaml': '- a\n- b\n',
      'c.yaml': '',
      'd.yaml': 'services: {}\n',
    });
    expect((await dataOf(place, 'a/values.yaml')).plans.map(({ path }) => path)).toEqual(['a/values.yaml']);
    expect((await dataOf(place, '*/*.yaml')).plans.map(({ path }) => path)).toEqual(['a/values.yaml']);
    const named = await dataOf(place, 'b.yaml', 'c.yaml', 'd.yaml');
    expect(named.plans.map(({ path, findings }) => [path, findings.map(({ rule }) => rule)])).toEqual([
      ['b.yaml', ['schema/not-a-plan']],
      ['c.yaml', ['schema/missing-marker']],
      ['d.yaml', ['schema/missing-marker']],
    ]);
    expect(named.code).toBe(1);
  });

  it('are each checked once, though named twice or reached through a link; a circular link is no fault', async () => {
    const place = placeWith({ 'x/launch.yaml': CALM });
    symlinkSync('..', join(place.path, 'x', 'up'));
    symlinkSync('loop', join(place.path, 'loop'));
    const { plans, code } = await dataOf(place, '.', 'x', 'x/launch.yaml');
    expect([plans.length, code]).toEqual([1, 0]);
    expect((await dataOf(place, 'loop')).problems.map(({ rule }) => rule)).toEqual(['io/unreadable']);
  });

  it('may come from standard input', async () => {
    const place = placeWith();
    const { out, code } = await place.call(
      ['lint', '-', '--stdin-filename', 'x/launch.yaml', '--format', 'json'],
      BROKEN,
    );
    expect((JSON.parse(out) as Data).plans.map(({ path }) => path)).toEqual(['x/launch.yaml']);
    expect(code).toBe(1);
  });

  it('are none, and that is said beside the output, which stays data', async () => {
    const place = placeWith({ 'ros/launch.yaml': 'launch: []\n' });
    const { out, err, code } = await place.call(['lint', '--format', 'json']);
    expect([code, (JSON.parse(out) as Data).summary.foreign]).toEqual([0, 1]);
    expect(err).toMatch(/^No launch plan was found in this folder/);
    expect((await place.call(['lint'])).out).not.toContain('asked for');
  });
});

describe('the exit code', () => {
  it.each([
    [['lint', 'calm'], 0],
    [['lint', 'broken'], 1],
    [['lint', 'broken', '--exit-zero'], 0],
    [['lint', 'calm', '--max-warnings', '0'], 1],
    [['lint', 'calm', '--max-warnings', '0', '--exit-zero'], 0],
    [['lint', 'calm', '--min-score', '90'], 1],
    [['lint', 'calm', '--min-score', '0'], 0],
    [['lint', 'nowhere', 'broken'], 2],
    [['lint', 'nowhere', '--exit-zero'], 2],
    [['lint', '--as-of', 'yesterday'], 2],
    [['lint', '--as-of', '2027-02-31'], 2],
    [['lint', '--format', 'xls'], 2],
    [['lint', '--max-warnings', 'few'], 2],
    [['lint', '--no-such-option'], 2],
    [['no-such-command'], 2],
    [['explain', 'sales/no-such'], 2],
    [['--version'], 0],
    [['--help'], 0],
    [['lint', '--help'], 0],
  ] as const)('of %o is %d', async (args, expected) => {
    const place = placeWith({ 'calm/launch.yaml': CALM, 'broken/launch.yaml': BROKEN });
    const { code, out, err } = await place.call(args);
    expect(code).toBe(expected);
    if (expected === 2) expect(out + err).toMatch(/\w.*\./);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('of a bad date comes with a sentence', async () => {
    const { err } = await placeWith().call(['lint', '--as-of', 'yesterday']);
    expect(err).toMatch(/^--as-of takes a day such as 2027-01-15; 'yesterday' is not one\./);
  });
});

describe('what is wrong with one file', () => {
  it('is told with a place, and the others are still checked', async () => {
    const bomb = [SIX_FIELDS, 'a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      bomb.push(`a${String(level)}: &a${String(level)} [${`*a${String(level - 1)}, `.repeat(9)}]`);
    }
    const place = placeWith({
      'alias.launch.yaml': bomb.join('\n'),
      'binary.launch.yaml': Uint8Array.of(108, 0, 97, 255),
      'calm.launch.yaml': CALM,
      'deep.launch.yaml': `${SIX_FIELDS}x-deep: ${'['.repeat(10_000)}`,
      'double.launch.yaml': `${SIX_FIELDS}${'summary: x\n'.repeat(1_000)}`,
      'huge.launch.yaml': `launch_plan: 1\n${'# padding\n'.repeat(2_100_000)}`,
      'never.launch.yaml': SIX_FIELDS.replace('2027-03-10', '2027-02-31'),
      'utf16.launch.yaml': new Uint8Array(Buffer.from(`\uFEFF${SIX_FIELDS}`, 'utf16le')),
      'year.launch.yaml': SIX_FIELDS.replace('2027', '99999'),
    });
    const { plans, code } = await dataOf(place);
    const faults = plans.map(({ path, findings }) => [
      path.split('.')[0],
      ...new Set(findings.map(({ rule }) => rule).filter((rule) => /^(?:syntax|schema)\//.test(rule))),
    ]);
    expect(faults).toEqual([
      ['alias', 'syntax/alias-bomb'],
      ['binary', 'syntax/not-text'],
      ['calm'],
      ['deep', 'syntax/too-deep'],
      ['double', 'syntax/duplicate-key'],
      ['huge', 'syntax/too-large'],
      ['never', 'schema/invalid-date'],
      ['utf16', 'syntax/not-text'],
      ['year', 'schema/invalid-date'],
    ]);
    expect(code).toBe(1);
  });

  it.each([
    ['broken', 'org: [unclosed\n', 'config/syntax'],
    ['extending itself', 'extends: ./.launchplan.yaml\n', 'config/circular-extends'],
    ['extending what is not there', 'extends: ./nope.yaml\n', 'config/missing-file'],
    ['naming an unknown lint', 'lints:\n  sales/no-dmeo: off\n', 'config/unknown-lint'],
    ['with an unknown key', 'lnits: {}\n', 'config/unknown-key'],
    ['with a value that is not possible', 'org:\n  motion: by-carrier-pigeon\n', 'config/invalid-value'],
  ])('reports a settings file that is %s, and its plans are checked', async (_, settings, rule) => {
    const place = placeWith({ '.launchplan.yaml': settings, 'launch.yaml': BROKEN });
    const { problems, plans, code } = await dataOf(place);
    expect(problems.map((problem) => [problem.path, problem.rule, problem.range === null])).toEqual([
      ['.launchplan.yaml', rule, false],
    ]);
    expect(plans).toHaveLength(1);
    expect(code).toBe(2);
  });
});

describe('terminal escapes in a plan', () => {
  it.each(['pretty', 'compact'])('never reach the terminal in %s', async (format) => {
    const place = placeWith({
      'launch.yaml': SIX_FIELDS.replace('Atlas Billing', '"\\e[2J\\u202Eevil"').replace('ga', '"\\e]0;pwned\\a"'),
    });
    const { out, err } = await place.call(['lint', '--format', format]);

    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(out).toContain('ga');
  });
});

describe('repairs', () => {
  const misspelt = `# Ana's plan\r\n${SIX_FIELDS.replace('tier', 'teir').replaceAll('\n', '\r\n')}status: draft # soon\r\n`;
  const fixed = misspelt.replace('teir', 'tier');

  it('are written with every other byte, the mode and the line breaks as they were', async () => {
    const place = placeWith();
    const file = place.write('launch.yaml', misspelt, 0o640);
    const { code, err } = await place.call(['lint', '--fix']);
    expect(readFileSync(file, 'utf8')).toBe(fixed);
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect([code, err]).toEqual([0, 'Repaired launch.yaml.\n']);
  });

  it('are shown as a diff, and nothing is written, where only asked for', async () => {
    const place = placeWith();
    const file = place.write('launch.yaml', misspelt);
    const { out } = await place.call(['lint', '--fix-dry-run']);
    expect(readFileSync(file, 'utf8')).toBe(misspelt);
    expect(out).toMatch(/^-teir: 1/m);
    expect(out).toMatch(/^\+tier: 1/m);
  });

  it('make a diff that git applies', async () => {
    const place = placeWith();
    const file = place.write('deep/launch.yaml', misspelt);
    const { out } = await place.call(['lint', 'deep', '--fix-dry-run']);
    execFileSync('git', ['apply', '-'], { cwd: place.path, input: out });
    expect(readFileSync(file, 'utf8')).toBe(fixed);
  });

  it('are refused for standard input, with another way', async () => {
    const place = placeWith();
    const { code, err } = await place.call(['lint', '-', '--fix'], misspelt);
    expect([code, err]).toEqual([2, expect.stringContaining('--fix-dry-run')]);
  });

  it('never let a terminal escape through in a diff', async () => {
    const place = placeWith({ 'launch.yaml': `${misspelt}# \u001b[2J \u202Eevil\n` });
    const { out } = await place.call(['lint', '--fix-dry-run']);
    expect(out).toContain('+tier');
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });

  it('change nothing where nothing is to be repaired', async () => {
    const place = placeWith();
    const file = place.write('launch.yaml', CALM);
    const before = statSync(file);
    await place.call(['lint', '--fix']);
    expect(statSync(file).mtimeMs).toBe(before.mtimeMs);
    expect(statSync(file).ino).toBe(before.ino);
  });
});

describe('several formats', () => {
  it('go each to its own file, or to standard output', async () => {
    const place = placeWith({ 'launch.yaml': BROKEN });
    const { out, code } = await place.call(['lint', '--format', 'json=report.json', '--format', 'compact']);
    expect((JSON.parse(readFileSync(join(place.path, 'report.json'), 'utf8')) as Data).plans).toHaveLength(1);
    expect(out).toMatch(/^launch\.yaml:4:7: error schema\/wrong-type: /m);
    expect(code).toBe(1);
  });

  it('list what is waived on request, where they can mark it', async () => {
    const waivers = `waivers:\n  - { lint: outcome/no-problem, reason: known, by: vp@example.com, expires: 2027-02-01 }\n`;
    const place = placeWith({ 'launch.yaml': `${CALM}${waivers}` });
    const shown = async (format: string): Promise<string> =>
      (await place.call(['lint', '--as-of', '2027-01-15', '--show-waived', '--format', format])).out;
    const results = (
      JSON.parse(await shown('sarif')) as { runs: { results: { ruleId: string; suppressions?: object[] }[] }[] }
    ).runs[0]?.results.filter(({ ruleId }) => ruleId === 'outcome/no-problem');
    expect(results?.map(({ suppressions }) => suppressions)).toEqual([[{ kind: 'inSource', status: 'accepted' }]]);
    expect(await shown('checkstyle')).not.toContain('outcome/no-problem');
  });

  it('are a fault where one cannot be written', async () => {
    const place = placeWith({ 'launch.yaml': CALM });
    const { code, err } = await place.call(['lint', '--format', 'json=nowhere/report.json']);
    expect(code).toBe(2);
    expect(err).toContain('nowhere/report.json');
  });
});

describe('a stream of several documents', () => {
  it('is several plans, each by itself', async () => {
    const place = placeWith({ 'launch.yaml': `${CALM}---\nkind: Deployment\n---\n${BROKEN}` });
    const { plans } = await dataOf(place);
    expect(plans.map(({ document, verdict }) => [document, verdict])).toEqual([
      [0, plans[0]?.verdict],
      [2, 'off-track'],
    ]);
  });
});
