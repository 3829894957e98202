import { describe, expect, it } from 'vitest';
import type { PlanReport } from '../../server/src/engine/check/check.ts';
import { grouped } from '../../server/src/engine/readiness/group.ts';
import { checked, dayOn, SIX_FIELDS } from '../support/checked.ts';
import { growth } from '../support/growth.ts';
import { resolveText } from '../support/settings.ts';

const report = (settings: string, plan = SIX_FIELDS): PlanReport => {
  const { config, problems } = resolveText(settings);
  expect(problems.map(({ message }) => message)).toEqual([]);
  return checked(plan, { config }).report;
};

/** The checks of a lint as `state due`. */
const checksOf = ({ checks }: PlanReport, rule: string): readonly string[] =>
  checks
    .filter((check) => check.rule === rule)
    .map(({ state, due }) => `${state} ${String((due ?? 0) - dayOn('2027-03-10'))}`);

const gates = (setting: string): string => `org: {required_gates: {${setting}}}\n`;

describe('a gate that the organisation requires', () => {
  it('sets the lead and the tiers of the lint that the gate has itself', () => {
    const small = SIX_FIELDS.replace('tier: 1', 'tier: 3');
    expect(checksOf(report(''), 'gate/no-decision')).toEqual(['missing -7']);
    expect(checksOf(report(gates('Go-No-Go: {lead: 21}')), 'gate/no-decision')).toEqual(['missing -21']);
    expect(checksOf(report(gates('go-no-go: {tiers: [2, 3]}')), 'gate/no-decision')).toEqual([]);
    expect(checksOf(report('', small), 'gate/no-decision')).toEqual([]);
    expect(checksOf(report(gates('go-no-go: {tiers: [3], lead: 21}'), small), 'gate/no-decision')).toEqual([
      'missing -21',
    ]);
    const louder = `${gates('go-no-go: {lead: 21}')}lints: {gate/no-decision: {lead: 40}}\n`;
    expect(checksOf(report(louder), 'gate/no-decision')).toEqual(['missing -21']);
    expect(checksOf(report(gates('go-no-go: {lead: 21}')), 'gate/required')).toEqual([]);
  });

  it('has the lead that is set for gate/required where it names none', () => {
    const settings = `${gates('security: {}')}lints: {gate/required: {lead: 33}}\n`;
    expect(checksOf(report(settings), 'gate/required')).toEqual(['missing -33']);
  });
});

describe('a deliverable that the organisation requires', () => {
  it('is a check of its section, and of the group that an absent section makes', () => {
    const { checks, findings, plan } = report('org: {requires: {comms: [{id: blog, tiers: [1]}]}}\n');
    expect(checks.find(({ rule }) => rule === 'deliverable/missing')?.area).toBe('comms');
    const comms = grouped(findings, dayOn('2027-01-15'), plan).find(
      (entry) => entry.kind === 'group' && entry.section === 'comms',
    );
    const rules = comms?.kind === 'group' ? comms.findings.map(({ rule }) => rule) : [];
    expect(rules).toContain('deliverable/missing');
    expect(rules.length).toBeGreaterThan(1);
  });

  it('may be that of a department of any name', () => {
    const settings =
      'org: {departments: [__proto__, toString], requires: {__proto__: [{id: a}], tostring: [{id: b}]}}\n';
    const plan = `${SIX_FIELDS}__proto__:\n  tasks:\n    - {id: a, what: A, due: T-14}\n`;
    expect(checksOf(report(settings, plan), 'deliverable/missing')).toEqual(['planned -14', 'missing -14']);
  });

  it('takes no longer beside a thousand others', () => {
    const settings = (count: number): string => {
      const all = Array.from({ length: count }, (_, index) => `{id: d${String(index)}}`);
      return `org: {requires: {comms: [${all.join(', ')}]}}\n`;
    };
    const plan = (count: number): string => {
      const all = Array.from({ length: count }, (_, index) => `    - {id: d${String(index)}, what: D, due: T-20}\n`);
      return `${SIX_FIELDS}comms:\n  tasks:\n${all.join('')}`;
    };
    const run = (count: number): (() => void) => {
      const { config } = resolveText(settings(count));
      return () => {
        const { report: found } = checked(plan(count), { config });
        expect(found.checks.filter(({ rule }) => rule === 'deliverable/missing')).toHaveLength(count);
      };
    };
    expect(growth(run(1000), run(4000), 8)).toBeLessThan(8);
  }, 120_000);
});
