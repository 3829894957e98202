import { describe, expect, it } from 'vitest';
import { recommended } from '../../server/src/engine/config/config.ts';
import { exampleText, exampleToday } from '../../server/src/engine/pages/examples.ts';
import { lints } from '../../server/src/lints/index.ts';
import { kinds } from '../../server/src/plan/words.ts';
import { catalogue } from '../support/catalogue.ts';
import { checked, dayOn, SIX_FIELDS } from '../support/checked.ts';

const close = { today: dayOn('2027-03-01') };

/** The lints that come to a verdict on a plan with the six fields and these. */
function judgedLints(more: string): readonly string[] {
  return [...new Set(checked(SIX_FIELDS + more, close).report.checks.map(({ rule }) => rule))];
}

/** Each lint with each kind of launch that it excludes, as committed. */
const excluded = catalogue.lints.flatMap(({ id, notFor = [] }) =>
  lints.filter((lint) => lint.id === id).flatMap((lint) => notFor.map((kind) => ({ id, kind, lint }))),
);

describe('a lint that makes no sense for a kind of launch', () => {
  it.each(excluded)('$id is not asked of a launch of the kind $kind', ({ kind, lint }) => {
    const { surroundings = {}, organisation, plan } = lint.bad;
    const isAsked = (more: string): boolean => {
      const config = { ...recommended, organisation: { ...recommended.organisation, ...organisation } };
      const context = { today: exampleToday(lint.bad), config, surroundings: () => surroundings };
      const text = exampleText(lint, { ...lint.bad, plan: more + plan });
      return checked(text, context).report.checks.some(({ rule }) => rule === lint.id);
    };
    expect(isAsked('')).toBe(true);
    expect(isAsked(`kind: ${kind}\n`)).toBe(false);
  });
});

describe('the kind of a launch', () => {
  it('is that of a product where the plan does not say, or says something else', () => {
    const usual = judgedLints('');
    expect(judgedLints('kind: product\n')).toEqual(usual);
    expect(judgedLints('kind: festival\n')).toEqual(usual);
  });

  it('asks each lint of every kind that the lint does not exclude', () => {
    const usual = judgedLints('');
    for (const kind of kinds.filter((one) => one !== 'internal')) {
      const asked = new Set(judgedLints(`kind: ${kind}\n`));
      const excluded = new Set(catalogue.lints.filter(({ notFor = [] }) => notFor.includes(kind)).map(({ id }) => id));
      expect(usual.filter((id) => !asked.has(id) && !excluded.has(id))).toEqual([]);
    }
  });

  it('leaves nothing to sell or to pay for in a launch for colleagues only', () => {
    const asked = judgedLints('kind: internal\npricing:\n  model: usage\n  partner: { name: Northwind }\n');
    expect(asked.filter((id) => /^(?:sales|pricing|finance)\//.test(id))).toEqual([]);
  });

  it('asks engineering and support alone for their part in a launch for colleagues only', () => {
    const { report } = checked(`${SIX_FIELDS}kind: internal\n`, close);
    const silent = report.findings.filter(({ rule }) => rule === 'owner/silent-department');
    expect(silent.map(({ path }) => path[0])).toEqual(['engineering', 'support']);
  });
});

describe('what is asked where a tier 3 plan lists rollout steps', () => {
  const small = SIX_FIELDS.replace('tier: 1', 'tier: 3');
  const steps = 'rollout:\n  steps:\n    - to: Northwind\n    - to: Everybody\n';
  const listed = ['engineering/no-monitoring', 'rollout/no-exit-criteria'];
  const found = (text: string, more: object = {}): readonly string[] =>
    checked(text, { ...close, ...more })
      .report.findings.filter(({ rule }) => listed.includes(rule))
      .map(({ rule, severity }) => `${rule} ${severity}`);

  it('is asked at info in every state, also under the strict preset', () => {
    const all = ['engineering/no-monitoring info', 'engineering/no-monitoring info', 'rollout/no-exit-criteria info'];
    expect([...found(small + steps)].sort()).toEqual(all);
    expect([...found(small + steps, { config: { ...recommended, strict: true } })].sort()).toEqual(all);
    const overdue =
      'engineering: { on_call: Sam, monitoring: { status: blocked, reason: No data, due: 2027-01-01 } }\n';
    expect(found(small + steps + overdue)).toContain('engineering/no-monitoring info');
  });

  it('is not asked without steps', () => {
    expect(found(small)).toEqual([]);
    expect(found(`${small}rollout:\n  steps: []\n`)).toEqual([]);
  });

  it('has the severity that the organisation sets', () => {
    const lintSettings = new Map([['rollout/no-exit-criteria', { level: 'error' as const }]]);
    const config = { ...recommended, lints: lintSettings };
    expect(found(small + steps, { config })).toContain('rollout/no-exit-criteria error');
  });
});
