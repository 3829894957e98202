import { describe, expect, it } from 'vitest';
import { applyRepairs } from '../../server/src/engine/fixes.ts';
import { checked, SIX_FIELDS, told } from '../support/checked.ts';

const shape = /^(?:schema|syntax)\//;

describe('a finding about the shape of a plan', () => {
  it.each([
    [
      'a misspelt key, once, though the key it means is required',
      SIX_FIELDS.replace('tier', 'teir'),
      ['schema/unknown-key at "teir": `teir` is no key of a launch plan; did you mean `tier`?'],
    ],
    [
      'a misspelt section, and asks for nothing that may stand in it',
      `${SIX_FIELDS}slaes:\n  input: done\n`,
      ['schema/unknown-key at "slaes": `slaes` is no key of a launch plan; did you mean `sales`?'],
    ],
    [
      'a key of a section',
      `${SIX_FIELDS}sales:\n  owner: lee@example.com\n  inptu: done\n`,
      ['schema/unknown-key at "inptu": `inptu` is no key of sales; did you mean `input`?'],
    ],
    [
      'a key of a task among those of what would be there once the task is done',
      `${SIX_FIELDS}learning:\n  retro:\n    on: 2027-01-04\n    owner: lee@example.com\n`,
      [
        'schema/unknown-key at "owner": `owner` does not go with the other keys of retro: it plans something, and they say that it is there. Remove the one or the others.',
      ],
    ],
    [
      'a key that is like no other',
      `${SIX_FIELDS}weather: sunny\n`,
      [
        'schema/unknown-key at "weather": `weather` is no key of a launch plan. Possible here are `kind`, `status`, `date_is`, `summary`, `started`, `scope_freeze` and 34 more. Remove it, or start it with `x-` if it is your organisation\'s own.',
      ],
    ],
    [
      'a missing key, on the marker',
      SIX_FIELDS.replace('owner: ana@example.com\n', ''),
      [
        'schema/missing-key at "launch_plan": The plan has no owner. One person has to answer for the launch: `owner: ana@example.com`.',
      ],
    ],
    [
      'a required key without a value',
      SIX_FIELDS.replace('ana@example.com', ''),
      [
        'schema/missing-key at "launch_plan": The plan has no owner. One person has to answer for the launch: `owner: ana@example.com`.',
      ],
    ],
    [
      'a word where a number belongs',
      SIX_FIELDS.replace('tier: 1', 'tier: one'),
      ['schema/wrong-type at "one": “one” is no number to YAML: numbers are written in digits. Write `1`.'],
    ],
    [
      'a word that is not in the choice',
      SIX_FIELDS.replace('stage: ga', 'stage: gaa'),
      [
        'schema/invalid-value at "gaa": “gaa” is not possible for stage; did you mean `ga`? Possible are alpha, beta, limited and ga.',
      ],
    ],
    [
      'a day that the calendar does not have',
      SIX_FIELDS.replace('2027-03-10', '2027-02-31'),
      ['schema/invalid-date at "2027-02-31": The calendar has no 2027-02-31. Correct the day, the month or the year.'],
    ],
    [
      'a year of five digits',
      SIX_FIELDS.replace('2027-03-10', '99999-03-10'),
      ['schema/invalid-date at "99999-03-10": “99999-03-10” is no date. Write a day such as 2027-03-10.'],
    ],
    [
      'a launch date that moves with itself',
      SIX_FIELDS.replace('2027-03-10', 'T-14'),
      [
        'schema/invalid-date at "T-14": “T-14” counts from the launch, and this date has to stay where it is when the launch moves. Write a day such as 2027-03-10.',
      ],
    ],
    [
      'shares that do not add up',
      `${SIX_FIELDS}effort: {build: 60, distribute: 30}\n`,
      [
        'schema/effort-sum at "30": The effort is given in percent, and build 60 and distribute 30 make 90. Let the two make 100, or leave one of them out.',
      ],
    ],
    [
      'an id that nothing has',
      `${SIX_FIELDS}milestones:\n  - {id: beta, what: Beta, needs: [alhpa]}\n  - {id: alpha, what: Alpha}\n`,
      ['schema/unknown-reference at "alhpa": There is no milestone `alhpa`; did you mean `alpha`?'],
    ],
    [
      'a waiver of a lint that does not exist',
      `${SIX_FIELDS}waivers:\n  - {lint: sales/no-compensations, reason: r, by: b, expires: 2027-02-01}\n`,
      [
        'schema/unknown-reference at "sales/no-compensations": There is no lint `sales/no-compensations`; did you mean `sales/no-compensation`?',
      ],
    ],
    [
      'a list where a group of keys belongs, on its first item',
      `${SIX_FIELDS}sales:\n  - lee\n`,
      [
        'schema/wrong-type at "sales": Sales has to be a group of keys; this is a list. Write its keys below it, indented by two spaces.',
      ],
    ],
  ])('tells of %s', (_, text, expected) => {
    expect(told(checked(text), shape)).toEqual(expected);
  });

  it('is none for keys of the organisation, numbers as text and people of any form', () => {
    const text = `${SIX_FIELDS}x-cost-centre: 4711\nsales: {owner: the usual suspects, x-region: emea}\nfinance: {sku: 4711}\n`;
    expect(told(checked(text), shape)).toEqual([]);
  });

  it('silences the lints that would repeat it', () => {
    const misspelt = checked(`${SIX_FIELDS}sales:\n  compensatoin: done\n`);
    expect(told(misspelt, /^sales\/no-compensation$/)).toEqual([]);
    expect(told(checked(`${SIX_FIELDS}sales:\n  owner: lee\n`), /^sales\/no-compensation$/)).toHaveLength(1);
    expect(told(checked(`${SIX_FIELDS}sales:\n  compensation: {due: soon}\n`), /^sales\/no-compensation$/)).toEqual([]);
  });

  it('is repaired where the key that is meant is clear, and then gone', () => {
    const text = `${SIX_FIELDS.replace('tier', 'teir')}# keep me\nsales: {demo : done, inptu: done} # and me\n`;
    const fixed = applyRepairs(text, (current) => {
      const { snapshot, report } = checked(current);
      return { snapshot, reports: [report] };
    });
    expect(fixed).toBe(text.replace('teir', 'tier').replace('inptu', 'input'));
  });

  it('is not repaired where the key that is meant stands there already', () => {
    const { report } = checked(`${SIX_FIELDS}teir: 2\n`);
    expect(report.findings.filter(({ rule }) => shape.test(rule)).map(({ rule, fixes }) => [rule, fixes])).toEqual([
      ['schema/unknown-key', []],
    ]);
  });
});

describe('a damaged plan', () => {
  it('keeps the findings of its healthy part, and is not asked for what may stand in the damaged one', () => {
    const healthy = `${SIX_FIELDS}finance:\n  owner: dana@example.com\nsales:\n  owner: lee@example.com\n`;
    const all = /^(?:sales|task)\//;
    expect(told(checked(healthy), all).length).toBeGreaterThan(0);
    const damaged = checked(healthy.replace('owner: lee', 'owner: "lee'));
    expect(damaged.report.findings.filter(({ rule }) => rule === 'syntax/error')).toHaveLength(1);
    expect(told(damaged, all)).toEqual([]);
    expect(told(checked(`${healthy}zeal\n`), /^sales\//)).toEqual(told(checked(healthy), /^sales\//));
  });

  it('does not miss a required key that stands in the damaged part', () => {
    expect(told(checked(SIX_FIELDS.replace('name: Atlas', 'name: "Atlas')), /^schema\//)).toEqual([]);
  });
});
