import { describe, expect, it } from 'vitest';

import { validateConfig } from '../../server/src/schema/validate-config.ts';
import { validateLaunch } from '../../server/src/schema/validate-launch.ts';
import { growth } from '../support/growth.ts';
import { fullPlan } from './full-plan.ts';

const sixFields = {
  launch_plan: 1,
  name: 'Atlas Billing',
  owner: 'ana@example.com',
  tier: 1,
  stage: 'ga',
  date: '2027-03-10',
};

const faultsWith = (more: object) => validateLaunch({ ...sixFields, ...more });

describe('a launch plan', () => {
  it('may use every section', () => {
    expect(validateLaunch(fullPlan)).toEqual([]);
  });

  it('needs six fields and no more', () => {
    expect(validateLaunch(sixFields)).toEqual([]);
    expect(validateLaunch({})).toEqual(Object.keys(sixFields).map((key) => ({ kind: 'missing-key', path: [], key })));
  });

  it('has to be a mapping', () => {
    expect(validateLaunch([])).toEqual([{ kind: 'wrong-type', path: [], expected: ['object'], actual: 'array' }]);
  });

  it('has each section optional and each section empty', () => {
    const sections = Object.entries(fullPlan).filter(
      ([key, value]) => typeof value === 'object' && !(key in sixFields),
    );
    for (const [key, value] of sections) {
      expect(faultsWith({ [key]: value })).toEqual([]);
      expect(faultsWith({ [key]: Array.isArray(value) ? [] : {} })).toEqual([]);
    }
  });
});

describe('an unknown key', () => {
  it('is told with the keys that are allowed there', () => {
    expect(faultsWith({ teir: 1 })).toEqual([
      {
        kind: 'unknown-key',
        path: [],
        key: 'teir',
        allowed: expect.arrayContaining(['tier', 'team', 'waivers']) as unknown,
      },
    ]);
  });

  it.each([
    ['a section', { sales: { traning: 'T-3' } }, ['sales'], 'traning', 'training'],
    ['a task', { sales: { training: { ownr: 'x', due: 'T-3' } } }, ['sales', 'training'], 'ownr', 'owner'],
    ['a task with keys of its own', { comms: { press: { embarg: 'T' } } }, ['comms', 'press'], 'embarg', 'embargo'],
    ['a planned fact', { finance: { sku: { due: 'T-3', ower: 'x' } } }, ['finance', 'sku'], 'ower', 'owner'],
    ['a planned section', { migration: { due: 'T-3', paht: 'T-9' } }, ['migration'], 'paht', 'path'],
    ['a planned mapping', { rollout: { rollback: { due: 'T-3', flg: 'x' } } }, ['rollout', 'rollback'], 'flg', 'flag'],
    ['an item', { risks: ['Rain', { risk: 'Snow', ower: 'x' }] }, ['risks', 1], 'ower', 'owner'],
    ['a mapping in a mapping', { learning: { retro: { wroked: 'x' } } }, ['learning', 'retro'], 'wroked', 'worked'],
  ])('is found once in %s', (_, more, path, key, meant) => {
    expect(faultsWith(more)).toEqual([
      { kind: 'unknown-key', path, key, allowed: expect.arrayContaining([meant]) as unknown },
    ]);
  });

  it('is each reported, where there are several', () => {
    expect(faultsWith({ sales: { a: 1, b: 2 } }).map((fault) => fault.kind)).toEqual(['unknown-key', 'unknown-key']);
  });

  it('is a task key beside the keys of a fact', () => {
    expect(faultsWith({ rollout: { rollback: { trigger: 'Wrong invoices', due: 'T-3' } } })).toMatchObject([
      { kind: 'unknown-key', path: ['rollout', 'rollback'], key: 'due' },
    ]);
    expect(faultsWith({ migration: { path: 'T-95', due: 'T-3' } })).toMatchObject([
      { kind: 'unknown-key', path: ['migration'], key: 'due' },
    ]);
  });

  it('is no fault when it starts with x-, wherever it stands', () => {
    const withOwn = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(withOwn);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, child]) => [key, withOwn(child)] as const);
      return { ...Object.fromEntries(entries), 'x-own': [{ any: 1 }, true] };
    };
    expect(validateLaunch(withOwn(fullPlan))).toEqual([]);
  });

  it('may have the name of something that every object has', () => {
    const sales = Object.fromEntries([
      ['constructor', 1],
      ['__proto__', 2],
    ]);
    expect(faultsWith({ sales }).map((fault) => fault.kind)).toEqual(['unknown-key', 'unknown-key']);
  });
});

describe('a value', () => {
  it.each([
    ['a word for the tier', { tier: 'one' }, ['tier'], ['integer'], 'string'],
    ['a list for the owner', { owner: ['ana'] }, ['owner'], ['string'], 'array'],
    ['a number for the name', { name: 2027 }, ['name'], ['string'], 'number'],
    ['a number for a date', { date: 2027 }, ['date'], ['string'], 'number'],
    ['a text for a section', { sales: 'yes' }, ['sales'], ['object'], 'string'],
    ['a text for a truth', { legal: { personal_data: 'yes' } }, ['legal', 'personal_data'], ['boolean'], 'string'],
    ['a number for a task', { docs: { user_guide: 3 } }, ['docs', 'user_guide'], ['string', 'object'], 'number'],
    ['a truth for a text', { finance: { sku: true } }, ['finance', 'sku'], ['string', 'number'], 'boolean'],
    ['a record for a list', { risks: { risk: 'Rain' } }, ['risks'], ['array', 'string', 'number'], 'object'],
    ['infinity for a number', { sales: { reps: Infinity } }, ['sales', 'reps'], ['number'], 'number'],
    ['a fraction for the version', { launch_plan: 1.5 }, ['launch_plan'], ['integer'], 'number'],
  ])('has the wrong type: %s', (_, more, path, expected, actual) => {
    expect(faultsWith(more)).toMatchObject([{ kind: 'wrong-type', path, expected, actual }]);
  });

  it.each([
    ['tier', { tier: 4 }, ['tier'], [1, 2, 3]],
    ['version', { launch_plan: 2 }, ['launch_plan'], [1]],
    ['stage', { stage: 'GA' }, ['stage'], ['alpha', 'beta', 'limited', 'ga']],
    ['plannable choice', { go_to_market: { signup: 'open' } }, ['go_to_market', 'signup'], ['self-serve', 'gated']],
    [
      'task in one line',
      { sales: { demo: 'soon' } },
      ['sales', 'demo'],
      ['todo', 'doing', 'done', 'blocked', 'not-applicable'],
    ],
    [
      'choice in an item',
      { approvals: [{ decision: 'yes' }] },
      ['approvals', 0, 'decision'],
      ['requested', 'approved', 'denied'],
    ],
  ])('is none of the allowed: %s', (_, more, path, allowed) => {
    expect(faultsWith(more)).toEqual([{ kind: 'invalid-value', path, allowed }]);
  });

  it('stays within its bounds', () => {
    expect(faultsWith({ effort: { build: 120 } })).toEqual([
      { kind: 'invalid-value', path: ['effort', 'build'], allowed: [], maximum: 100 },
    ]);
    expect(faultsWith({ sales: { reps: -1 } })).toEqual([
      { kind: 'invalid-value', path: ['sales', 'reps'], allowed: [], minimum: 0 },
    ]);
  });
});

describe('a plan with very many faults', () => {
  it('is checked in a time that grows with their number', { timeout: 120_000 }, () => {
    const risksOf = (length: number) => Array.from({ length }, () => ({ risk: true, mitigation: [], colour: 'red' }));
    const [some, many] = [risksOf(12_500), risksOf(50_000)];
    expect(faultsWith({ risks: many })).toHaveLength(150_000);
    const ratio = growth(
      () => faultsWith({ risks: some }),
      () => faultsWith({ risks: many }),
      8,
    );
    expect(ratio).toBeLessThan(8);
  });
});

describe('a date', () => {
  it.each(['10.03.2027', '2027-3-10', '99999-01-01', 'T-14', 'tomorrow', ''])(
    'is absolute for the launch: not %j',
    (date) => {
      expect(faultsWith({ date })).toEqual([{ kind: 'invalid-date', path: ['date'], wanted: 'absolute-date' }]);
    },
  );

  it.each(['T', 'T-0', 'T+365', '2027-02-31'])('may be written as %j elsewhere', (date) => {
    expect(faultsWith({ scope_freeze: date, comms: { internal: date }, outcomes: { reviews: date } })).toEqual([]);
  });

  it.each(['T-', 'T-14d', 't-14', '2027-03-10T09:00', 'T-99999'])('may not be written as %j', (date) => {
    expect(faultsWith({ comms: { internal: date } })).toEqual([
      { kind: 'invalid-date', path: ['comms', 'internal'], wanted: 'moment' },
    ]);
  });

  it('needs a zone where it has a time', () => {
    expect(faultsWith({ comms: { external: '2027-03-10T09:00' } })).toMatchObject([{ kind: 'invalid-date' }]);
  });

  it('is what a task in one line was meant to be, when it begins like one', () => {
    expect(faultsWith({ sales: { demo: '2027-2-10' } })).toEqual([
      { kind: 'invalid-date', path: ['sales', 'demo'], wanted: 'task' },
    ]);
  });

  it('is absolute in slips and waivers', () => {
    const faults = faultsWith({ slips: [{ from: 'T-3' }], waivers: [{ expires: 'T' }] });
    expect(faults).toEqual([
      { kind: 'invalid-date', path: ['slips', 0, 'from'], wanted: 'absolute-date' },
      { kind: 'invalid-date', path: ['waivers', 0, 'expires'], wanted: 'absolute-day' },
    ]);
  });
});

describe('a fact that is planned', () => {
  const task = { owner: 'dana@example.com', due: 'T-45' };

  it.each([
    ['a text', { finance: { sku: task } }],
    ['a number', { engineering: { capacity_days: task } }],
    ['a truth', { legal: { personal_data: task } }],
    ['a choice', { pricing: { model: task } }],
    ['a date', { marketing: { involved_since: task } }],
    ['a list of texts', { support: { known_issues: task } }],
    ['a list of records', { outcomes: { metrics: task } }],
    ['a list of tasks', { support: { tools: task } }],
    ['a mapping', { rollout: { rollback: task } }],
    ['a section', { migration: task }],
    ['a section that is a list', { risks: task }],
    ['a field of an item', { outcomes: { metrics: [{ name: 'Trials', target: task }] } }],
    ['the owner after launch', { handoff: { owner: task } }],
  ])('may be %s', (_, more) => {
    expect(faultsWith(more)).toEqual([]);
  });

  it.each([
    ['the tier', { tier: task }],
    ['the status', { status: task }],
    ['the name of an item', { risks: [{ risk: task }] }],
  ])('is never %s', (_, more) => {
    expect(faultsWith(more)).toMatchObject([{ kind: 'wrong-type', actual: 'object' }]);
  });

  it('is checked as the task that it is', () => {
    expect(faultsWith({ finance: { sku: { due: 'soon', status: 'begun' } } })).toMatchObject([
      { kind: 'invalid-date', path: ['finance', 'sku', 'due'] },
      { kind: 'invalid-value', path: ['finance', 'sku', 'status'] },
    ]);
  });

  it('is not planned by one word: that is the fact', () => {
    expect(faultsWith({ finance: { sku: 'todo' } })).toEqual([]);
  });
});

describe('the settings of an organisation', () => {
  it('may say all that the format knows', () => {
    const settings = {
      root: true,
      extends: ['launchplan:strict', './policy/saas.yaml'],
      org: {
        motion: 'sales-led',
        departments: ['engineering', 'sales'],
        deal_size: [20000, 500000],
        sales_cycle_days: [30, 270],
        portfolio: ['Atlas Core'],
        approvers: { 'go-no-go': ['vp@example.com'], pricing: 'cfo@example.com' },
        holidays: ['2027-12-24'],
        freezes: [{ from: '2027-12-15', to: '2028-01-05' }],
      },
      lints: {
        'sales/no-compensation': 'off',
        'date/stale-plan': { severity: 'info' },
        'sales/no-preview': { severity: 'info', lead: 45 },
        'sales/no-demo': 'default',
        'acme/not-known-here': 'error',
      },
      rules: [
        {
          id: 'acme/sponsor',
          for: 'plan',
          when: 'plan.tier == 1',
          assert: 'this.sponsor != null',
          at: 'sponsor',
          message: 'A tier 1 launch needs a sponsor.',
          severity: 'error',
          lead: 30,
          examples: { good: ['sponsor: vp@example.com'], bad: [{ tier: 1 }] },
        },
      ],
      'x-own': 1,
    };
    expect(validateConfig(settings)).toEqual([]);
    expect(validateConfig({})).toEqual([]);
  });

  it.each([
    [{ lint: {} }, { kind: 'unknown-key', path: [], key: 'lint' }],
    [{ org: { motoin: 'partner' } }, { kind: 'unknown-key', path: ['org'], key: 'motoin' }],
    [{ lints: { 'sales/no-demo': 'loud' } }, { kind: 'invalid-value', path: ['lints', 'sales/no-demo'] }],
    [{ lints: { 'a/b': { severity: 'loud' } } }, { kind: 'invalid-value', path: ['lints', 'a/b', 'severity'] }],
    [{ lints: { 'a~b/c': true } }, { kind: 'wrong-type', path: ['lints', 'a~b/c'], actual: 'boolean' }],
    [{ org: { deal_size: [1] } }, { kind: 'invalid-value', path: ['org', 'deal_size'], minimum: 2 }],
    [{ org: { deal_size: [1, 2, 3] } }, { kind: 'invalid-value', path: ['org', 'deal_size'], maximum: 2 }],
    [{ org: { holidays: ['T-3'] } }, { kind: 'invalid-date', path: ['org', 'holidays', 0], wanted: 'absolute-day' }],
    [{ org: { freezes: [{ from: '2027-12-15' }] } }, { kind: 'missing-key', path: ['org', 'freezes', 0], key: 'to' }],
    [{ root: 'yes' }, { kind: 'wrong-type', path: ['root'], expected: ['boolean'] }],
  ])('%j is told as %j', (settings, fault) => {
    expect(validateConfig(settings)).toMatchObject([fault]);
  });
});
