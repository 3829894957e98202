import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../server/src/engine/check/check.ts';
import { subjects } from '../../server/src/engine/custom-rules/values/subject.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { dayOn, SIX_FIELDS } from '../support/checked.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { mutatedPlan } from '../support/hostile-text.ts';
import { checkedBy, messagesOf, ruleFile, rulesFrom } from '../support/own-rules.ts';
import { runs as madeUp } from '../support/runs.ts';

/** A rule that tells that the others still run. */
const witness = ruleFile({ id: 'acme/witness', message: 'Still here.' }).replace('rules:\n', '');

const milestones = (count: number): string =>
  `milestones:\n${Array.from({ length: count }, (_, index) => `  - {id: m${String(index)}, what: "${'a'.repeat(40)}!", owner: a${String(index)}@example.com}\n`).join('')}`;
const all = 'plan.milestones';

/** What a rule that should not be run says, having been given a second, and the text that is underlined for it. */
function stopped(assert: string, plan = milestones(300), rule: object = {}): string {
  const started = cpuTime();
  const resolved = rulesFrom(`${ruleFile({ id: 'acme/hostile', assert, ...rule })}${witness}`);
  const checked = checkedBy(resolved, plan);
  const took = cpuTime() - started;
  expect(messagesOf(checked)).toEqual(['Still here.']);
  expect(took).toBeLessThan(1000);
  const [problem, ...others] = [...resolved.problems, ...checked.report.refusals];
  expect(others).toEqual([]);
  expect(problem?.rule).toBe('config/invalid-value');
  const { text, span } = problem?.place ?? { text: '', span: { start: 0, end: 0 } };
  return `${text.slice(span.start, span.end)} | ${problem?.message ?? ''}`;
}

/** A rule that is run although it looks dangerous has a second, too. */
function runs(assert: string, plan = milestones(300)): void {
  const started = cpuTime();
  const resolved = rulesFrom(`${ruleFile({ id: 'acme/bold', assert, message: 'Found.' })}${witness}`);
  const checked = checkedBy(resolved, plan);
  expect([...resolved.problems, ...checked.report.refusals]).toEqual([]);
  expect(messagesOf(checked)).toContain('Still here.');
  expect(cpuTime() - started).toBeLessThan(1000);
}

describe('a hostile rule is stopped within a second, at its own place, and the others run', () => {
  // The first reading of any rule makes the language, which is no part of what is measured.
  rulesFrom(witness);

  it('that looks at lists within lists within lists', () => {
    const nested = `${all}.all(a, ${all}.all(b, ${all}.all(c, a.id != b.id || b.id != c.id || true)))`;
    expect(stopped(nested)).toMatch(
      /^plan\.milestones\.all\(c, .* \| This looks at a list within a list within a list/,
    );
  });

  it('that looks at too many items', () => {
    const pairs = `${all}.all(a, ${all}.all(b, a.id != b.id || a.owner == b.owner))`;
    expect(stopped(pairs, milestones(600))).toMatch(
      /\| This takes up to 3\d\d,\d\d\d steps, and a rule has 300,000 in one plan: .* So the plan “Atlas Billing” is not asked this\.$/,
    );
    runs(pairs, milestones(300));
  });

  it('that is asked of each item and looks at all of them twice', () => {
    const each = `${all}.filter(a, ${all}.exists(b, a.id == b.id && b.id == this.id)).size() == 1`;
    expect(stopped(each, milestones(100), { for: 'milestone' })).toContain('steps');
  });

  it('that hides its size in a message', () => {
    const message = `{${all}.map(a, ${all}.map(b, a.what + b.what).join('')).join('')}`;
    expect(stopped('false', milestones(700), { message })).toContain('steps');
    expect(stopped('false', milestones(100), { message })).toContain('characters');
  });

  it('that makes texts grow', () => {
    expect(stopped(`${all}.map(a, ${all}.map(b, b.what).join('')).join('') == ''`)).toMatch(
      /puts together a text of up to [\d,]+ characters/,
    );
    const doubled = Array.from({ length: 12 }).reduce((text: string) => `(${text} + ${text})`, 'plan.name');
    expect(stopped(`${doubled} == ''`)).toContain('too large');
    runs("plan.name + plan.name + ' and ' + plan.owner != ''");
  });

  it.each(['(a+)+$', '(a|aa)+$', '(a*)*b', '^(([a-z])+.)+[A-Z]([a-z])+$', '(.*)(.*)(.*)(.*)(.*)(.*)(.*)b'])(
    'but not for a pattern that others go back and forth in: %s',
    (pattern) => runs(`${all}.all(m, !m.what.matches('${pattern}'))`),
  );

  it('that has a pattern as large as a book', () => {
    expect(stopped(String.raw`plan.name.matches('(\\pL|\\pN){1,900}x{1000}')`)).toContain('This pattern is too large.');
    expect(stopped(`plan.name.matches('${'(a|b)'.repeat(100)}')`)).toContain('This pattern is too large.');
  });

  it('that looks for a pattern in texts too long for it', () => {
    const long = `summary: ${'a'.repeat(400_000)}\n`;
    expect(stopped(String.raw`plan.summary.matches('(\\pL|\\pN){1,60}x')`, long)).toContain('steps');
  });

  it.each([
    ['brackets', `${'('.repeat(900)}true${')'.repeat(900)}`],
    ['negations', `${'!'.repeat(1900)}true`],
    ['signs', `${'-'.repeat(1900)}1 == 1`],
    ['lists', `${'['.repeat(900)}1${']'.repeat(900)} == []`],
    ['conditions', `${'true ? '.repeat(200)}true${' : false'.repeat(200)}`],
    ['calls', `${'size('.repeat(300)}''${')'.repeat(300)} == 1`],
    ['keys', `plan${'.x'.repeat(900)} == 1`],
    ['operators', `1${' + 1'.repeat(480)} == 1`],
    ['anything', `true ${'|| true '.repeat(5000)}`],
  ])('that is too deep or too long: %s', (_, condition) => {
    expect(stopped(condition)).toContain('| This is too large for one condition. Split it into several rules.');
  });

  it.each([
    ['plan.tags[99999999999].contains("x")', undefined],
    ['1 / (plan.tier - 1) == 1', undefined],
    ['1 / 0 == 1', '1 / 0 | This divides by zero. So the plan “Atlas Billing” is not asked this.'],
    [
      '9223372036854775807 + 1 > 0',
      '9223372036854775807 + 1 | A number gets too large here. So the plan “Atlas Billing” is not asked this.',
    ],
    [
      'int(plan.name) == 1',
      'int(plan.name) | This text is no number. `number(…)` gives null for such a text. So the plan “Atlas Billing” is not asked this.',
    ],
    ["plan['x-a'] + 1 == 2", 'The kinds'],
  ])('that fails only when it is run: %s', (condition, said) => {
    if (said === undefined) runs(condition);
    else if (said === 'The kinds') expect(stopped(condition, 'x-a: [1]\n')).toContain('So the plan');
    else expect(stopped(condition)).toBe(said);
  });

  it.each([
    'plan.constructor == null',
    'plan.__proto__ == null',
    'plan.toString == null',
    'this.hasOwnProperty == null',
    'constructor == null',
  ])('that reaches for the machine below: %s', (condition) => {
    expect(stopped(condition)).toMatch(/\| (?:A plan has no key|There is nothing called|This word is reserved)/);
  });

  it.each([
    'timestamp("2027-01-01T00:00:00Z") < timestamp(0)',
    'type(plan) == string',
    'dyn(plan).x == 1',
    'cel.bind(a, 1, a == 1)',
    'bytes("x").json().x == 1',
    'google.protobuf == null',
  ])('that calls what rules have no use for: %s', (condition) => {
    expect(stopped(condition)).toContain(' | ');
  });

  it('that is one of a thousand', () => {
    const rules = Array.from({ length: 998 }, (_, index) =>
      ruleFile({ id: `acme/rule-${String(index)}`, assert: 'plan.owner != null && size(plan.tags) == 0' }).replace(
        'rules:\n',
        '',
      ),
    );
    const started = cpuTime();
    const resolved = rulesFrom(`rules:\n${rules.join('')}${witness}`);
    expect(messagesOf(checkedBy(resolved))).toEqual(['Still here.']);
    expect(cpuTime() - started).toBeLessThan(4000);
  });
});

/** A condition as long as one may be, which looks at two keys over and over. */
function sameTwice(name: string): string {
  return Array.from({ length: 60 }).fill(`${name}.owner == ${name}.what`).join(' || ');
}

describe('a settings file', () => {
  it('with more rules than anybody reads uses the first thousand', () => {
    const rules = Array.from({ length: 1500 }, (_, index) =>
      ruleFile({ id: `acme/rule-${String(index)}`, assert: 'true' }).replace('rules:\n', ''),
    );
    const { config, problems } = rulesFrom(`rules:\n${rules.join('')}`);
    expect(config.rules).toHaveLength(1000);
    expect(problems.map(({ message }) => message)).toEqual([
      'A settings file has at most 1000 rules; those from here on are not used.',
    ]);
  });

  it('whose rules together take too long has the last of them refused', () => {
    const pairs = `${all}.all(a, ${all}.all(b, a.id != b.id || a.owner == b.owner))`;
    const rules = Array.from({ length: 20 }, (_, index) =>
      ruleFile({ id: `acme/rule-${String(index)}`, assert: pairs }).replace('rules:\n', ''),
    );
    const started = cpuTime();
    const { report } = checkedBy(rulesFrom(`rules:\n${rules.join('')}`), milestones(520));
    expect(cpuTime() - started).toBeLessThan(6000);
    expect(report.checks.filter(({ area }) => area === 'acme')).toHaveLength(11);
    expect(report.refusals).toHaveLength(9);
    expect(report.refusals[0]?.message).toMatch(/^All rules together have 3,000,000 steps in one plan/);
  });

  it.each([
    ['milestone', sameTwice('this'), 14_000],
    ['plan', `${all}.all(m, ${sameTwice('m')})`, 12_000],
  ])(
    'with a rule for each %s that looks at many keys takes less than a second longer than without',
    (subject, assert, count) => {
      const plan = milestones(count);
      const took = (text: string): number => {
        const resolved = rulesFrom(text);
        const started = cpuTime();
        checkedBy(resolved, plan);
        return cpuTime() - started;
      };
      const without = took(`rules:\n${witness}`);
      expect(took(`${ruleFile({ for: subject, assert })}${witness}`)).toBeLessThan(without + 1000);
    },
  );
});

describe('no rule and no plan', () => {
  const words = [
    'plan',
    'this',
    'today',
    'days_to_launch',
    '.',
    'owner',
    'milestones',
    'sales',
    'training',
    'tasks',
    'all',
    'map',
    'exists',
    '(',
    ')',
    '[',
    ']',
    ',',
    'm',
    "'x'",
    '1',
    '0',
    '2.5',
    '==',
    '!=',
    '<',
    '&&',
    '||',
    '!',
    '-',
    '+',
    '/',
    '%',
    '?',
    ':',
    'in',
    'null',
    'true',
    'has',
    'size',
    'matches',
    "'('",
    'day',
    'number',
    "['x-a']",
    '{',
    '}',
    '\\',
    '"',
    '\n',
    '🚀',
    '//',
  ];
  const expressions = fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((parts) => parts.join(' ')),
    fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((parts) => parts.join('')),
    fc.constantFrom(
      'plan.milestones.all(m, m.owner != null && m.due < plan.date)',
      'this.due > this.done || size(this.evidence) > 0',
      'plan.tasks.filter(t, t.status == null).map(t, t.owner + t.section).join() != ""',
      "plan['x-a'] == plan['x-b'] || plan['x-a'] > 3",
      'plan.outcomes.metrics.exists(m, number(m.target) / number(m.baseline) > 2.0)',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );
  it('makes checking throw, or puts a place outside of its file', () => {
    fc.assert(
      fc.property(
        expressions,
        expressions,
        fc.constantFrom(...subjects),
        fc.oneof(mutatedPlan, fc.constant(SIX_FIELDS)),
        (one, other, subject, plan) => {
          const text = ruleFile({ for: subject, when: one, assert: other, message: `It is {${one}} and {plan.name}.` });
          const { config, problems } = rulesFrom(text);
          const reports = check(takeSnapshot(plan), { today: dayOn('2031-01-06'), config });
          for (const { place } of [...problems, ...reports.flatMap(({ refusals }) => refusals)]) {
            const { start, end } = place?.span ?? { start: 0, end: 0 };
            expect(0 <= start && start <= end && end <= text.length).toBe(true);
          }
        },
      ),
      madeUp(50),
    );
  });
});
