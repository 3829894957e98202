import { describe, expect, it } from 'vitest';
import { readConfigSource } from '../../server/src/engine/config/config-source.ts';
import { resolveConfig, type ResolvedConfig } from '../../server/src/engine/config/resolve-config.ts';
import { lints } from '../../server/src/lints/index.ts';

/** What holds for plans of a folder `a`, by the settings of that folder and of the one above it. */
function resolvedFrom(inner: string, outer = ''): ResolvedConfig {
  const files: Readonly<Record<string, string>> = { 'a/.launchplan.yaml': inner, '.launchplan.yaml': outer };
  return resolveConfig(
    {
      read: (path) => {
        const text = files[path];
        return text === undefined
          ? { kind: 'absent' }
          : { kind: 'source', source: readConfigSource(text), identity: path };
      },
      shown: (path) => path,
    },
    'a',
  );
}

const levelOf = ({ config }: ResolvedConfig, id: string): unknown => config.lints.get(id)?.level;
const idsOf = (area: string): readonly string[] => lints.filter((lint) => lint.area === area).map(({ id }) => id);

describe('a setting of an area', () => {
  it.each([
    ['sales: off', 'sales'],
    ['sales/*: off', 'sales'],
    ['sales/: off', 'sales'],
    ['group/sales: off', 'sales'],
    ['legal/*: off', 'legal'],
    ['launch_day: off', 'launch-day'],
    ['launch-day: off', 'launch-day'],
    ['customers: off', 'customer'],
    ['group/customers: {severity: off}', 'customer'],
  ])('%s holds for each of its lints and for no other', (setting, area) => {
    const resolved = resolvedFrom(`lints:\n  ${setting}\n`);
    expect(resolved.problems).toEqual([]);
    const off = [...resolved.config.lints].filter(([, { level }]) => level === 'off').map(([id]) => id);
    expect(off.toSorted()).toEqual(idsOf(area).toSorted());
    expect(off.length).toBeGreaterThan(0);
  });

  it.each([
    'lints:\n  sales: off\n  sales/no-demo: error\n',
    'lints:\n  sales/no-demo: error\n  sales: off\n',
    'lints:\n  no-demo: error\n  sales: off\n',
  ])('gives way to a lint that is named, wherever the two stand: %j', (text) => {
    const resolved = resolvedFrom(text);
    expect(levelOf(resolved, 'sales/no-demo')).toBe('error');
    expect(levelOf(resolved, 'sales/no-input')).toBe('off');
  });

  it('of a nearer file goes before a lint of one above it', () => {
    expect(levelOf(resolvedFrom('lints: {sales: off}', 'lints: {sales/no-demo: error}'), 'sales/no-demo')).toBe('off');
    expect(levelOf(resolvedFrom('lints: {sales: default}', 'lints: {sales/no-demo: off}'), 'sales/no-demo')).not.toBe(
      'off',
    );
  });

  it('holds for rules of the organisation in that area too', () => {
    const rule =
      'rules:\n  - {id: sales/our-own, for: plan, assert: "true", message: No}\n  - {id: acme/x, for: plan, assert: "true", message: No}\n';
    const resolved = resolvedFrom(`lints: {sales: off, acme: info}\n${rule}`);
    expect(resolved.problems).toEqual([]);
    expect(levelOf(resolved, 'sales/our-own')).toBe('off');
    expect(levelOf(resolved, 'acme/x')).toBe('info');
  });

  it('sets no lead and no option, and says what to write', () => {
    const { problems, config } = resolvedFrom('lints:\n  sales: {severity: info, lead: 45}\n');
    expect(problems.map(({ rule, message }) => [rule, message])).toEqual([
      ['config/invalid-value', expect.stringContaining('Name the check, such as `sales/no-preview`')],
    ]);
    expect(config.lints.get('sales/no-preview')).toEqual({ level: 'info' });
  });
});

describe('the last word of a lint', () => {
  it('stands for it where only one has it', () => {
    const resolved = resolvedFrom('lints: {no-preview: {lead: 45}, no-demo: off}');
    expect(resolved.problems).toEqual([]);
    expect(resolved.config.lints.get('sales/no-preview')).toEqual({ lead: 45 });
    expect(levelOf(resolved, 'sales/no-demo')).toBe('off');
  });

  it('names those that may be meant where several have it', () => {
    const rule = 'rules:\n  - {id: acme/no-demo, for: plan, assert: "true", message: No}\n';
    const { problems, config } = resolvedFrom(`lints: {no-demo: off}\n${rule}`);
    expect(problems.map(({ rule: id }) => id)).toEqual(['config/unknown-lint']);
    expect(problems[0]?.message).toMatch(/acme\/no-demo.* or .*sales\/no-demo|sales\/no-demo.* or .*acme\/no-demo/);
    expect(config.lints.size).toBe(0);
  });

  it('is not guessed where nothing has it', () => {
    for (const name of ['slaes', 'legal/no-such', 'group/nothing', '/', '/*']) {
      const { problems, config } = resolvedFrom(`lints: {"${name}": off}`);
      expect(
        problems.map(({ rule }) => rule),
        name,
      ).toEqual(['config/unknown-lint']);
      expect(config.lints.size).toBe(0);
    }
  });
});
