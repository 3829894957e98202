import { describe, expect, it } from 'vitest';
import { recommended } from '../../server/src/engine/config/config.ts';
import type { Finding } from '../../server/src/engine/finding.ts';
import type { OtherPlan, Surroundings } from '../../server/src/lints/surroundings.ts';
import { parseDay } from '../../server/src/plan/calendar.ts';
import { checkText } from '../support/lint-folder.ts';

const LENGTH = 1_000;
const head = 'launch_plan: 1\nname: Plan 0\nowner: ana@example.com\ntier: 1\nstage: ga\ndate: 2027-03-10\n';

/** Findings of sequence/cycle in a plan, and how often another plan was looked up. */
function cycles(
  text: string,
  waits: (plan: number) => readonly number[],
): { found: readonly Finding[]; looks: number } {
  let looks = 0;
  const planAt = (path: string): OtherPlan => {
    looks++;
    const dependsOn = waits(Number(path)).map(String);
    return { identity: path, name: `Plan ${path}`, date: undefined, dependsOn, planAt };
  };
  const surroundings: Surroundings = { planAt, identity: '0' };
  const today = parseDay('2027-03-01') ?? 0;
  const { report } = checkText(text, { today, config: recommended, surroundings: () => surroundings });
  return { found: report.findings.filter(({ rule }) => rule === 'sequence/cycle'), looks };
}

describe('a long chain', () => {
  it('of plans that ends where it began is one circle, and each plan is looked up about once', () => {
    const { found, looks } = cycles(`${head}dependencies:\n  - on: The next\n    plan: '1'\n`, (plan) => [
      (plan + 1) % LENGTH,
    ]);
    expect(found.map(({ message }) => message)).toEqual([
      '“Plan 0” waits for “Plan 1”, which waits for “Plan 2”, and so on through many more, of which the last waits for “Plan 0”. None of these launches can come first. Agree with the owners which of them does not have to wait.',
    ]);
    expect(looks).toBeLessThan(LENGTH + 10);
  });

  it('of plans that ends somewhere else is none', () => {
    const { found, looks } = cycles(`${head}dependencies:\n  - on: The next\n    plan: '1'\n`, (plan) =>
      plan < LENGTH ? [plan + 1] : [],
    );
    expect(found).toEqual([]);
    expect(looks).toBeLessThan(LENGTH + 10);
  });

  it('of plans that many ways lead through is looked at once', () => {
    const { found, looks } = cycles(`${head}dependencies:\n  - on: The next\n    plan: '1'\n`, (plan) =>
      plan < LENGTH ? [plan + 1, plan + 2] : [0],
    );
    expect(found).toHaveLength(1);
    expect(looks).toBeLessThan(2 * LENGTH + 10);
  });

  it('of milestones that ends where it began is one circle', () => {
    const milestones = Array.from({ length: LENGTH }, (_, index) => {
      return `  - { id: m${String(index)}, needs: m${String((index + 1) % LENGTH)} }\n`;
    });
    const { found } = cycles(`${head}milestones:\n${milestones.join('')}`, () => []);
    expect(found.map(({ message, related }) => [message, related.length])).toEqual([
      [
        '“m0” waits for “m1”, which waits for “m2”, and so on through 997 more, of which the last waits for “m0”. None of them can be reached first. Take out the need that is not real.',
        LENGTH,
      ],
    ]);
  });
});
