import { leadDays, severityOf } from '../../server/src/engine/check/timing.ts';
import { recommended } from '../../server/src/engine/config/config.ts';
import { type Lint, type LintSpec, named } from '../../server/src/lints/lint.ts';
import type { Severity } from '../../server/src/lints/severity.ts';
import type { TaskState } from '../../server/src/plan/task-state.ts';
import type { Tier } from '../../server/src/plan/tier.ts';
import { describe, expect, it } from 'vitest';

const missing: TaskState = { state: 'missing', why: 'absent' };

describe('the lead of a lint', () => {
  it.each([
    [1, {}, 45],
    [2, {}, 23],
    [3, {}, 12],
    [2, { unscaled: true }, 45],
    [3, { unscaled: true }, 45],
    [3, { floor: 30 }, 30],
    [1, { floor: 30 }, 45],
  ] as const)('of 45 days for tier %d with %o is %d', (tier, more, days) => {
    expect(leadDays(leadLint(45, more), tier, undefined)).toBe(days);
  });

  it('is replaced by the organisation as the number of tier 1, and scaled as usual', () => {
    expect(leadDays(leadLint(45), 2, { lead: 31 })).toBe(16);
  });

  it('is none for a lint of fixed severity', () => {
    expect(leadDays(fixedLint('warning'), 1, { lead: 31 })).toBe(0);
  });
});

describe('what is missing', () => {
  it.each([
    [1, 91, 'info', true],
    [1, 90, 'warning', false],
    [1, 60, 'warning', false],
    [1, 59, 'error', false],
    [2, 46, 'info', true],
    [2, 45, 'warning', false],
    [2, 30, 'warning', false],
    [2, 29, 'error', false],
    [3, 23, 'info', true],
    [3, 22, 'warning', false],
    [3, 14, 'warning', false],
    [3, -5, 'warning', false],
  ] as const)('in tier %d with %d days left is %s', (tier, left, severity, upcoming) => {
    expect(judged(leadLint(60), missing, { tier, left })).toEqual({ severity, upcoming });
  });

  it('is an error in tier 3 too for a hard lint', () => {
    expect(judged(leadLint(60, { hard: true }), missing, { tier: 3, left: 14 }).severity).toBe('error');
  });

  it('is a warning at least where it is planned for after the launch', () => {
    const afterLaunch: TaskState = { state: 'missing', why: 'after-launch', due: 0 };
    expect(judged(leadLint(60), afterLaunch, { left: 300 })).toEqual({ severity: 'warning', upcoming: false });
  });

  it('is a warning where the plan has no launch date', () => {
    expect(judged(leadLint(60), missing, { left: undefined }).severity).toBe('warning');
  });
});

describe('what is late', () => {
  it.each([
    [12, 'info'],
    [13, 'warning'],
  ] as const)('by %d days of a lead of 60 is %s', (daysLate, severity) => {
    expect(judged(leadLint(60), { state: 'late', due: 0, daysLate }, { left: 100 }).severity).toBe(severity);
  });
});

describe('what is planned so late that less than a fifth of its time is left', () => {
  const late = (daysLate: number): TaskState => ({ state: 'late', due: 0, daysLate });

  it.each([
    [60, 1, 48, 90, 'warning'],
    [60, 1, 49, 90, 'error'],
    [60, 1, 49, 91, 'warning'],
    [60, 2, 24, 45, 'warning'],
    [60, 2, 25, 45, 'error'],
    [60, 2, 25, 46, 'warning'],
    [6, 1, 4, 30, 'warning'],
    [6, 1, 5, 30, 'error'],
    [5, 1, 5, 30, 'warning'],
  ] as const)('of a lead of %d in tier %d, by %d days with %d left, is %s', (days, tier, daysLate, left, severity) => {
    expect(judged(leadLint(days), late(daysLate), { tier, left }).severity).toBe(severity);
  });

  it('is an error in tier 3 only where the lint is hard', () => {
    expect(judged(leadLint(60), late(15), { tier: 3, left: 10 }).severity).toBe('warning');
    expect(judged(leadLint(60, { hard: true }), late(15), { tier: 3, left: 10 }).severity).toBe('error');
  });

  it('stays a warning where a lint says it in its own words, or for an approval', () => {
    expect(judged(leadLint(60), late(60), { left: 10, mayBeTooLate: false }).severity).toBe('warning');
  });
});

describe.each(['overdue', 'blocked'] as const)('what is %s', (state) => {
  const taskState: TaskState = state === 'overdue' ? { state, due: 0 } : { state, reason: 'legal' };

  it('is a warning while there is time, and an error once there is none', () => {
    expect(judged(leadLint(60), taskState, { left: 60 }).severity).toBe('warning');
    expect(judged(leadLint(60), taskState, { left: 59 }).severity).toBe('error');
  });
});

describe('a severity that the organisation sets', () => {
  it('holds in every state, above the cap of the tier, and replaces the timing', () => {
    const level = { setting: { level: 'error' } } as const;
    expect(judged(leadLint(60), missing, { ...level, left: 300 })).toEqual({ severity: 'error', upcoming: false });
    expect(judged(leadLint(60), missing, { ...level, tier: 3, left: 3 }).severity).toBe('error');
    expect(judged(fixedLint('info'), undefined, level).severity).toBe('error');
  });

  it('stays under the cap of a draft', () => {
    expect(judged(leadLint(60), missing, { setting: { level: 'error' }, draft: true }).severity).toBe('warning');
  });
});

describe('the strict preset', () => {
  it('raises fixed severities by one, and leaves leads as they are', () => {
    expect(judged(fixedLint('info'), undefined, { strict: true }).severity).toBe('warning');
    expect(judged(fixedLint('warning'), undefined, { strict: true }).severity).toBe('error');
    expect(judged(fixedLint('error'), undefined, { strict: true }).severity).toBe('error');
    expect(judged(leadLint(60), missing, { strict: true, left: 300 }).severity).toBe('info');
  });
});

function judged(
  lint: Lint,
  taskState: TaskState | undefined,
  more: Partial<Parameters<typeof severityOf>[3]> = {},
): ReturnType<typeof severityOf> {
  const tier: Tier = more.tier ?? 1;
  const lead = leadDays(lint, tier, undefined);
  const usual = {
    tier,
    left: 100,
    lead,
    setting: undefined,
    strict: recommended.strict,
    listed: false,
    draft: false,
    mayBeTooLate: true,
  };
  return severityOf(lint, taskState, undefined, { ...usual, ...more });
}

function leadLint(days: number, more: { hard?: true; unscaled?: true; floor?: number } = {}): Lint {
  return lintWith({ kind: 'lead', days, ...more });
}

function fixedLint(severity: Severity): Lint {
  return lintWith({ kind: 'fixed', severity });
}

function lintWith(timing: LintSpec['timing']): Lint {
  return named('sales/no-demo', {
    summary: 'Sales cannot demo it.',
    tiers: [1, 2, 3],
    timing,
    needs: 'sales.demo',
    why: '',
    origin: { seed: 4 },
    bad: { plan: '' },
    good: { plan: '' },
    check: () => [],
  });
}
