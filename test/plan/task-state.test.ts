import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import { approvalCommitment, commitmentOf, taskCommitment, dayCommitment } from '../../server/src/plan/commitment.ts';
import { items, taskIn } from '../../server/src/plan/fact.ts';
import { parseDay } from '../../server/src/plan/calendar.ts';
import type { Plan } from '../../server/src/plan/plan.ts';
import { taskStateOf, worstOf, type TaskState } from '../../server/src/plan/task-state.ts';

/** 54 days before the launch of `planWith`. */
const today = parseDay('2027-01-15') ?? 0;

describe('a task, 30 days of lead before the launch on 10 March', () => {
  it.each([
    ['', 'missing absent'],
    ['training:', 'missing empty'],
    ['training: todo', 'missing no-due-date'],
    ['training: doing', 'missing no-due-date'],
    ['training: {owner: lee@example.com}', 'missing no-due-date'],
    ['training: not-applicable', 'missing no-reason'],
    ['training: "not-applicable: same as Core"', 'not-applicable'],
    ['training: {status: not-applicable, reason: same as Core}', 'not-applicable'],
    ['training: done', 'done'],
    ['training: {done: 2027-01-15}', 'done'],
    ['training: {done: 2027-01-16}', 'planned'],
    ['training: {done: 2027-02-09}', 'late'],
    ['training: T-30', 'planned'],
    ['training: T-29', 'late'],
    ['training: 2027-01-15', 'planned'],
    ['training: 2027-01-14', 'overdue'],
    ['training: {due: 2027-01-14, status: doing}', 'overdue'],
    ['training: {due: 2027-01-14, status: done}', 'done'],
    ['training: {due: T-30, status: blocked}', 'blocked'],
    ['training: T', 'late'],
    ['training: T+1', 'missing after-launch'],
    ['training: {due: soon}', 'unknown'],
  ])('written as %o is %s', (written, expected) => {
    const plan = planWith(`sales:\n  owner: lee@example.com\n  ${written}`);
    expect(said(taskStateOf(commitmentOf(plan.sales.training, 'task'), calendarOf(plan), 30))).toBe(expected);
  });
});

describe('a fact', () => {
  it.each([
    ['sku: todo', 'missing placeholder'],
    ['sku: 4711', 'done'],
    ['sku: ""', 'missing empty'],
    ['sku: {due: T-45}', 'planned'],
    ['sku: {owner: dana@example.com}', 'missing no-due-date'],
    ['sku: {status: done}', 'missing done-without-fact'],
    ['sku: {status: done, due: T-45}', 'missing done-without-fact'],
    ['sku: {status: not-applicable, reason: free}', 'not-applicable'],
  ])('written as %o is %s', (written, expected) => {
    const plan = planWith(`finance:\n  owner: dana@example.com\n  ${written}`);
    expect(said(taskStateOf(commitmentOf(plan.finance.sku), calendarOf(plan), 30))).toBe(expected);
  });

  it('that is a day to come is planned for it, and done once it has come', () => {
    const at = (written: string): string => {
      const plan = planWith(`marketing:\n  involved_since: ${written}`);
      return said(taskStateOf(dayCommitment(plan.marketing.involved_since), calendarOf(plan), 30));
    };
    expect([at('2027-01-15'), at('2027-01-16'), at('T-10')]).toEqual(['done', 'planned', 'late']);
  });

  it('of a section that is planned as a whole is planned with it', () => {
    const plan = planWith('migration: {owner: sam@example.com, due: T-40}');
    expect(said(taskStateOf(commitmentOf(plan.migration.path, 'task'), calendarOf(plan), 30))).toBe('planned');
  });
});

describe('a list of tasks', () => {
  it('has the state of its worst item', () => {
    const plan = planWith(`support:
  tools:
    - {name: Console, done: 2027-01-02}
    - {name: Billing view, due: T-40}
    - {name: Macros, due: T-2}
    - {name: Guide, status: blocked}`);
    const several = items(plan.support.tools).map(({ value, at }) => ({
      taskState: taskStateOf(taskCommitment(value, at), calendarOf(plan), 30),
    }));
    expect(several.map(({ taskState }) => taskState.state)).toEqual(['done', 'planned', 'late', 'blocked']);
    expect(worstOf(several)?.taskState.state).toBe('blocked');
  });

  it('may be planned by one task', () => {
    const plan = planWith('support: {tools: T-40}');
    expect(taskIn(plan.support.tools as never)?.due.kind).toBe('given');
  });
});

describe('an approval', () => {
  it.each([
    ['decision: approved', 'done'],
    ['decision: approved, on: 2027-01-10', 'done'],
    ['decision: approved, on: 2027-01-20', 'planned'],
    ['decision: requested, on: 2027-01-20', 'planned'],
    ['decision: requested, on: 2027-01-10', 'overdue'],
    ['decision: requested', 'missing no-due-date'],
    ['decision: denied', 'missing absent'],
    ['by: cfo@example.com', 'missing absent'],
  ])('with %s is %s', (written, expected) => {
    const plan = planWith(`approvals:\n  - {gate: pricing, ${written}}`);
    const [approval] = items(plan.approvals);
    expect(approval && said(taskStateOf(approvalCommitment(approval.value), calendarOf(plan), 30))).toBe(expected);
  });
});

describe('without a launch date', () => {
  it('a relative date says nothing, and an absolute one is planned', () => {
    const plan = planWith('sales: {training: T-3, demo: 2027-02-01}', 'date: someday');
    const calendar = calendarOf(plan);
    expect(said(taskStateOf(commitmentOf(plan.sales.training, 'task'), calendar, 30))).toBe('unknown');
    expect(said(taskStateOf(commitmentOf(plan.sales.demo, 'task'), calendar, 30))).toBe('planned');
  });
});

function said(state: TaskState): string {
  return state.state === 'missing' ? `missing ${state.why}` : state.state;
}

function calendarOf(plan: Plan): { today: number; launch: number | undefined } {
  return { today, launch: plan.date.kind === 'given' ? plan.date.value : undefined };
}

function planWith(fragment: string, date = 'date: 2027-03-10'): Plan {
  const [plan] = takeSnapshot(`launch_plan: 1\nname: Atlas\n${date}\n${fragment}\n`).plans;
  if (plan === undefined) throw new Error('The text holds no plan');
  return plan;
}
