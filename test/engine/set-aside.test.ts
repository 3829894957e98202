import { describe, expect, it } from 'vitest';
import { recommended } from '../../server/src/engine/config/config.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { comparedTexts, comparedTrees, treeOf } from '../support/compared.ts';

/** What became of the findings of a rule, as `why because`; `fixed` where they were. */
function fate(rule: string, before: string, after: string, asOf?: string): readonly string[] {
  const { resolved, setAside } = comparedTexts(before, after, asOf);
  return [
    ...resolved.filter((finding) => finding.rule === rule).map(() => 'fixed'),
    ...setAside.filter(({ finding }) => finding.rule === rule).map(({ why, because }) => [why, ...because].join(' ')),
  ];
}

const head = (fields: Readonly<Record<string, string>>): string =>
  Object.entries({
    launch_plan: '1',
    name: 'Atlas',
    owner: 'ana@example.com',
    tier: '1',
    stage: 'ga',
    date: '2027-03-10',
    ...fields,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');

const WAIVER = 'waivers: [{lint: sales/no-demo, reason: Shown live, by: vp@example.com, expires: 2027-03-01}]\n';
const PROMISE = 'promises: [{to: Northwind, what: Export, due: 2027-02-01, kind: contract}]\n';

describe('a finding that is gone', () => {
  it.each<[string, string, string, string, readonly string[]]>([
    ['is fixed by planning it', 'sales/no-demo', head({}), `${head({})}sales: {demo: {due: 2027-02-01}}\n`, ['fixed']],
    ['was waived', 'sales/no-demo', head({}), head({}) + WAIVER, ['waived waivers[lint=sales/no-demo]']],
    [
      'was waived by a comment',
      'sales/no-demo',
      `${head({})}sales:\n  demo: todo\n`,
      `${head({})}sales:\n  # launchplan-disable-next-line sales/no-demo -- Shown live\n  demo: todo\n`,
      ['waived'],
    ],
    ['is not asked of this tier', 'sales/no-compensation', head({}), head({ tier: '3' }), ['not-asked tier']],
    ['is not asked of this kind', 'sales/no-demo', head({}), head({ kind: 'sunset' }), ['not-asked kind']],
    [
      'is not asked, for each of two reasons',
      'sales/no-compensation',
      head({}),
      head({ tier: '3', kind: 'internal' }),
      ['not-asked tier kind'],
    ],
    ['is not asked after the launch', 'sales/no-demo', head({}), head({ status: 'launched' }), ['not-asked status']],
    [
      'was declared to be no matter of a department',
      'sales/no-demo',
      head({}),
      `${head({})}sales: {unchanged: Sold as before}\n`,
      ['declared sales'],
    ],
    [
      'was declared not applicable',
      'docs/no-user-guide',
      `${head({})}docs: {user_guide: todo}\n`,
      `${head({})}docs: {user_guide: "not-applicable: it explains itself"}\n`,
      ['declared docs.user_guide'],
    ],
    ['went with its promise', 'promise/late', head({}) + PROMISE, head({}), ['deleted promises']],
    [
      'went with one of two promises',
      'promise/late',
      `${head({})}promises:\n  - {to: A, what: X, due: 2027-02-01}\n  - {to: B, what: Y, due: 2027-05-01}\n`,
      `${head({})}promises:\n  - {to: B, what: Y, due: 2027-05-01}\n`,
      ['deleted promises[what=X]'],
    ],
    [
      'is fixed where a key that is none is taken out',
      'schema/unknown-key',
      `${head({})}sumary: x\n`,
      head({}),
      ['fixed'],
    ],
    [
      'is fixed where a waiver that has expired is taken out',
      'waiver/expired',
      head({}) + WAIVER.replace('2027-03-01', '2027-01-01'),
      head({}),
      ['fixed'],
    ],
    [
      'is fixed by writing the fact that decides what is asked',
      'pricing/missing',
      head({}),
      `${head({})}pricing: {model: flat, price: 12 EUR}\n`,
      ['fixed'],
    ],
    [
      'has time again on a later date',
      'sales/not-enabled',
      `${head({})}sales: {training: {due: 2027-03-05}}\n`,
      `${head({ date: '2027-06-10' })}sales: {training: {due: 2027-03-05}}\n`,
      ['time date'],
    ],
    ['of a past date is fixed by a new one', 'date/past', head({ date: '2027-01-05' }), head({}), ['fixed']],
  ])('%s', (_, rule, before, after, expected) => {
    expect(fate(rule, before, after)).toEqual(expected);
  });

  it('says who waives it, why and until when', () => {
    const { setAside } = comparedTexts(head({}), head({}) + WAIVER);
    expect(setAside.map(({ waiver }) => waiver)).toEqual([
      { reason: 'Shown live', by: 'vp@example.com', expires: expect.any(Number) as number },
    ]);
  });

  it('is set aside with its plan', () => {
    const { plans } = comparedTrees(treeOf({ 'launch.yaml': SIX_FIELDS }), treeOf({}));
    expect(plans.map(({ resolved, setAside }) => [resolved, new Set(setAside.map(({ why }) => why))])).toEqual([
      [[], new Set(['deleted'])],
    ]);
  });

  it('is not asked for in the folder that its plan moved to', () => {
    const quiet = { ...recommended, lints: new Map([['sales/no-demo', { level: 'off' as const }]]) };
    const configOf = (path: string): typeof recommended => (path.startsWith('quiet/') ? quiet : recommended);
    const { plans } = comparedTrees(
      treeOf({ 'launch.yaml': SIX_FIELDS }, { configOf }),
      treeOf({ 'quiet/launch.yaml': SIX_FIELDS }, { configOf }),
    );
    expect(plans.flatMap(({ setAside }) => setAside.map(({ finding, why }) => `${finding.rule} ${why}`))).toEqual([
      'sales/no-demo rule-off',
    ]);
  });
});
