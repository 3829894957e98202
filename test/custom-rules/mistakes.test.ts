import { describe, expect, it } from 'vitest';
import { drawn } from '../support/settings.ts';
import { mistakeIn, ruleFile, rulesFrom } from '../support/own-rules.ts';

describe('a mistake in a condition is underlined inside it', () => {
  it.each([
    ['a misspelt key', 'this.sponser != null', 'sponser | A plan has no key `sponser`; did you mean `sponsor`?'],
    [
      'a key of a section',
      'plan.sales.trainning.owner == null',
      'trainning | `plan.sales` has no key `trainning`; did you mean `training`?',
    ],
    [
      'a key of an item',
      'plan.milestones.all(m, m.ownr != null)',
      'ownr | A milestone has no key `ownr`; did you mean `owner`?',
    ],
    [
      'a key that is only asked for',
      'has(plan.spnsor)',
      'spnsor | A plan has no key `spnsor`; did you mean `sponsor`?',
    ],
    ['a name', 'pln.tier == 1', 'pln | There is nothing called `pln` here; did you mean `plan`?'],
    [
      'a function',
      "size(plan.tags) > 0 && plan.name.contain('x')",
      "plan.name.contain('x') | There is no function `contain` here; did you mean `contains`?",
    ],
    [
      'a text without quotes',
      'plan.stage == ga',
      'ga | There is nothing called `ga` here. A condition knows `this`, `plan`, `today` and `days_to_launch`; a text stands in quotes.',
    ],
    [
      'a text that is compared with a number',
      "plan.tier == '1'",
      "plan.tier == '1' | These are a number and a text, which are never equal. A text stands in quotes, a number does not.",
    ],
    [
      'a word that the key never has',
      "plan.status == 'lanched'",
      "'lanched' | This is never `lanched`; did you mean `launched`?",
    ],
    [
      'a word in a list',
      "plan.tasks.all(t, t.status in ['done', 'finished'])",
      "'finished' | This is never `finished`. It is todo, doing, done, blocked or not-applicable.",
    ],
    [
      'a day that is none',
      "plan.started < 'T-14'",
      "'T-14' | This is compared with a day, which is written as `'2027-03-10'`. For a day that moves with the launch, write `before(this.due, 'T-14')` or `after(…)`.",
    ],
    ['a single equals sign', 'plan.tier = 1', '= | A single `=` compares nothing. Write `==`.'],
    [
      'a missing bracket',
      '(plan.tier == 1',
      '(plan.tier == 1 | The condition ends too early: something is missing behind this.',
    ],
    ['a missing quote', "plan.name == 'x", "'x | This text has no closing quote."],
    [
      'what is no condition',
      'plan.owner',
      'owner | This is a text and no condition. Compare it with something, as in `this.owner != null`.',
    ],
    [
      'what is joined and no condition',
      'plan.tier == 1 && plan.owner',
      'plan.tier == 1 && plan.owner | `&&` joins two conditions, and here it gets a condition and a text. Compare each with something, as in `this.owner != null`.',
    ],
    [
      'a list that is none',
      'plan.name.all(c, c == "a")',
      'name | This is no list, so there is nothing to look through. Name a list, such as `plan.milestones`.',
    ],
    [
      'a pattern that cannot be read',
      "plan.name.matches('(')",
      "'(' | This pattern cannot be read. It is a regular expression as RE2 knows them, which has no look-ahead and no back references.",
    ],
    [
      'a pattern whose backslashes are gone',
      "plan.name.matches('\\bBilling')",
      "'\\\\bBilling' | A backslash in a text is read before the pattern is. Put an `r` before the quote, as in `r'\\bword\\b'`.",
    ],
    [
      'a pattern from the plan',
      'plan.name.matches(plan.owner)',
      'owner | The pattern has to stand here as text in quotes, so that it is known before any plan is read.',
    ],
    [
      'a function that takes something else',
      'days_between(plan.tier, plan.date) == 1',
      'days_between(plan.tier, plan.date) | `days_between` cannot be used with a number and a text. The page on custom rules says what it takes.',
    ],
  ])('%s', (_, condition, expected) => {
    expect(mistakeIn(condition)).toBe(expected);
  });

  it('for what the rule is for', () => {
    expect(mistakeIn('this.target != null', { for: 'risk' })).toBe(
      "target | A risk has no key `target`. A key of your own starts with `x-` and is written `['x-…']`.",
    );
    expect(mistakeIn('this.evidense != null', { for: 'task' })).toBe(
      'evidense | A task has no key `evidense`; did you mean `evidence`?',
    );
  });
});

describe('wherever the condition stands', () => {
  const rule = (written: string): string =>
    `rules:\n  - id: acme/rule\n    for: plan\n    message: It does not hold.\n    assert: ${written}\n`;

  it.each([
    ['plain', rule('this.owner != null && this.sponser != null')],
    ['plain over two lines', rule('this.owner != null &&\n      this.sponser != null')],
    ['in single quotes', rule("'this.name != ''x'' && this.sponser != null'")],
    ['in double quotes', rule('"this.name != \\"\\u0041\\" && this.sponser != null"')],
    ['in double quotes over two lines', rule('"this.name != null &&\\\n      \\ this.sponser != null"')],
    ['as a block', rule('|\n      this.owner != null\n        && this.sponser != null')],
    ['as a folded block', rule('>-\n      this.owner != null &&\n\n      this.sponser != null\n')],
    ['as a block with a given indentation', rule('|2-\n        this.sponser != null')],
    ['behind an anchor', rule('&a this.sponser != null')],
    ['where an alias leads to', `x-text: &a this.sponser != null\n${rule('*a')}`],
    [
      'with lines that end as on Windows',
      rule('|\n      this.owner != null &&\n      this.sponser != null\n').replaceAll('\n', '\r\n'),
    ],
    ['behind signs of two code units', `# 🚀🚀\n${rule("'this.name != ''🚀'' && this.sponser != null'")}`],
  ])('%s', (_, text) => {
    const { problems } = rulesFrom(text);
    expect(problems.map(({ place }) => place?.text.slice(place.span.start, place.span.end))).toEqual(['sponser']);
  });
});

describe('other parts of a rule', () => {
  it('have their places too', () => {
    const text = `rules:
  - id: acme/one
    for: milestone
    when: plan.teir == 1
    assert: 'true'
    at: ownr
    message: "{this.wht} is not {plan.nam}."
  - id: acme/two
    for: plan
    assert: 'true'
    at: sales.trainin
    message: "A brace { that ends nowhere."
`;
    expect(drawn(rulesFrom(text).problems)).toEqual([
      '.launchplan.yaml:4 config/invalid-value teir',
      '.launchplan.yaml:6 config/invalid-value ownr',
      '.launchplan.yaml:7 config/invalid-value wht',
      '.launchplan.yaml:11 config/invalid-value trainin',
      '.launchplan.yaml:12 config/invalid-value {',
    ]);
  });

  it('of which one is wrong leave the other rules in force', () => {
    const broken = ruleFile({ id: 'acme/broken', assert: 'this.nothing == 1' });
    const { config, problems } = rulesFrom(`${broken}${ruleFile({ id: 'acme/whole' }).replace('rules:\n', '')}`);
    expect(config.rules.map(({ id }) => id)).toEqual(['acme/whole']);
    expect([...config.ruleIds]).toEqual(['acme/broken', 'acme/whole']);
    expect(problems).toHaveLength(1);
  });

  it('may not take a name of the tool', () => {
    const ids = ['schema/mine', 'waiver/mine', 'sales/no-demo', 'two words', 'acme/x'];
    const text = `rules:\n${ids.map((id) => ruleFile({ id }).replace('rules:\n', '')).join('')}`;
    expect(drawn(rulesFrom(text).problems).map((line) => line.replace(/^.* config/, 'config'))).toEqual([
      'config/invalid-value "schema/mine"',
      'config/invalid-value "waiver/mine"',
      'config/invalid-value "sales/no-demo"',
      'config/invalid-value "two words"',
    ]);
  });
});
