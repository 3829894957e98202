import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { formats } from '../../server/src/reporters/formats/index.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { callIn, workplace, type Called, type Workplace } from '../support/command-line.ts';
import { linesOf } from '../support/listed.ts';
import { newRepository, write } from '../support/repository.ts';

const root = join(import.meta.dirname, '..', '..');
const SETTINGS = `root: true
rules:
  - id: acme/vp-sponsor
    for: plan
    when: plan.tier == 1
    assert: this.sponsor != null
    at: sponsor
    severity: error
    message: A tier 1 launch needs a sponsor. Name one.
    examples:
      good:
        - sponsor: vp@example.com
        - "tier: 2"
      bad:
        - {}
        - tier: 1
          summary: x
`;

let place: Workplace | undefined;
afterEach(() => place?.remove());

function inPlace(files: Readonly<Record<string, string>>): Workplace {
  place = workplace(files);
  return place;
}

describe('rules of the organisation’s own in `lint`', () => {
  it('report like any other check, in every format', async () => {
    const { call } = inPlace({ '.launchplan.yaml': SETTINGS, 'launch.yaml': SIX_FIELDS });
    const { code, out } = await call(['lint', '--format', 'json']);
    const { plans, problems } = JSON.parse(out) as {
      readonly problems: readonly unknown[];
      readonly plans: readonly {
        readonly areas: readonly { readonly area: string }[];
        readonly findings: readonly { readonly rule: string; readonly url: string }[];
      }[];
    };
    expect(code).toBe(1);
    expect(problems).toEqual([]);
    expect(plans[0]?.areas.map(({ area }) => area)).toContain('acme');
    expect(plans[0]?.findings.find(({ rule }) => rule === 'acme/vp-sponsor')).toMatchObject({
      severity: 'error',
      message: 'A tier 1 launch needs a sponsor. Name one.',
      state: null,
      due: null,
      range: { start: { line: 1, column: 1 } },
      fixable: false,
      url: 'https://github.com/launchplan/launchplan/blob/main/docs/custom-rules.md',
    });
    for (const { name } of formats) {
      const said = (await call(['lint', '--format', name, '--verbose'])).out.replaceAll('\\', '');
      expect(said, name).toContain('A tier 1 launch needs a sponsor.');
    }
  });

  it('are explained in SARIF', async () => {
    const { call } = inPlace({ '.launchplan.yaml': SETTINGS, 'launch.yaml': SIX_FIELDS });
    const { runs } = JSON.parse((await call(['lint', '--format', 'sarif'])).out) as {
      readonly runs: readonly {
        readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
        readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
      }[];
    };
    const rules = runs[0]?.tool.driver.rules ?? [];
    const result = runs[0]?.results.find(({ ruleId }) => ruleId === 'acme/vp-sponsor');
    expect(rules[result?.ruleIndex ?? -1]).toMatchObject({
      id: 'acme/vp-sponsor',
      shortDescription: { text: 'A tier 1 launch needs a sponsor.' },
      fullDescription: { text: 'A tier 1 launch needs a sponsor. Name one.' },
    });
  });

  it('of which one is wrong end with 2, at its place, and the others report', async () => {
    const broken = '  - { id: acme/broken, for: plan, assert: this.sponser != null, message: x }\n';
    const { call } = inPlace({ '.launchplan.yaml': `${SETTINGS}${broken}`, 'launch.yaml': SIX_FIELDS });
    const { code, out } = await call(['lint', '--format', 'compact']);
    expect(code).toBe(2);
    expect(out).toContain(
      '.launchplan.yaml:18:48: error config/invalid-value: A plan has no key `sponser`; did you mean `sponsor`?',
    );
    expect(out).toContain('error acme/vp-sponsor:');
  });

  it('that are refused for plans say so once', async () => {
    const pairs = 'plan.milestones.all(a, plan.milestones.all(b, a.id != b.id || true))';
    const rule = `  - { id: acme/pairs, for: plan, assert: "${pairs}", message: x }\n`;
    const milestones = `milestones: [${Array.from({ length: 700 }, (_, index) => `{id: m${String(index)}}`).join(', ')}]\n`;
    const { call } = inPlace({
      '.launchplan.yaml': `${SETTINGS}${rule}`,
      '.git/HEAD': '',
      'a/launch.yaml': `${SIX_FIELDS}${milestones}`,
      'b/launch.yaml': `${SIX_FIELDS}${milestones}`,
      'c/launch.yaml': SIX_FIELDS,
    });
    const { code, out } = await call(['lint', '--format', 'json']);
    const { problems } = JSON.parse(out) as { readonly problems: readonly { readonly message: string }[] };
    expect(code).toBe(2);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      path: '.launchplan.yaml',
      rule: 'config/invalid-value',
      range: { start: { line: 18 } },
    });
  });

  it('come from all files that hold, the nearest of one id', async () => {
    const rule = (id: string, message: string): string =>
      `rules: [{id: ${id}, for: plan, assert: "false", message: ${message}}]\n`;
    const { call } = inPlace({
      '.launchplan.yaml': `root: true\nextends: ./policy/all.yaml\n${rule('acme/near', 'Far.')}`,
      'policy/all.yaml': rule('acme/policy', 'Policy.'),
      'team/.launchplan.yaml': rule('acme/near', 'Near.'),
      'team/launch.yaml': SIX_FIELDS,
      '.git/HEAD': '',
    });
    const { out } = await call(['lint', '--format', 'compact']);
    expect(out.match(/acme\/.*/g)).toEqual(['acme/near: Near.', 'acme/policy: Policy.']);
  });

  describe('where a change is compared', () => {
    /** What `diff` tells of files that are not those of the last commit any more. */
    async function compared(
      before: Readonly<Record<string, string>>,
      after: Readonly<Record<string, string>>,
    ): Promise<Called & { readonly weakened: readonly object[]; readonly changed: readonly object[] }> {
      const { root, commit } = newRepository();
      commit('2027-01-04', before);
      write(root, after);
      const called = await callIn(root, ['diff', 'HEAD', '--format', 'json'], '', process.env);
      const { configuration } = JSON.parse(called.out) as {
        readonly configuration: { readonly weakened: readonly object[]; readonly changed: readonly object[] };
      };
      return { ...called, ...configuration };
    }
    const ready = { '.launchplan.yaml': SETTINGS, 'launch.yaml': `${SIX_FIELDS}sponsor: vp@example.com\n` };

    it('what they newly report is new', async () => {
      const { code, out } = await compared(ready, { 'launch.yaml': SIX_FIELDS });
      expect(out).toContain('"acme/vp-sponsor"');
      expect(code).toBe(1);
    });

    it('one that is gone is a weaker configuration', async () => {
      expect((await compared(ready, { '.launchplan.yaml': 'root: true\n' })).weakened).toEqual([
        { rule: 'acme/vp-sponsor', path: 'launch.yaml', before: 'asked', after: 'removed' },
      ]);
    });

    it.each([
      ['a lower severity', 'severity: error', 'severity: warning', 'error', 'warning'],
      ['no severity of its own', 'severity: error', 'severity:', 'error', 'warning'],
      ['a lead in place of an error', 'severity: error', 'lead: 20', 'error', 'by its timing, lead 20'],
      ['a shorter lead', 'lead: 60', 'lead: 30', 'by its timing, lead 60', 'by its timing, lead 30'],
    ])('so is one with %s', async (_, before, after, was, is) => {
      const written = (asked: string): Readonly<Record<string, string>> => ({
        '.launchplan.yaml': SETTINGS.replace('severity: error', asked),
        'launch.yaml': SIX_FIELDS,
      });
      expect((await compared(written(before), written(after))).weakened).toEqual([
        { rule: 'acme/vp-sponsor', path: 'launch.yaml', before: was, after: is },
      ]);
    });

    it.each([
      ['louder', 'severity: warning', 'severity: error'],
      ['asked earlier', 'lead: 30', 'lead: 60'],
      ['an error on every day, and not only late', 'lead: 60', 'severity: error'],
    ])('one that is %s is none', async (_, before, after) => {
      const written = (asked: string): Readonly<Record<string, string>> => ({
        '.launchplan.yaml': SETTINGS.replace('severity: error', asked),
        'launch.yaml': SIX_FIELDS,
      });
      expect((await compared(written(before), written(after))).weakened).toEqual([]);
    });

    it.each([
      ['a lint that is asked more loudly than the catalogue asks it', 'balance/no-split: warning', [], 'recommended'],
      ['one that is asked as the catalogue asks it', 'outcome/no-problem: warning', [], 'recommended'],
      [
        'one that is asked less loudly',
        'outcome/no-problem: info',
        [{ before: 'warning', after: 'info' }],
        'recommended',
      ],
      ['one that may be louder', 'date/slipped: info', [{ before: 'by its timing', after: 'info' }], 'recommended'],
      ['one whose preset raised it', 'balance/no-split: info', [{ before: 'warning', after: 'info' }], 'strict'],
    ] as const)('%s is judged by how loud it was', async (_, lint, told, preset) => {
      const settings = `extends: [launchplan:${preset}]\n`;
      const before = { '.launchplan.yaml': settings, 'launch.yaml': SIX_FIELDS };
      const { weakened } = await compared(before, { '.launchplan.yaml': `${settings}lints: { ${lint} }\n` });
      expect(weakened).toEqual(told.map((one) => ({ rule: lint.split(':')[0], path: 'launch.yaml', ...one })));
    });

    it('one that is asked less strictly under `lints` is reported once, by what holds', async () => {
      const lints = 'lints: { acme/vp-sponsor: info }\n';
      expect((await compared(ready, { '.launchplan.yaml': `${SETTINGS}${lints}` })).weakened).toEqual([
        { rule: 'acme/vp-sponsor', path: 'launch.yaml', before: 'error', after: 'info' },
      ]);
    });

    it('a new one that is also set under `lints` is no weaker configuration', async () => {
      const rule = '  - { id: acme/new, for: plan, assert: "false", message: x }\nlints: { acme/new: info }\n';
      expect((await compared(ready, { '.launchplan.yaml': `${SETTINGS}${rule}` })).weakened).toEqual([]);
    });

    it('one that asks something else is named, in words too', async () => {
      const was = /assert: .*/.exec(SETTINGS)?.[0] ?? '';
      const settings = SETTINGS.replace(was, "assert: 'true'");
      const { changed, weakened, code } = await compared(ready, { '.launchplan.yaml': settings });
      expect(weakened).toEqual([]);
      expect(changed).toMatchObject([
        { rule: 'acme/vp-sponsor', path: 'launch.yaml', after: expect.stringMatching(/ assert true$/) as string },
      ]);
      expect(code).toBe(0);
      const { root, commit } = newRepository();
      commit('2027-01-04', ready);
      write(root, { '.launchplan.yaml': settings });
      const { out } = await callIn(root, ['diff', 'HEAD'], '', process.env);
      expect(linesOf(out)[0]).toBe('No effect on readiness; 1 setting changed.');
      expect(out).toContain(
        'Asked differently by the configuration\n    acme/vp-sponsor asks something else than before',
      );
    });

    it('one that is only written down in another way is not', async () => {
      const assert = /assert: (.*)/.exec(SETTINGS)?.[1] ?? '';
      const settings = SETTINGS.replace(assert, `"${assert.replaceAll(/^["']|["']$/g, '').replaceAll('"', "'")}"`);
      expect(settings).not.toBe(SETTINGS);
      expect((await compared(ready, { '.launchplan.yaml': settings })).changed).toEqual([]);
    });

    it('one that cannot be asked of a plan is told at its place, and the comparison ends with 2', async () => {
      const rule = '  - { id: acme/number, for: plan, assert: "int(this.name) == 3", message: x }\n';
      const { code, err } = await compared(ready, { '.launchplan.yaml': `${SETTINGS}${rule}` });
      expect(code).toBe(2);
      expect(err).toBe(
        '.launchplan.yaml:18: This text is no number. `number(…)` gives null for such a text. So the plan “Atlas Billing” is not asked this.\n',
      );
    });
  });
});

describe('`test-rules`', () => {
  it('ends with 0 where all are as expected', async () => {
    const { call } = inPlace({ '.launchplan.yaml': SETTINGS });
    expect(await call(['test-rules'])).toEqual({
      code: 0,
      out: 'ok  acme/vp-sponsor  2 good, 2 bad\n1 rule: 1 as expected.\n',
      err: '',
    });
  });

  it('ends with 1 where one is not, and says which and why', async () => {
    const examples = `    examples:
      good: [tier: 1]
      bad:
        - sponsor: vp@example.com
        - spnsor: x
        - just a text
`;
    const { call } = inPlace({ '.launchplan.yaml': SETTINGS.replace(/ {4}examples:[^]*/, examples) });
    const { code, out } = await call(['test-rules']);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'failed  acme/vp-sponsor',
      '    .launchplan.yaml:11: This good example is reported: A tier 1 launch needs a sponsor. Name one.',
      '    .launchplan.yaml:13: This bad example is not reported.',
      '    .launchplan.yaml:14: This bad example proves nothing. `spnsor` is no key of a launch plan; did you mean `sponsor`?',
      '    .launchplan.yaml:15: This bad example proves nothing. An example is a part of a plan: keys with values, such as `tier: 2`.',
      '1 rule: 0 as expected, 1 not.',
      '',
    ]);
  });

  it('ends with 2 where a rule cannot be read, and runs the others', async () => {
    const broken = '  - { id: acme/broken, for: plan, assert: this.sponser != null, message: x }\n';
    const { call } = inPlace({ '.launchplan.yaml': `${SETTINGS}${broken}` });
    const { code, out, err } = await call(['test-rules']);
    expect(code).toBe(2);
    expect(out).toBe('ok  acme/vp-sponsor  2 good, 2 bad\n2 rules: 1 as expected, 1 that cannot be read.\n');
    expect(err).toContain('.launchplan.yaml:18: A plan has no key `sponser`');
  });

  it.each([
    ['a folder', ['test-rules', 'team']],
    ['a settings file', ['test-rules', 'team/.launchplan.yaml']],
    ['a file that others build on', ['test-rules', 'policy.yaml']],
  ])('takes %s', async (_, args) => {
    const settings = SETTINGS;
    const { call } = inPlace({
      'team/.launchplan.yaml': 'root: true\nextends: ../policy.yaml\n',
      'policy.yaml': settings.replace('root: true\n', ''),
      '.git/HEAD': '',
    });
    expect(await call(args)).toMatchObject({ code: 0, err: '' });
  });

  it('says where there is nothing to test', async () => {
    const { call } = inPlace({ '.launchplan.yaml': 'root: true\n' });
    expect(await call(['test-rules'])).toEqual({
      code: 0,
      out: 'No rules of your own apply here. Write them under `rules` in .launchplan.yaml.\n',
      err: '',
    });
    expect(await call(['test-rules', 'nowhere.yaml'])).toMatchObject({ code: 2, out: '' });
    const without = inPlace({ '.launchplan.yaml': SETTINGS.replace(/ {4}examples:[^]*/, '') });
    expect(await without.call(['test-rules'])).toMatchObject({
      code: 0,
      out: 'no examples  acme/vp-sponsor\n1 rule: 0 as expected, 1 without examples.\n',
    });
  });

  it('prints nothing that a terminal obeys', async () => {
    const message = JSON.stringify('\u001b[31mRed\u0007 {plan.name}');
    const { call } = inPlace({
      '.launchplan.yaml': `rules: [{id: acme/x, for: plan, assert: "false", message: ${message}, examples: {good: [{name: "\\e[2J"}]}}]\n`,
    });
    const outputs = [
      await call(['test-rules']),
      await call(['rules']),
      await call(['explain', 'acme/x']),
      await call(['explain', 'acme/y']),
    ];

    for (const { out, err } of outputs) expect(`${out}${err}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('`rules`, `explain` and `config`', () => {
  it('know the rules that hold here', async () => {
    const { call } = inPlace({ '.launchplan.yaml': SETTINGS });
    expect((await call(['rules'])).out).toMatch(
      /\nyour own, from \.launchplan\.yaml\n {2}acme\/vp-sponsor +always error +A tier 1 launch needs a sponsor\. Name one\.\n/,
    );
    const { rules } = JSON.parse((await call(['rules', '--format', 'json'])).out) as {
      readonly rules: readonly object[];
    };
    expect(rules.at(-1)).toEqual({
      id: 'acme/vp-sponsor',
      area: 'acme',
      summary: 'A tier 1 launch needs a sponsor. Name one.',
      tiers: [1, 2, 3],
      lead: null,
      severity: 'error',
      after: null,
      applies: 'plan.tier == 1',
      needs: 'plan.sponsor',
      notFor: [],
      hard: false,
      unscaled: false,
      floor: null,
      tier3: null,
      options: {},
      fix: null,
      source: '.launchplan.yaml:3',
      url: 'https://github.com/launchplan/launchplan/blob/main/docs/custom-rules.md',
    });
    const explained = await call(['explain', 'acme/vp-sponsor']);
    expect(explained).toMatchObject({ code: 0, err: '' });
    expect(explained.out).toContain('assert: this.sponsor != null');
    expect((await call(['explain', 'acme'])).out).toMatch(/Rules of your organisation\n\nacme\/vp-sponsor: /);
    expect((await call(['explain', 'acme/vp-sponsr'])).err).toContain('Did you mean acme/vp-sponsor?');
    expect((await call(['config', '.'])).out).toContain('rules.acme/vp-sponsor');
  });
});

describe('the language of rules', () => {
  const bundle = join(root, 'dist', 'cli', 'rules.cjs');
  const lint = (cwd: string): Called => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'dist', 'cli.cjs'), 'lint', '--format', 'compact', '--as-of', '2027-01-15'],
      { cwd, encoding: 'utf8' },
    );
    return { code: status ?? -1, out: stdout, err: stderr };
  };

  it('is a bundle of its own, which a run without such rules does not load', () => {
    expect(existsSync(bundle)).toBe(true);
    const parts = readdirSync(join(root, 'dist', 'cli')).map((name) => join('cli', name));
    for (const name of ['cli.cjs', 'server.cjs', ...parts]) {
      const has = readFileSync(join(root, 'dist', name), 'utf8').includes('RE2JS');
      expect([name, has]).toEqual([name, name === join('cli', 'rules.cjs')]);
    }
    const { path, write } = inPlace({ 'launch.yaml': SIX_FIELDS });
    renameSync(bundle, `${bundle}.away`);
    try {
      expect(lint(path)).toMatchObject({ code: 1, err: '' });
      write('.launchplan.yaml', SETTINGS);
      expect(lint(path)).toMatchObject({ code: 2 });
    } finally {
      renameSync(`${bundle}.away`, bundle);
    }
    expect(lint(path).out).toContain('acme/vp-sponsor');
  });
});
