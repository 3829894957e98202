import { describe, expect, it } from 'vitest';
import { given, items, taskIn } from '../../server/src/plan/fact.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { checked, SIX_FIELDS, told } from '../support/checked.ts';

function planOf(more: string) {
  const [plan] = takeSnapshot(SIX_FIELDS + more).plans;
  if (plan === undefined) throw new Error('No plan');
  return plan;
}

const shape = /^(?:schema|syntax)\//;

describe('what version 1.1 adds to the format', () => {
  it('reads a dependency as a task with keys of its own', () => {
    const plan = planOf(
      'dependencies:\n  - { on: Identity, owner: tom@example.com, due: T-40, status: doing, external: true }\n  - Tax\n',
    );
    expect(plan.tasks.map(({ called }) => called)).toEqual(['Identity', 'Tax']);
    expect(items(plan.dependencies).map(({ value }) => [given(value.status), given(value.external)])).toEqual([
      ['doing', true],
      [undefined, undefined],
    ]);
  });

  it.each(['sales', 'problem', 'handoff', 'launch_day'] as const)('reads the tasks of the section %s', (name) => {
    const plan = planOf(`${name}:\n  tasks:\n    - { id: post, what: Blog post, due: T-7 }\n    - Landing page\n`);
    expect(items(plan[name].tasks).map(({ value }) => [given(value.id), value.called])).toEqual([
      ['post', 'Blog post'],
      [undefined, 'Landing page'],
    ]);
    expect(plan.tasks).toHaveLength(2);
  });

  it('takes a section with a due date and notes for a task, as notes are a key of both', () => {
    const plan = planOf('services:\n  due: T-30\n  owner: ida@example.com\n  notes: after the price\n');
    expect(taskIn(plan.services.onboarding)?.notes.kind).toBe('given');
  });

  it('reads the result of a rollout step, in one line as well', () => {
    const plan = planOf(
      'rollout:\n  steps:\n    - { to: Beta, result: { decision: hold, on: 2027-02-24, notes: slow } }\n    - { to: All, result: go }\n',
    );
    const decisions = items(plan.rollout.steps).flatMap(({ value }) => {
      const result = given(value.result);
      return result === undefined ? [] : [given(result.decision)];
    });
    expect(decisions).toEqual(['hold', 'go']);
  });

  it('reads what was measured, what a gate asks for, and the run sheet', () => {
    const plan = planOf(
      [
        'outcomes:\n  metrics:\n    - name: Customers\n      results: [{ on: T+30, value: 21 }]\n',
        'approvals:\n  - { gate: go-no-go, by: vp@example.com, decision: requested, criteria: [No open fault] }\n',
        'launch_day:\n  runbook: [Flag on, Post]\n  schedule:\n    - { at: "08:00", what: Flag on, done: true }\n    - { at: -1h, done: 2027-03-10 }\n    - Cake\n',
      ].join(''),
    );
    const [metric] = items(plan.outcomes.metrics);
    expect(metric && items(metric.value.results).map(({ value }) => given(value.value))).toEqual(['21']);
    const [gate] = items(plan.approvals);
    expect(gate && items(gate.value.criteria).map(({ value }) => value)).toEqual(['No open fault']);
    expect(items(plan.launch_day.runbook).map(({ value }) => value)).toEqual(['Flag on', 'Post']);
    expect(items(plan.launch_day.schedule).map(({ value }) => [given(value.at), given(value.done)])).toEqual([
      ['08:00', true],
      ['-1h', { kind: 'absolute', day: 20887 }],
      [undefined, undefined],
    ]);
  });

  it.each([
    ['kind: experiment', 'schema/invalid-value at "experiment"'],
    [
      'launch_day: { schedule: [{ at: 25:00, what: x }] }',
      'schema/invalid-value at "25:00": “25:00” is no time of day.',
    ],
    ['launch_day: { schedule: [{ at: +30s, what: x }] }', 'schema/invalid-value at "+30s": “+30s” is no time of day.'],
    ['launch_day: { schedule: [{ at: T, what: x, done: 2027-02-30 }] }', 'schema/invalid-date at "2027-02-30"'],
    ['rollout: { steps: [{ to: x, result: perhaps }] }', 'schema/invalid-value at "perhaps"'],
    ['pricing: { units_per_price: many }', 'schema/wrong-type at "many"'],
    ['pricing: { price_amount: -1 }', 'schema/invalid-value at "-1"'],
  ])('says what is wrong with %s', (written, expected) => {
    const found = told(checked(`${SIX_FIELDS}${written}\n`), shape);
    expect(found.some((line) => line.startsWith(expected))).toBe(true);
  });
});
