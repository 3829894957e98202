import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lints } from '../../server/src/lints/index.ts';
import { catalogue } from '../support/catalogue.ts';
import { workplace, type Workplace } from '../support/command-line.ts';

let place: Workplace = workplace();
afterEach(() => {
  place.remove();
  place = workplace();
});

describe('rules', () => {
  it('lists exactly the lints of the catalogue, as its page says', async () => {
    const { out } = await place.call(['rules', '--format', 'json']);
    const { schemaVersion, rules } = JSON.parse(out) as { schemaVersion: number; rules: Record<string, unknown>[] };
    expect(schemaVersion).toBe(1);
    expect(rules.map(({ id }) => id)).toEqual(catalogue.lints.map(({ id }) => id));
    const keys = [
      'id',
      'area',
      'summary',
      'tiers',
      'lead',
      'severity',
      'after',
      'applies',
      'needs',
      'notFor',
      'hard',
      'unscaled',
      'floor',
      'tier3',
      'options',
      'fix',
      'source',
      'url',
    ];
    expect(rules.filter((rule) => Object.keys(rule).join() !== keys.join())).toEqual([]);
    expect(rules.find(({ id }) => id === 'legal/no-privacy-review')).toMatchObject({
      area: 'legal',
      tiers: [1, 2, 3],
      lead: 45,
      severity: null,
      after: null,
      applies: 'personal_data is not false',
      needs: 'legal.privacy',
      notFor: [],
      hard: true,
      unscaled: true,
      floor: null,
      tier3: null,
      options: {},
      fix: 'offer',
    });
    expect(rules.find(({ id }) => id === 'comms/no-customer-notice')).toMatchObject({ hard: true, floor: 30 });
    expect(rules.find(({ id }) => id === 'engineering/no-monitoring')).toMatchObject({ tier3: 'listed' });
    expect(rules.find(({ id }) => id === 'motion/friction')).toMatchObject({
      notFor: ['sunset', 'internal', 'migration', 'price'],
      options: { hours: 24 },
    });
  });

  it('are readable, too', async () => {
    const { out } = await place.call(['rules']);
    expect(lints.filter(({ id }) => !out.includes(id))).toEqual([]);
  });
});

describe('explain', () => {
  it.each(lints.map(({ id }) => id))('has a page on %s, with the output of its failing example', async (id) => {
    const { out, code } = await place.call(['explain', id]);
    expect(code).toBe(0);
    expect(out).toContain('A plan that fails');
    expect(out).toMatch(new RegExp(`(?:error|warning|info)  .*${id}`));
  });

  it('knows the faults of files', async () => {
    expect((await place.call(['explain', 'schema/unknown-key'])).out).toContain('`--fix` does it');
  });

  it('guesses what was meant, and ends with 2', async () => {
    const { out, err, code } = await place.call(['explain', 'sales/no-dmeo']);
    expect(err).toMatch(/^There is no lint, area or key 'sales\/no-dmeo'\. Did you mean sales\/no-demo\?\n/);
    expect({ out, code }).toEqual({ out: '', code: 2 });
  });

  it('knows areas, keys and groups, each with its address', async () => {
    const sales = await place.call(['explain', 'sales']);
    expect(sales.out).toContain(
      '  sales/no-demo              The plan names no demo for sellers. (14 days before launch)\n',
    );
    expect(sales.out).toMatch(/\/docs\/reference\/launch-yaml\.md#sales\n$/);
    expect((await place.call(['explain', 'marketing.positioning'])).out).toContain('marketing/no-positioning');
    expect((await place.call(['explain', 'group/sales'])).out).toContain('The plan names no input from sales.');
    expect((await place.call(['explain', 'no-demo'])).out).toMatch(/^sales\/no-demo\n/);
  });

  it('lists what a word may mean, and ends with 2', async () => {
    const { err, code } = await place.call(['explain', 'training']);
    expect(err).toContain('  sales.training    Training the people who sell it.\n  support.training  ');
    expect(code).toBe(2);
  });

  it('prints no control character of a word that nothing is called', async () => {
    expect((await place.call(['explain', 'team.\u001B[31m'])).out).not.toContain('\u001B');
    expect((await place.call(['explain', 'a\u001B[31m'])).err).not.toContain('\u001B');
  });
});

describe('schema', () => {
  it('prints the schema of plans, and of settings', async () => {
    const root = join(import.meta.dirname, '..', '..', 'schemas');
    const launch: unknown = JSON.parse(readFileSync(join(root, 'launch.schema.json'), 'utf8'));
    const config: unknown = JSON.parse(readFileSync(join(root, 'config.schema.json'), 'utf8'));
    expect(JSON.parse((await place.call(['schema'])).out)).toEqual(launch);
    expect(JSON.parse((await place.call(['schema', '--config'])).out)).toEqual(config);
  });
});

describe('config', () => {
  it('says what holds for a plan, and from which line of which file', async () => {
    place.write('.git/HEAD', '');
    place.write(
      '.launchplan.yaml',
      'root: true\norg:\n  motion: sales-led\nlints:\n  sales/no-preview: { lead: 45 }\n',
    );
    place.write('team/.launchplan.yaml', 'lints:\n  sales/no-demo: off\n');
    place.write('team/launch.yaml', 'launch_plan: 1\n');
    const { out, code } = await place.call(['config', 'team/launch.yaml']);
    expect(code).toBe(0);
    const lines = out.split('\n').map((line) => line.trim().split(/\s{2,}/));
    expect(lines).toContainEqual(['org.motion', 'sales-led', '.launchplan.yaml:3']);
    expect(lines).toContainEqual(['lints.sales/no-preview.lead', '45', '.launchplan.yaml:5']);
    expect(lines).toContainEqual(['lints.sales/no-demo.severity', 'off', 'team/.launchplan.yaml:2']);
  });
});

describe('config on settings with faults', () => {
  it('lists what holds, and says of the rest why it does not', async () => {
    place.write(
      '.launchplan.yaml',
      'lints:\n  sales/no-demo: {leed: 45, severity: loud, lead: 20}\n  date/stale-plan: {days: 45}\n  sales/no-dmeo: off\n',
    );
    place.write('launch.yaml', 'launch_plan: 1\n');
    const { out, err, code } = await place.call(['config', 'launch.yaml', '--format', 'json']);
    const { values, problems } = JSON.parse(out) as {
      values: readonly { key: string; value: unknown; origin: object }[];
      problems: readonly { rule: string; line: number }[];
    };
    expect([code, err]).toEqual([2, '']);
    expect(values.filter(({ key }) => key.startsWith('lints.')).map(({ key, value }) => [key, value])).toEqual([
      ['lints.date/stale-plan.days', 45],
      ['lints.sales/no-demo.lead', 20],
    ]);
    expect(values.at(-1)?.origin).toEqual({ kind: 'file', path: '.launchplan.yaml', line: 2 });
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
      ['config/unknown-key', 2],
      ['config/invalid-value', 2],
      ['config/unknown-lint', 4],
    ]);
  });

  it('speaks of a folder as of a plan in it, and of a file that is not there not at all', async () => {
    place.write('team/.launchplan.yaml', 'org:\n  motion: self-serve\n');
    expect((await place.call(['config', 'team'])).out).toMatch(/org\.motion +self-serve +team\/\.launchplan\.yaml:2/);
    expect(await place.call(['config', 'nowhere.yaml'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('help', () => {
  it.each(['lint', 'diff', 'init', 'explain', 'rules', 'config', 'schema', 'completion'])(
    'of %s has a description and examples',
    async (name) => {
      const { out, code } = await place.call([name, '--help']);
      expect(code).toBe(0);
      expect(out).toContain('Usage: launchplan');
      expect(out).toMatch(/Examples:\n {2}launchplan/);
    },
  );
});
