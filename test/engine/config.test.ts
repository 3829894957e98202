import { describe, expect, it } from 'vitest';
import { check } from '../../server/src/engine/check/check.ts';
import { recommended } from '../../server/src/engine/config/config.ts';
import { explainConfig } from '../../server/src/engine/config/explain-config.ts';
import type { ResolvedConfig } from '../../server/src/engine/config/resolve-config.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { formatDay, parseDay } from '../../server/src/plan/calendar.ts';
import { drawn, resolveIn, resolveText } from '../support/settings.ts';

function levelOf({ config }: ResolvedConfig, id: string): string | undefined {
  return config.lints.get(id)?.level;
}

describe('settings of an organisation', () => {
  it('are the catalogue as it stands where there is no file', () => {
    const { config, problems } = resolveIn('plans', {});
    expect(config).toEqual(recommended);
    expect(problems).toEqual([]);
  });

  it('say all that the format knows', () => {
    const { config, problems } = resolveText(`
root: true
org:
  motion: sales-led
  departments: [engineering, sales]
  deal_size: [20000, 500000]
  sales_cycle_days: [30, 270]
  portfolio: [Atlas Core, 365]
  approvers: { go-no-go: [vp@example.com], pricing: cfo@example.com }
  holidays: [2027-12-24]
  freezes: [{from: 2027-12-15, to: 2028-01-05}]
lints:
  sales/no-compensation: off
  sales/no-input: { severity: info, lead: 20 }
  sales/no-preview: { lead: 45 }
  sales/no-demo: default
x-own: 1
`);
    expect(problems).toEqual([]);
    const { organisation } = config;
    expect(organisation).toMatchObject({
      motion: 'sales-led',
      departments: ['engineering', 'sales'],
      departmentsSet: true,
      dealSize: [20000, 500000],
      salesCycleDays: [30, 270],
      portfolio: ['Atlas Core', '365'],
    });
    expect([...organisation.approvers]).toEqual([
      ['go-no-go', ['vp@example.com']],
      ['pricing', ['cfo@example.com']],
    ]);
    expect(organisation.holidays.map(formatDay)).toEqual(['2027-12-24']);
    expect(organisation.freezes.map(({ from, to }) => [formatDay(from), formatDay(to)])).toEqual([
      ['2027-12-15', '2028-01-05'],
    ]);
    expect(Object.fromEntries(config.lints)).toEqual({
      'sales/no-compensation': { level: 'off' },
      'sales/no-demo': {},
      'sales/no-input': { level: 'info', lead: 20 },
      'sales/no-preview': { lead: 45 },
    });
  });

  it('take an empty list for an answer and a key without a value for none', () => {
    const { config, problems } = resolveText('org:\n  departments: []\n  portfolio:\nlints:\n  sales/no-demo:\n');
    expect(problems).toEqual([]);
    expect(config.organisation).toMatchObject({ departments: [], departmentsSet: true });
    expect(config.organisation.portfolio).toBeUndefined();
    expect(config.lints.size).toBe(0);
  });

  it('let each lint of the catalogue be set', () => {
    const { config, problems } = resolveText('lints: { sales/no-demo: off, task/overdue: info }');
    expect(problems).toEqual([]);
    expect(config.lints.get('task/overdue')).toEqual({ level: 'info' });
  });
});

describe('precedence', () => {
  it('is the nearest file, then what it extends, then the folders above', () => {
    const files = {
      'a/b/.launchplan.yaml': 'extends: [one.yaml, two.yaml]\nlints:\n  sales/no-demo: info\n',
      'a/b/one.yaml': 'lints: { sales/no-demo: off, sales/no-input: off, sales/not-enabled: off }',
      'a/b/two.yaml': 'lints: { sales/no-demo: error, sales/no-input: error }',
      'a/.launchplan.yaml': 'lints: { sales/not-enabled: error, sales/no-preview: warning }',
      '.launchplan.yaml': 'lints: { sales/no-preview: off, sales/no-battlecard: off }',
    };
    const resolved = resolveIn('a/b/c', files);
    expect(resolved.problems).toEqual([]);
    expect(levelOf(resolved, 'sales/no-demo')).toBe('info');
    expect(levelOf(resolved, 'sales/no-input')).toBe('error');
    expect(levelOf(resolved, 'sales/not-enabled')).toBe('off');
    expect(levelOf(resolved, 'sales/no-preview')).toBe('warning');
    expect(levelOf(resolved, 'sales/no-battlecard')).toBe('off');
    expect(levelOf(resolveIn('a', files), 'sales/no-demo')).toBeUndefined();
  });

  it('puts what an extended file extends before the item that stands ahead of it', () => {
    const resolved = resolveIn('', {
      '.launchplan.yaml': 'extends: [one.yaml, two.yaml]',
      'one.yaml': 'lints: { sales/no-demo: off }',
      'two.yaml': 'extends: three.yaml',
      'three.yaml': 'lints: { sales/no-demo: error }',
    });
    expect(levelOf(resolved, 'sales/no-demo')).toBe('error');
  });

  it('merges mappings by key and replaces lists', () => {
    const { config } = resolveIn('a', {
      'a/.launchplan.yaml':
        'org:\n  portfolio: [Near]\n  approvers: { pricing: [near@example.com] }\nlints:\n  sales/no-preview: { lead: 45 }\n',
      '.launchplan.yaml':
        'org:\n  motion: partner\n  portfolio: [Far, Farther]\n  approvers: { pricing: [far@example.com], legal: [law@example.com] }\nlints:\n  sales/no-preview: warning\n',
    });
    expect(config.organisation).toMatchObject({ motion: 'partner', portfolio: ['Near'] });
    expect(Object.fromEntries(config.organisation.approvers)).toEqual({
      pricing: ['near@example.com'],
      legal: ['law@example.com'],
    });
    expect(config.lints.get('sales/no-preview')).toEqual({ level: 'warning', lead: 45 });
  });

  it('appends rules by id, of which the nearest holds', () => {
    const rule = (id: string, message: string): string =>
      `  - { id: ${id}, for: plan, assert: "true", message: ${message} }\n`;
    const { settings, problems } = resolveIn('a', {
      'a/.launchplan.yaml': `rules:\n${rule('acme/one', 'Near.')}${rule('acme/two', 'Near.')}lints: { acme/three: off }\n`,
      '.launchplan.yaml': `rules:\n${rule('acme/one', 'Far.')}${rule('acme/three', 'Far.')}`,
    });
    expect(problems).toEqual([]);
    expect([...settings.rules].map(([id, { file }]) => [id, file.path])).toEqual([
      ['acme/one', 'a/.launchplan.yaml'],
      ['acme/three', '.launchplan.yaml'],
      ['acme/two', 'a/.launchplan.yaml'],
    ]);
  });

  it('ends at a file with `root: true`', () => {
    const files = {
      'a/.launchplan.yaml': 'root: true',
      '.launchplan.yaml': 'lints: { sales/no-demo: off, no/such: off }',
    };
    const resolved = resolveIn('a/b', files);
    expect(resolved.config.lints.size).toBe(0);
    expect(resolved.problems).toEqual([]);
    const open = resolveIn('a/b', { ...files, 'a/.launchplan.yaml': 'root: false' });
    expect(levelOf(open, 'sales/no-demo')).toBe('off');
  });
});

describe('`default`', () => {
  it('takes back what a folder above or an extended file set', () => {
    const { config } = resolveIn('a', {
      'a/.launchplan.yaml': 'extends: base.yaml\nlints:\n  sales/no-demo: default\n  sales/no-input: default\n',
      'a/base.yaml': 'lints: { sales/no-demo: { lead: 5 } }',
      '.launchplan.yaml': 'lints: { sales/no-demo: off, sales/no-input: { severity: error, lead: 3 } }',
    });
    expect(config.lints.get('sales/no-demo')).toEqual({});
    expect(config.lints.get('sales/no-input')).toEqual({});
  });

  it('leaves what a nearer file sets', () => {
    const { config } = resolveIn('a', {
      'a/.launchplan.yaml': 'lints: { sales/no-demo: { lead: 5 } }',
      '.launchplan.yaml': 'extends: base.yaml\nlints: { sales/no-demo: default }',
      'base.yaml': 'lints: { sales/no-demo: { severity: error, lead: 9 } }',
    });
    expect(config.lints.get('sales/no-demo')).toEqual({ lead: 5 });
  });

  it('as a severity takes back the severity alone', () => {
    const { config } = resolveIn('a', {
      'a/.launchplan.yaml': 'lints: { sales/no-demo: { severity: default } }',
      '.launchplan.yaml': 'lints: { sales/no-demo: { severity: error, lead: 9 } }',
    });
    expect(config.lints.get('sales/no-demo')).toEqual({ lead: 9 });
  });
});

describe('the presets', () => {
  it('hold by the nearest that is named', () => {
    expect(resolveText('extends: launchplan:strict').config.strict).toBe(true);
    expect(resolveText('extends: [launchplan:strict, launchplan:recommended]').config.strict).toBe(false);
    expect(
      resolveIn('a', {
        'a/.launchplan.yaml': 'extends: launchplan:recommended',
        '.launchplan.yaml': 'extends: launchplan:strict',
      }).config.strict,
    ).toBe(false);
    expect(
      resolveIn('', { '.launchplan.yaml': 'extends: base.yaml', 'base.yaml': 'extends: [launchplan:strict]' }).config
        .strict,
    ).toBe(true);
  });

  const plan = takeSnapshot(`launch_plan: 1
name: Atlas Billing
owner: ana@example.com
tier: 1
stage: ga
date: 2027-03-10
sales: { reps: 1, deals_per_rep: 1, goal_deals: 9 }
`);

  /** How loud a finding is whose severity is fixed to a warning. */
  function urgency({ config }: ResolvedConfig): string | undefined {
    const [report] = check(plan, { today: parseDay('2027-01-15') ?? 0, config });
    return report?.findings.find(({ rule }) => rule === 'sales/capacity-below-goal')?.severity;
  }

  it('make a fixed severity one higher when strict', () => {
    expect(urgency(resolveText(''))).toBe('warning');
    expect(urgency(resolveText('extends: launchplan:strict'))).toBe('error');
  });

  it('yield to a setting of the lint and to `default`', () => {
    const setting = (value: string): string =>
      `extends: launchplan:strict\nlints: { sales/capacity-below-goal: ${value} }\n`;
    expect(urgency(resolveText(setting('info')))).toBe('info');
    expect(urgency(resolveText(setting('off')))).toBeUndefined();
    expect(urgency(resolveText(setting('default')))).toBe('warning');
    expect(urgency(resolveText(setting('{ severity: default }')))).toBe('warning');
  });

  it('hold over a `default` of a folder above', () => {
    const resolved = resolveIn('a', {
      'a/.launchplan.yaml': 'extends: launchplan:strict',
      '.launchplan.yaml': 'lints: { sales/capacity-below-goal: default }',
    });
    expect(urgency(resolved)).toBe('error');
  });
});

describe('the explanation of a configuration', () => {
  it('gives each value with the file and the line that it comes from', () => {
    const { settings } = resolveIn('a', {
      'a/.launchplan.yaml':
        'extends:\n  - launchplan:strict\nlints:\n  sales/no-preview: { lead: 45 }\n  sales/no-demo: default\n',
      '.launchplan.yaml':
        'org:\n  holidays:\n    - 2027-12-24\n  freezes: [{ from: 2027-12-15, to: 2028-01-05 }]\n  approvers: { pricing: [cfo@example.com] }\nlints:\n  sales/no-preview: warning\n',
    });
    const lines = explainConfig(settings).map(({ key, value, origin }) => {
      const from = origin.kind === 'file' ? `${origin.path}:${String(origin.line)}` : origin.preset;
      return `${key} = ${JSON.stringify(value)} (${from})`;
    });
    expect(lines).toEqual([
      'preset = "launchplan:strict" (a/.launchplan.yaml:2)',
      'org.departments = ["engineering","marketing","sales","support","finance"] (launchplan:recommended)',
      'org.approvers.pricing = ["cfo@example.com"] (.launchplan.yaml:5)',
      'org.holidays = ["2027-12-24"] (.launchplan.yaml:2)',
      'org.freezes = [{"from":"2027-12-15","to":"2028-01-05"}] (.launchplan.yaml:4)',
      'lints.sales/no-demo.severity = "default" (a/.launchplan.yaml:5)',
      'lints.sales/no-preview.severity = "error" (.launchplan.yaml:7)',
      'lints.sales/no-preview.lead = 45 (a/.launchplan.yaml:4)',
    ]);
  });

  it('says that nothing is set', () => {
    const { settings } = resolveIn('', {});
    expect(explainConfig(settings).map(({ key, origin }) => [key, origin.kind])).toEqual([
      ['preset', 'built-in'],
      ['org.departments', 'built-in'],
    ]);
  });
});

describe('a chain of settings', () => {
  it('may be long and name each of its files often', () => {
    const files: Record<string, string> = { '.launchplan.yaml': 'extends: [0.yaml, 0.yaml]' };
    for (let index = 0; index < 2_000; index++) {
      files[`${String(index)}.yaml`] = `extends: [${String(index + 1)}.yaml, ${String(index + 1)}.yaml]`;
    }
    files['2000.yaml'] = 'lints: { sales/no-demo: off }';
    const resolved = resolveIn('', files);
    expect(resolved.problems).toEqual([]);
    expect(levelOf(resolved, 'sales/no-demo')).toBe('off');
    expect(drawn(resolved.problems)).toEqual([]);
  });
});
