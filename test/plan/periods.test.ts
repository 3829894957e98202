import { describe, expect, it } from 'vitest';
import { applyRepairs } from '../../server/src/engine/fixes.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { formatDay } from '../../server/src/plan/calendar.ts';
import { dayMeant, parseDateOrPeriod } from '../../server/src/plan/date-ref.ts';
import { given } from '../../server/src/plan/fact.ts';
import json from '../../server/src/reporters/formats/json.ts';
import { rendered } from '../../server/src/reporters/rendered.ts';
import { checked, dayOn, SIX_FIELDS, told } from '../support/checked.ts';

const shape = /^schema\//;

function repaired(text: string): string {
  return applyRepairs(text, (next) => {
    const { snapshot, report } = checked(next);
    return { snapshot, reports: [report] };
  });
}

describe('a date without a day', () => {
  it.each([
    ['2027-03', '2027-03-31'],
    ['2027-02', '2027-02-28'],
    ['2028-02', '2028-02-29'],
    ['2027-12', '2027-12-31'],
    ['2027-Q1', '2027-03-31'],
    ['2027-Q4', '2027-12-31'],
  ])('counts with its last day: %s', (text, last) => {
    const date = parseDateOrPeriod(text);
    const day = date && dayMeant(date, undefined);
    expect(day === undefined ? undefined : formatDay(day)).toBe(last);
  });

  it('is the launch day, T, and a target', () => {
    const { report } = checked(SIX_FIELDS.replace('2027-03-10', '2027-Q1'));
    expect([given(report.plan.date), report.plan.datePrecision]).toEqual([dayOn('2027-03-31'), 'quarter']);
    expect(told({ snapshot: takeSnapshot(''), report }, shape)).toEqual([]);
  });

  it('may stand where a date may, shorthands of tasks and slips included', () => {
    const text = [
      'started: 2026-Q3\nsales:\n  training: 2027-02\n  demo: { owner: lee@example.com, due: 2027-Q1 }\n',
      'slips:\n  - { from: 2026-Q4, to: 2027-03, reason: Tax }\n',
      'outcomes:\n  reviews: [2027-05, T+90]\nrollout:\n  steps: [{ to: Beta, date: 2027-02 }]\n',
    ].join('');
    const { snapshot, report } = checked(SIX_FIELDS + text);
    expect(told({ snapshot, report }, shape)).toEqual([]);
    const training = report.findings.find(({ rule }) => rule === 'sales/not-enabled');
    expect(training?.message).toContain('is due by the end of February');
  });

  it.each([
    ['sales:\n  demo: { done: 2027-03 }\n', 'a month'],
    ['confirmed: 2027-Q1\n', 'a quarter'],
    ['waivers:\n  - { lint: sales/no-demo, reason: x, by: vp@example.com, expires: 2027-03 }\n', 'a month'],
    ['approvals:\n  - { gate: date, by: vp@example.com, decision: approved, on: 2027-01 }\n', 'a month'],
    ['rollout:\n  steps: [{ to: Beta, result: { decision: go, on: 2027-02 } }]\n', 'a month'],
    ['comms:\n  external: 2027-03\n', 'a month'],
    ['comms:\n  internal: 2027-Q1\n', 'a quarter'],
    ['launch_day:\n  starts: 2027-03\n', 'a month'],
    ['comms:\n  press: { due: T-30, embargo: 2027-03 }\n', 'a month'],
  ])('says too little in %j', (more, what) => {
    const text = SIX_FIELDS + more;
    const [found, ...others] = told(checked(text), shape);
    expect(found).toContain(`is ${what}, and here only a day says enough.`);
    expect(others).toEqual([]);
    expect(repaired(text)).toBe(text);
  });

  it('is in JSON with its last day and how exactly it is known', () => {
    const { snapshot, report } = checked(SIX_FIELDS.replace('2027-03-10', '2027-03'));
    const files = [{ path: 'launch.yaml', snapshot, plans: [report], foreign: false }];
    const options = { color: false, verbose: false, quiet: false, checkDetails: false, version: '0.0.0' };
    const text = rendered(json, { asOf: dayOn('2027-01-15'), files, foreign: 0, problems: [] }, options);
    expect((JSON.parse(text) as { plans: object[] }).plans[0]).toMatchObject({
      date: '2027-03-31',
      datePrecision: 'month',
    });
  });
});

describe('a date that is written in another way', () => {
  it.each([
    ['2027/03/01', '2027-03-01'],
    ['2027.3.1', '2027-03-01'],
    ['2027-3-1', '2027-03-01'],
    ['20270301', '2027-03-01'],
    ['31 Dec 2026', '2026-12-31'],
    ['March 3rd, 2027', '2027-03-03'],
    ['3 march 2027', '2027-03-03'],
    ['2027 Mar 3', '2027-03-03'],
    ['3rd of Sept. 2027', '2027-09-03'],
    ['Q1 2027', '2027-Q1'],
    ['2027q3', '2027-Q3'],
    ['March 2027', '2027-03'],
    ['2027/3', '2027-03'],
    ['T - 2w', 'T-14'],
    ['T-14 days', 'T-14'],
    ['t+3', 'T+3'],
    ['T + 2 weeks', 'T+14'],
  ])('is repaired where nothing else can be meant: %s', (written, fixed) => {
    for (const [before, after] of [
      [`started: ${written} # about\n`, `started: ${fixed} # about\n`],
      [`sales:\n  training: ${written}\n`, `sales:\n  training: ${fixed}\n`],
    ] as const) {
      const text = SIX_FIELDS + before;
      expect(told(checked(text), shape).every((line) => line.startsWith('schema/invalid-date'))).toBe(true);
      const once = repaired(text);
      expect(once).toBe(SIX_FIELDS + after);
      expect(repaired(once)).toBe(once);
      expect(told(checked(once), shape)).toEqual([]);
    }
  });

  it.each([
    ['sales:\n  demo: { done: March 2027 }\n', 'is a month'],
    [
      'waivers:\n  - { lint: sales/no-demo, reason: x, by: vp@example.com, expires: T + 30 }\n',
      'counts from the launch',
    ],
    ['started: 03/10/2027\n', '2027-10-03 or 2027-03-10'],
    ['started: 10.03.2027\n', '2027-03-10 or 2027-10-03'],
    ['started: 25/12/2026\n', 'Write the year first: 2026-12-25.'],
    ['started: 10 Mar 27\n', 'four digits'],
    ['started: mid-March\n', 'no date that can be counted with'],
    ['started: FY27 Q1\n', 'fiscal year'],
    ['started: 2027-Q5\n', 'A year has four quarters'],
    ['started: Q5 2027\n', 'A year has four quarters'],
    ['started: 2027-13\n', 'A year has twelve months'],
    ['started: 2027-13-01\n', 'A year has twelve months'],
    ['started: 2027-00\n', 'A year has twelve months'],
    ['started: 2027-02-30\n', 'The calendar has no 2027-02-30.'],
    ['started: 30 Feb 2027\n', 'is no date'],
    ['started: T-99999\n', 'is no date'],
    ['started: T - 2000w\n', 'is no date'],
    ['sales:\n  training: mid-March\n', 'no date that can be counted with'],
  ])('is explained where it is not sure, or where the key takes no such date: %j', (more, expected) => {
    const text = SIX_FIELDS + more;
    const [found, ...others] = told(checked(text), shape);
    expect(found).toContain('schema/invalid-date');
    expect(found).toContain(expected);
    expect(others).toEqual([]);
    expect(repaired(text)).toBe(text);
  });

  it('is not repaired into something that the launch date cannot be', () => {
    const text = SIX_FIELDS.replace('2027-03-10', 'T - 14');
    expect(told(checked(text), shape)[0]).toContain('counts from the launch');
    expect(repaired(text)).toBe(text);
    expect(repaired(SIX_FIELDS.replace('2027-03-10', 'March 10, 2027'))).toBe(SIX_FIELDS);
  });

  it('is repaired for an hour without its zero', () => {
    const text = `${SIX_FIELDS}launch_day:\n  schedule:\n    - { at: 9:05, what: Flag on }\n`;
    expect(repaired(text)).toBe(text.replace('9:05', '09:05'));
  });
});
