import { distinctProblems } from '../../server/src/engine/config/distinct-problems.ts';
import type { ConfigProblem } from '../../server/src/engine/problem.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { drawn, resolveIn, resolveText } from '../support/settings.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../support/runs.ts';

function problemsOf(text: string): readonly string[] {
  return drawn(resolveText(text).problems);
}

function onlyMessage(text: string): string {
  const { problems } = resolveText(text);
  expect(problems).toHaveLength(1);
  return problems[0]?.message ?? '';
}

/** The text after the only fix of the only problem. */
function fixed(text: string, kind: 'repair' | 'offer'): string {
  const [problem] = resolveText(text).problems;
  const [fix] = problem?.fixes ?? [];
  expect(fix?.kind).toBe(kind);
  const edits = (fix?.changes ?? []).flatMap((change) => (change.kind === 'replace' ? [change] : []));
  return applyEdits(text, edits);
}

describe('a fault of the settings', () => {
  it.each([
    ['org: [', '.launchplan.yaml:1 config/syntax ['],
    ['root: true\nroot: false', '.launchplan.yaml:2 config/syntax root'],
    ['root: true\n---\nroot: true', '.launchplan.yaml:2 config/syntax '],
    ['- lints', '.launchplan.yaml:1 config/invalid-value lints'],
    ['lint: {}', '.launchplan.yaml:1 config/unknown-key lint'],
    ['org:\n  motoin: partner', '.launchplan.yaml:2 config/unknown-key motoin'],
    ['org:\n  motion: partners', '.launchplan.yaml:2 config/invalid-value partners'],
    ['root: yes', '.launchplan.yaml:1 config/invalid-value yes'],
    ['org:\n  deal_size: 5', '.launchplan.yaml:2 config/invalid-value 5'],
    ['org:\n  deal_size: [5]', '.launchplan.yaml:2 config/invalid-value deal_size'],
    ['org:\n  deal_size: [5, 3]', '.launchplan.yaml:2 config/invalid-value deal_size'],
    ['org:\n  deal_size: [5, -3]', '.launchplan.yaml:2 config/invalid-value -3'],
    ['org:\n  holidays: [2027-02-31]', '.launchplan.yaml:2 config/invalid-value 2027-02-31'],
    ['org:\n  holidays: [T-3]', '.launchplan.yaml:2 config/invalid-value T-3'],
    ['org:\n  freezes: [{ from: 2027-12-15 }]', '.launchplan.yaml:2 config/invalid-value 2027-12-15'],
    ['org:\n  freezes: [{ from: 2028-12-15, to: 2027-12-15 }]', '.launchplan.yaml:2 config/invalid-value 2028-12-15'],
    ['lints:\n  sales/no-demo: loud', '.launchplan.yaml:2 config/invalid-value loud'],
    ['lints:\n  sales/no-demo: false', '.launchplan.yaml:2 config/invalid-value false'],
    ['lints:\n  sales/no-demo: { lead: soon }', '.launchplan.yaml:2 config/invalid-value soon'],
    ['lints:\n  sales/no-demo: { lead: 1.5 }', '.launchplan.yaml:2 config/invalid-value 1.5'],
    ['lints:\n  sales/no-demo: { lead: 1e9 }', '.launchplan.yaml:2 config/invalid-value 1e9'],
    ['lints:\n  sales/no-demo: { leda: 3 }', '.launchplan.yaml:2 config/unknown-key leda'],
    ['lints:\n  task/overdue: { lead: 3 }', '.launchplan.yaml:2 config/unknown-key lead'],
    ['lints:\n  sales/no-dmo: off', '.launchplan.yaml:2 config/unknown-lint sales/no-dmo'],
    ['lints:\n  sales/no-dmo: { days: 3 }', '.launchplan.yaml:2 config/unknown-lint sales/no-dmo'],
    ['rules:\n  - { id: a/b, for: plan, message: No. }', '.launchplan.yaml:2 config/invalid-value a/b'],
    [
      'rules:\n  - { id: a/b, for: plans, assert: "true", message: No. }',
      '.launchplan.yaml:2 config/invalid-value plans',
    ],
    [
      'rules:\n  - { id: sales/no-demo, for: plan, assert: "true", message: No. }',
      '.launchplan.yaml:2 config/invalid-value sales/no-demo',
    ],
    [
      'rules:\n  - &a { id: a/b, for: plan, assert: "true", message: No. }\n  - { id: a/b, for: plan, assert: "true", message: No. }',
      '.launchplan.yaml:3 config/invalid-value a/b',
    ],
    ['extends: launchplan:strickt', '.launchplan.yaml:1 config/invalid-value launchplan:strickt'],
    [
      'extends: https://example.com/policy.yaml',
      '.launchplan.yaml:1 config/invalid-value https://example.com/policy.yaml',
    ],
    ['extends: //server/share.yaml', '.launchplan.yaml:1 config/invalid-value //server/share.yaml'],
    ['extends: C:\\policy.yaml', '.launchplan.yaml:1 config/invalid-value C:\\policy.yaml'],
    ['extends: .\\policy.yaml', '.launchplan.yaml:1 config/invalid-value .\\policy.yaml'],
    ['extends: a/../../policy.yaml', '.launchplan.yaml:1 config/invalid-value a/../../policy.yaml'],
    ['extends: "a\\0.yaml"', '.launchplan.yaml:1 config/invalid-value "a\\0.yaml"'],
    ['extends: policy.yaml', '.launchplan.yaml:1 config/missing-file policy.yaml'],
    ['extends: .launchplan.yaml', '.launchplan.yaml:1 config/circular-extends .launchplan.yaml'],
  ])('%j is told once, at its place', (text, problem) => {
    expect(problemsOf(text).map((line) => line.trimEnd())).toEqual([problem.trimEnd()]);
  });

  it('leaves all else as it is', () => {
    const { config } = resolveText(`
extends: [nowhere.yaml, launchplan:strict, 'https://example.com']
orgs: {}
org:
  motion: partners
  holidays: [2027-02-31, 2027-12-24, soon]
  freezes: [{ from: 2027-12-15 }, { from: 2028-01-01, to: 2028-01-02 }]
  deal_size: [9, 1]
  sales_cycle_days: [30, 270]
lints:
  sales/no-dmo: off
  sales/no-demo: loud
  sales/no-input: { severity: loud, lead: 20, more: 3 }
`);
    expect(config.strict).toBe(true);
    expect(config.organisation.motion).toBeUndefined();
    expect(config.organisation.dealSize).toBeUndefined();
    expect(config.organisation.salesCycleDays).toEqual([30, 270]);
    expect(config.organisation.holidays).toHaveLength(1);
    expect(config.organisation.freezes).toHaveLength(1);
    expect(config.lints.has('sales/no-dmo')).toBe(false);
    expect(config.lints.get('sales/no-demo')).toEqual({});
    expect(config.lints.get('sales/no-input')?.lead).toBe(20);
    expect(config.lints.get('sales/no-input')?.level).toBeUndefined();
  });

  it('of the syntax leaves what can be read', () => {
    const { config, problems } = resolveText('lints:\n  sales/no-demo: off\norg:\n  motion: "partner\n');
    expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['config/syntax']));
    expect(config.lints.get('sales/no-demo')).toEqual({ level: 'off' });
  });

  it('stands in the file that has it, however it was reached', () => {
    const files = {
      'a/.launchplan.yaml': 'extends: ../policy.yaml',
      'policy.yaml': 'lints:\n  sales/no-dmo: off\n',
      '.launchplan.yaml': 'extends: [policy.yaml]\norg:\n  motion: none\n',
    };
    const near = resolveIn('a', files).problems;
    expect(drawn(near)).toEqual([
      '.launchplan.yaml:3 config/invalid-value none',
      'policy.yaml:2 config/unknown-lint sales/no-dmo',
    ]);
    const all: readonly ConfigProblem[] = [...near, ...resolveIn('', files).problems];
    expect(drawn(distinctProblems(all))).toEqual(drawn(near));
  });
});

describe('`extends` that leads back', () => {
  it('is told at the item that closes the circle, and the rest holds', () => {
    const { config, problems } = resolveIn('', {
      '.launchplan.yaml': 'extends: [one.yaml]\nlints: { sales/no-demo: off }',
      'one.yaml': 'extends:\n  - two.yaml\nlints: { sales/no-input: off }',
      'two.yaml': 'extends:\n  - ./one.yaml\nlints: { sales/no-preview: off }',
    });
    expect(drawn(problems)).toEqual(['two.yaml:2 config/circular-extends ./one.yaml']);
    expect([...config.lints.keys()]).toEqual(['sales/no-demo', 'sales/no-input', 'sales/no-preview']);
  });

  it('is no circle where two files build on a third, or on one of a folder above', () => {
    const { problems } = resolveIn('a', {
      'a/.launchplan.yaml': 'extends: [one.yaml, two.yaml, ../.launchplan.yaml]',
      'a/one.yaml': 'extends: base.yaml',
      'a/two.yaml': 'extends: base.yaml',
      'a/base.yaml': 'root: true',
      '.launchplan.yaml': 'extends: /a/base.yaml',
    });
    expect(problems).toEqual([]);
  });
});

describe('what to do', () => {
  it('is to write the lint that was meant', () => {
    const text = 'lints:\n  "sales/no-dmo": off # not ours\n';
    expect(onlyMessage(text)).toBe('There is no check `sales/no-dmo`; did you mean `sales/no-demo`?');
    expect(fixed(text, 'repair')).toBe('lints:\n  sales/no-demo: off # not ours\n');
  });

  it('is left open where the lint that was meant is set already', () => {
    const [problem] = resolveText('lints: { sales/no-dmo: off, sales/no-demo: info }').problems;
    expect(problem?.fixes).toEqual([]);
  });

  it('is to look up a lint that nobody can guess, whatever it is called', () => {
    expect(onlyMessage('lints: { nothing/alike: off }')).toContain('launchplan rules');
    expect(onlyMessage('lints: { "\\e[31m": off }')).not.toContain('\u001b');
  });

  it('is to write the key, the preset or the slash that was meant', () => {
    expect(fixed('lintz: {}', 'repair')).toBe('lints: {}');
    expect(fixed('extends: launchplan:strickt', 'offer')).toBe('extends: launchplan:strict');
    expect(fixed('extends: [.\\a\\b.yaml]', 'offer')).toBe('extends: [./a/b.yaml]');
  });

  it('is said in the words of settings', () => {
    expect(onlyMessage('lint: {}')).toBe('`lint` is no key of a settings file; did you mean `lints`?');
    expect(onlyMessage('lints: { sales/no-demo: 3 }')).toMatch(/^A check cannot be set to this\. Write off, /);
    expect(onlyMessage('org: { deal_size: [1] }')).toBe(
      'This is a range: write the least and the most, such as [20000, 500000].',
    );
    expect(onlyMessage('org: { deal_size: [5, 3] }')).toContain('[3, 5]');
  });
});

describe('any text at all', () => {
  const words = fc.constantFrom(
    ...[
      'root: true\n',
      'extends: [',
      'a.yaml',
      'launchplan:strict',
      ', ',
      ']\n',
      'org:\n',
      '  holidays: [2027-12-24]\n',
    ],
    ...[
      'lints:\n',
      '  sales/no-demo: ',
      'off\n',
      '{ lead: 3 }\n',
      'rules:\n',
      '  - id: a/b\n',
      '*a',
      '&a ',
      '? ',
      '"',
      '\t',
    ],
  );

  it('gives a configuration, and problems that lie inside it', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const { config, problems } = resolveText(written);
        expect(config.organisation.departments).toBeDefined();
        for (const { place, message } of problems) {
          expect(place).toBeDefined();
          expect(place?.span.start).toBeLessThanOrEqual(place?.span.end ?? -1);
          expect(place?.span.end).toBeLessThanOrEqual(written.length);
          expect(message).not.toMatch(/\p{Cc}/u);
        }
      }),
      runs(50),
    );
  });
});

describe('a check that is misspelt in the settings', () => {
  it.each([
    ['sales/no-dem', 'sales/no-demo', 'repair'],
    ['sales/no-dmeo', 'sales/no-demo', 'repair'],
    ['Sales/No-Demo', 'sales/no-demo', 'repair'],
    ['sales/no-prvw', 'sales/no-preview', 'offer'],
    ['legal/no-revieww-', 'legal/no-review', 'offer'],
  ] as const)('is put right without asking only within one edit: %s', (id, meant, kind) => {
    expect(fixed(`lints:\n  ${id}: off\n`, kind)).toBe(`lints:\n  ${meant}: off\n`);
  });
});
