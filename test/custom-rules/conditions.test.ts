import { describe, expect, it } from 'vitest';
import { holds } from '../support/own-rules.ts';

describe('what a plan does not say', () => {
  it.each([
    'plan.sponsor == null',
    'null == plan.sponsor',
    "plan.sponsor != 'vp@example.com'",
    '!has(plan.sponsor)',
    'plan.sales == null',
    'plan.sales.training == null',
    'plan.sales.training.owner == null',
    'plan.milestones == null',
    'plan.milestones == []',
    'size(plan.milestones) == 0',
    'plan.milestones[0] == null',
    'plan.milestones[0].owner == null',
    'plan.legal.personal_data == null',
    "plan['x-cost-center'] == null",
    "plan['x-deep'].very.deep == null",
    "plan.links['okr'] == null",
    'plan.milestones.all(m, m.owner != null)',
    '!plan.milestones.exists(m, m.owner == null)',
  ])('is null or empty: %s', (condition) => {
    expect(holds(condition)).toBe(true);
  });

  it.each([
    'plan.effort.build > 10',
    'plan.effort.build <= 10',
    'plan.effort.build + 5 > 1',
    '-plan.effort.build < 1',
    'plan.effort.build * 2 == 4.0',
    'plan.started < plan.date',
    "plan.sponsor.endsWith('@example.com')",
    "'a'.contains(plan.sponsor)",
    "plan.sponsor.matches('.*')",
    "plan.sponsor.lowerAscii().startsWith('a')",
    "plan.sponsor in ['a', 'b']",
    'plan.legal.personal_data',
    'plan.legal.personal_data && true',
    'true && plan.legal.personal_data',
    'plan.legal.personal_data || plan.comms.breaking',
    'plan.legal.personal_data ? true : false',
    'days_between(plan.started, plan.date) > 0',
    'before(plan.started, plan.date)',
    'after(plan.started, plan.date)',
    "weekday(plan.started) == 'Friday'",
    'number(plan.pricing.price) > 1',
    "'okr' in plan.links",
  ])('makes no condition hold and no evaluation fail: %s', (condition) => {
    expect(holds(condition)).toBe(false);
  });

  it('is not taken for true where the opposite is asked', () => {
    expect(holds('!plan.legal.personal_data')).toBe(true);
    expect(holds('plan.promises.filter(p, p.for == null).all(p, true)')).toBe(true);
    expect(holds('plan.dependencies.exists(d, !d.external)', 'dependencies: [{on: x}]\n')).toBe(true);
    expect(holds('plan.dependencies.all(d, d.external)', 'dependencies: [{on: x}]\n')).toBe(false);
    expect(holds('size(plan.dependencies.filter(d, d.external)) == 0', 'dependencies: [{on: x}]\n')).toBe(true);
  });

  it('joins as nothing', () => {
    const plan = 'milestones: [{id: a, owner: a@example.com}, {id: b}, {id: c, owner: c@example.com}]\n';
    expect(holds("plan.milestones.map(m, m.owner).join(' ') == 'a@example.com c@example.com'", plan)).toBe(true);
    expect(holds("'by ' + plan.sponsor == 'by '")).toBe(true);
  });
});

describe('what a plan says', () => {
  const plan = `sponsor: vp@example.com
started: T-120
tags: [emea, Enterprise]
links: {prd: [a.md, b.md]}
x-cost-center: 4711
x-deep: {list: [{a: 1}, {a: 2}], text: deep}
effort: {build: 60, distribute: 40}
legal: {personal_data: true, review: done, privacy: {done: 2027-01-10}, security: {done: 2027-02-10}, terms: "not-applicable: same as Core"}
sales: {training: 2027-02-10, reps: 3}
outcomes:
  metrics: [{name: Orders, target: 300 a week, baseline: "12", kind: outcome}]
milestones:
  - {id: a, what: Freeze, due: T-30, needs: []}
  - {id: b, owner: lee@example.com, needs: [a]}
`;

  it.each([
    'plan.tier == 1 && plan.tier + 1 == 2 && plan.tier / 2 == 0.5 && plan.tier < 2 && plan.tier >= 1.0',
    "plan.name == 'Atlas Billing' && plan.stage == 'ga' && plan.stage in ['ga', 'limited']",
    "plan.sponsor.matches('^[a-z]+@example\\\\.com$')",
    'plan.effort.build + plan.effort.distribute == 100',
    'plan.legal.personal_data && plan.legal.personal_data == true',
    "plan['x-cost-center'] == 4711",
    "plan['x-deep'].list[1].a == 2 && plan['x-deep'].list.all(one, one.a > 0) && plan['x-deep'].text == 'deep'",
    "'prd' in plan.links && plan.links.prd == ['a.md', 'b.md'] && size(plan.links) == 1",
    "plan.tags.exists(tag, tag.lowerAscii() == 'enterprise') && plan.tags.exists_one(tag, tag == 'emea')",
    'size(plan.milestones) == 2 && plan.milestones.size() == 2',
    "plan.milestones[1].needs[0] == plan.milestones[0].id && plan.milestones[0].what == 'Freeze'",
    "plan.milestones.filter(m, m.owner == null).map(m, m.id) == ['a']",
    "size(plan.tasks) == 7 && plan.tasks.exists(t, t.section == 'sales')",
    'has(plan.sponsor) && has(plan.sales) && has(plan.milestones) && !has(plan.pricing)',
  ])('is there, with its type: %s', (condition) => {
    expect(holds(condition, plan)).toBe(true);
  });

  it.each([
    ['a relative date as the day it means', "plan.started == '2026-11-10' && plan.milestones[0].due == '2027-02-08'"],
    ['days in the order of the calendar', 'plan.started < plan.date && today < plan.date'],
    ['the as-of date', "today == '2027-01-15' && days_to_launch == 54 && days_to_launch < 60"],
    ['the days between two', 'days_between(today, plan.date) == 54 && days_between(plan.date, today) == -54'],
    [
      'days relative to the launch',
      "before(plan.milestones[0].due, 'T-20') && !before(plan.milestones[0].due, 'T-30')",
    ],
    ['which comes later', "after(plan.date, plan.started) && after('T+1', plan.date) && !after('T', plan.date)"],
    ['the day of a relative date', "day('T-14') == '2027-02-24' && day('soon') == null"],
    ['a day some days on', "add_days(plan.date, 30) == '2027-04-09' && add_days('T', -1) == '2027-03-09'"],
    ['the day of the week', "weekday(plan.date) == 'Wednesday' && weekday('T+2') == 'Friday'"],
    [
      'the number that a text begins with',
      'number(plan.outcomes.metrics[0].target) > number(plan.outcomes.metrics[0].baseline)',
    ],
  ])('tells %s', (_, condition) => {
    expect(holds(condition, plan)).toBe(true);
  });

  it.each([
    ['a status in one word', "plan.legal.review.status == 'done'"],
    [
      'a status with its reason',
      "plan.legal.terms.status == 'not-applicable' && plan.legal.terms.reason == 'same as Core'",
    ],
    ['a date in its place', "plan.sales.training.due == '2027-02-10' && plan.sales.training.status == null"],
    ['the day on which it was done', "plan.legal.privacy.status == 'done'"],
    ['but not a day to come on which it will be', 'plan.legal.security.status == null'],
  ])('gives a task the same keys whichever way it is written: %s', (_, condition) => {
    expect(holds(condition, plan)).toBe(true);
  });

  it('is not there yet where it is only planned', () => {
    const planned = 'finance: {sku: {owner: dana@example.com, due: T-45}}\n';
    expect(
      holds(
        "plan.finance.sku == null && plan.tasks.exists(t, t.section == 'finance' && t.due == '2027-01-24')",
        planned,
      ),
    ).toBe(true);
  });
});
