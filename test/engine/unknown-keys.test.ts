import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyRepairs, editsOf } from '../../server/src/engine/fixes.ts';
import { describeKey } from '../../server/src/schema/describe.ts';
import { launchSchema } from '../../server/src/schema/json-schema.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { checked, SIX_FIELDS } from '../support/checked.ts';

interface Told {
  readonly messages: readonly string[];
  readonly fixes: readonly string[];
}

/** What is said of the shape of a plan with these lines, and each fix as its kind and title. */
function toldOf(more: string): Told {
  const { report } = checked(SIX_FIELDS + more);
  const findings = report.findings.filter(({ rule }) => rule.startsWith('schema/'));
  return {
    messages: findings.map(({ rule, message }) => `${rule}: ${message}`),
    fixes: findings.flatMap(({ fixes }) => fixes.map(({ kind, title }) => `${kind}: ${title}`)),
  };
}

function repaired(text: string): string {
  return applyRepairs(text, (next) => {
    const { snapshot, report } = checked(next);
    return { snapshot, reports: [report] };
  });
}

/** The lines behind the six fields once the first fix of the first fault is made. */
function fixedFirst(more: string): string | undefined {
  const { snapshot, report } = checked(SIX_FIELDS + more);
  const [fix] = report.findings.find(({ rule }) => rule.startsWith('schema/'))?.fixes ?? [];
  const edits = fix && editsOf(snapshot, report.plan, fix);
  return edits && applyEdits(snapshot.text, edits).slice(SIX_FIELDS.length);
}

describe('a key in the wrong section', () => {
  it.each([
    [
      'sales:\n  owner: eva@example.com\n  # what we say\n  # to buyers\n  positioning: # draft\n    for: Finance\n    need: bill by use # soon\n  demo: T-9\nmarketing:\n  owner: mia@example.com # since May\n',
      'sales:\n  owner: eva@example.com\n  demo: T-9\nmarketing:\n  owner: mia@example.com # since May\n  # what we say\n  # to buyers\n  positioning: # draft\n    for: Finance\n    need: bill by use # soon\n',
    ],
    ['positioning:\n  for: Finance\n', 'marketing:\n  positioning:\n    for: Finance\n'],
    ['marketing:\npositioning:\n  for: Finance\n', 'marketing:\n  positioning:\n    for: Finance\n'],
    [
      'sales: { positioning: { for: Finance }, demo: T-9 }\n',
      'sales: {demo: T-9 }\nmarketing:\n  positioning: { for: Finance }\n',
    ],
    ['sales:\n  milestones: # all of them\n    - Beta\n', 'sales:\nmilestones: # all of them\n  - Beta\n'],
    [
      'sales:\r\n  demo: T-9\r\n  level: full\r\nsupport:\r\n  owner: lee@example.com',
      'sales:\r\n  demo: T-9\r\nsupport:\r\n  owner: lee@example.com\n  level: full',
    ],
  ])('is moved with its comments by an offer: %j', (before, after) => {
    const { messages, fixes } = toldOf(before);
    expect(messages[0]).toMatch(
      /^schema\/unknown-key: .*; it goes (?:into (?:marketing|support)|to the top of the plan)\.$/,
    );
    expect(fixes[0]).toMatch(/^offer: Move it/);
    expect(fixedFirst(before)).toBe(after);
    expect(toldOf(after).messages).toEqual([]);
    expect(repaired(SIX_FIELDS + before)).toBe(SIX_FIELDS + before);
  });

  it('is named for each section that it could go into', () => {
    const { messages, fixes } = toldOf('docs:\n  training: T-9\n');
    expect(messages).toEqual(['schema/unknown-key: `training` is no key of docs; it goes into sales or into support.']);
    expect(fixes).toEqual(['offer: Move it into sales', 'offer: Move it into support']);
  });

  it('stays where something stands at its right place already', () => {
    expect(toldOf('sales:\n  positioning: { for: A }\nmarketing:\n  positioning: { for: B }\n').fixes).toEqual([]);
  });

  it('counts as written where it belongs', () => {
    const { report } = checked(`${SIX_FIELDS}sales:\n  positioning: { for: Finance }\n`);
    expect(report.findings.filter(({ rule }) => rule === 'marketing/no-positioning')).toEqual([]);
  });
});

describe('a word that people use for a key', () => {
  it.each([
    ['sales:\n  training: { dueDate: T-9 }\n', 'sales:\n  training: { due: T-9 }\n'],
    ['milestones:\n  - { what: Beta, deadline: T-9 }\n', 'milestones:\n  - { what: Beta, due: T-9 }\n'],
    [
      'approvals:\n  - { gate: pricing, by: cfo@example.com, decision: approved, date: 2027-01-02 }\n',
      'approvals:\n  - { gate: pricing, by: cfo@example.com, decision: approved, on: 2027-01-02 }\n',
    ],
    [
      'approvals:\n  - { by: cfo@example.com, decision: approved, date: 2027-01-02 }\n',
      'approvals:\n  - { by: cfo@example.com, decision: approved, on: 2027-01-02 }\n',
    ],
    [
      'outcomes:\n  metrics:\n    - { name: Customers, when: T+90 }\n',
      'outcomes:\n  metrics:\n    - { name: Customers, by: T+90 }\n',
    ],
    ['dependencies:\n  - { what: Identity, due: T-9 }\n', 'dependencies:\n  - { on: Identity, due: T-9 }\n'],
    ['risks:\n  - { risk: Rain, probability: low }\n', 'risks:\n  - { risk: Rain, likelihood: low }\n'],
    ['sales:\n  lead: eva@example.com\n', 'sales:\n  owner: eva@example.com\n'],
    [
      'sales:\n  demo: { assignee: eva@example.com, due: T-9 }\n',
      'sales:\n  demo: { owner: eva@example.com, due: T-9 }\n',
    ],
    ['documentation: T-9\n', 'docs:\n  user_guide: T-9\n'],
    ['docs:\n  documentation: T-9\n', 'docs:\n  user_guide: T-9\n'],
    ['customer_success:\n  onboarding: T-9\n', 'services:\n  onboarding: T-9\n'],
    ['blog_post: T-9\n', 'comms:\n  announcement: T-9\n'],
    ['comms:\n  blog_post: T-9\n', 'comms:\n  announcement: T-9\n'],
    ['type: migration\n', 'kind: migration\n'],
    ['kpis:\n  - Customers\n', 'outcomes:\n  metrics:\n    - Customers\n'],
    ['sales:\n  comment: Soon\n', 'sales:\n  notes: Soon\n'],
    [
      'go_no_go:\n  - { gate: go-no-go, by: vp@example.com }\n',
      'approvals:\n  - { gate: go-no-go, by: vp@example.com }\n',
    ],
  ])('is an offer and no repair: %j', (before, after) => {
    const { messages, fixes } = toldOf(before);
    expect(messages.map((message) => message.split(':')[0])).toEqual(['schema/unknown-key']);
    expect(fixes.every((fix) => fix.startsWith('offer: '))).toBe(true);
    expect(fixedFirst(before)).toBe(after);
    expect(toldOf(after).messages).toEqual([]);
    expect(repaired(SIX_FIELDS + before)).toBe(SIX_FIELDS + before);
  });

  it('never becomes the nearest spelling of another key', () => {
    const text = 'approvals:\n  - { by: cfo@example.com, decision: approved, on: 2027-01-02, date: 2027-01-03 }\n';
    expect(toldOf(text).fixes).toEqual([]);
    expect(repaired(SIX_FIELDS + text)).toBe(SIX_FIELDS + text);
  });

  it('is not offered where its value would be the next fault', () => {
    expect(toldOf('type: feature\n').fixes).toEqual([]);
    expect(toldOf('kpis: 7\n').fixes).toEqual(['offer: Move it into outcomes']);
    expect(toldOf('kpis: true\n').fixes).toEqual([]);
  });
});

describe('a misspelt key', () => {
  it.each([
    ['sales:\n  traning: T-9\n', 'repair'],
    ['sales:\n  trainning: T-9\n', 'repair'],
    ['sales:\n  trianing: T-9\n', 'repair'],
    ['sales:\n  Training: T-9\n', 'repair'],
    ['sales:\n  tranning: T-9\n', 'repair'],
    ['sales:\n  triannng: T-9\n', 'offer'],
    ['sales:\n  prise_book: T-9\n', 'repair'],
    ['sales:\n  price-bok: T-9\n', 'offer'],
    // `on` and `by` are as near.
    ['approvals:\n  - { gate: pricing, oy: }\n', 'offer'],
    ['approvals:\n  - { gate: pricing, oy: T-9 }\n', 'repair'],
  ])('is a repair within one edit, and else an offer: %j', (text, kind) => {
    const { fixes } = toldOf(text);
    expect(fixes).toHaveLength(1);
    expect(fixes[0]?.startsWith(`${kind}: Change to`)).toBe(true);
  });

  it.each([
    ['sales:\n  training: T-9\n  trainings: T-8\n', 'the key is there'],
    ['sales:\n  rep: Kim\n', 'the value is no number'],
    ['support:\n  levl: gold\n', 'the value is none of the words'],
    ['legal:\n  personaldata: perhaps\n', 'the value is neither true nor false'],
    ['dates: 2027-03-11\n', 'the launch date is there'],
  ])('is neither where it cannot be meant: %j, for %s', (text) => {
    const { messages, fixes } = toldOf(text);
    expect(messages[0]).toContain('Possible here are');
    expect(fixes).toEqual([]);
    expect(repaired(SIX_FIELDS + text)).toBe(SIX_FIELDS + text);
  });

  it('is reported without a value too, at any depth', () => {
    expect(toldOf('wether:\nsales:\n  traning:\n  demo:\n    ower: ""\n').messages).toHaveLength(3);
    expect(toldOf('x-own:\nlinks:\n  anything:\nteam: { design: }\nsales:\n  due:\n').messages).toEqual([]);
  });
});

describe('a value in other words', () => {
  it.each([
    ['stage: ga', 'stage: GA', 'stage: ga'],
    ['stage: ga', 'stage: General Availability', 'stage: ga'],
  ])('of a required key is repaired: %s', (line, before, after) => {
    expect(repaired(SIX_FIELDS.replace(line, before))).toBe(SIX_FIELDS.replace(line, after));
  });

  it.each([
    ['support:\n  training: in progress\n', 'support:\n  training: doing\n'],
    ['support:\n  training: WIP # soon\n', 'support:\n  training: doing # soon\n'],
    ['support:\n  training: { due: T-9, status: Completed }\n', 'support:\n  training: { due: T-9, status: done }\n'],
    ['support:\n  training: not started\n', 'support:\n  training: todo\n'],
    ['support:\n  training: TODO\n', 'support:\n  training: todo\n'],
    ['support:\n  level: Full\n', 'support:\n  level: full\n'],
    [
      'approvals:\n  - { gate: date, by: vp@example.com, decision: pending }\n',
      'approvals:\n  - { gate: date, by: vp@example.com, decision: requested }\n',
    ],
    ['go_to_market:\n  motion: PLG\n', 'go_to_market:\n  motion: product-led-sales\n'],
    ['go_to_market:\n  motion: enterprise sales\n', 'go_to_market:\n  motion: sales-led\n'],
    ['kind: end-of-life\n', 'kind: sunset\n'],
    ['kind: repricing\n', 'kind: price\n'],
    ['status: canceled\n', 'status: cancelled\n'],
  ])('with one meaning is repaired: %j', (before, after) => {
    expect(toldOf(before).messages[0]).toMatch(/^schema\/invalid-value: /);
    const once = repaired(SIX_FIELDS + before);
    expect(once).toBe(SIX_FIELDS + after);
    expect(repaired(once)).toBe(once);
  });

  it('is an offer for n/a, as not-applicable asks for its reason', () => {
    const text = 'support:\n  training: n/a\n';
    expect(toldOf(text)).toEqual({
      messages: ['schema/invalid-value: “n/a” is not a word for training here: write `not-applicable`, and say why.'],
      fixes: ['offer: Change to `not-applicable`'],
    });
    expect(repaired(SIX_FIELDS + text)).toBe(SIX_FIELDS + text);
  });

  it('is explained where it could mean two things', () => {
    const told = toldOf('rollout:\n  steps: [{ to: All, stage: preview }]\npricing:\n  model: subscription\n');
    expect(told.messages.map((message) => / and could mean (.*)\. Write/.exec(message)?.[1])).toEqual([
      '`beta` or `limited`',
      '`flat` or `per-seat`',
    ]);
    expect(told.fixes).toEqual([]);
  });

  it('is a value where any text may stand', () => {
    expect(toldOf('sales:\n  differentiation: finished\n').messages).toEqual([]);
  });
});

describe('the thesaurus', () => {
  const { values, keys } = parse(
    readFileSync(new URL('../../server/src/schema/thesaurus.yaml', import.meta.url), 'utf8'),
  ) as { values: Record<string, string[]>; keys: { words: string[]; means: string[] }[] };

  it('means only words and keys that the format has', () => {
    const text = JSON.stringify(launchSchema);
    for (const word of Object.keys(values)) expect(text).toContain(`"${word}"`);
    for (const path of keys.flatMap(({ means }) => means).filter((mean) => mean.includes('.'))) {
      expect(describeKey(launchSchema, path.split('.'))).toBeDefined();
    }
  });

  it('has no word of the format for another', () => {
    const allowed = new Set(Object.keys(values));
    const clashing = Object.entries(values).flatMap(([word, texts]) =>
      texts.filter((one) => allowed.has(one) && one !== word),
    );
    expect(clashing).toEqual([]);
  });
});
