import { describe, expect, it } from 'vitest';
import type { GateName } from '../../server/src/engine/compare/gate-names.ts';
import { gatesOf } from '../../server/src/engine/compare/gates.ts';
import { headlineOf } from '../../server/src/engine/compare/headline.ts';
import { nameFact } from '../../server/src/engine/compare/name-fact.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { comparedTrees, treeOf } from '../support/compared.ts';

type Files = Readonly<Record<string, string>>;

const LATE = SIX_FIELDS.replace('2027-03-10', '2027-02-01');
const FIXED = `${LATE}customers: {design_partners: [Northwind]}\n`;
const PROMISE =
  'promises:\n  - {to: Northwind, what: Reminders, due: 2027-03-12, made_by: lee@example.com, kind: contract}\n';
const WAIVER = (by: string): string =>
  `waivers: [{lint: customer/no-design-partner, reason: Known, by: ${by}, expires: 2027-03-01}]\n`;

/** The first line of what is said of a change. */
function lineOf(before: Files | string, after: Files | string, failOn: readonly GateName[] = ['none']): string {
  const [base, head] = [before, after].map((side) => treeOf(typeof side === 'string' ? { 'launch.yaml': side } : side));
  if (base === undefined || head === undefined) throw new Error('Two sides are compared');
  const delta = comparedTrees(base, head);
  return headlineOf(
    delta,
    gatesOf(delta, { failOn, maxScoreDrop: undefined, maxSlip: undefined, maxTotalSlip: undefined }),
  ).text;
}

describe('the first line', () => {
  it.each<[string, Files | string, Files | string, RegExp]>([
    ['agrees on who waives', LATE, LATE + WAIVER('vp@example.com'), /^Agree: 1 blocker waived by vp@example\.com\. /],
    ['names the owner who waives', LATE, LATE + WAIVER('ana@example.com'), /^Agree: 1 blocker waived by its owner · /],
    ['agrees on a later date', SIX_FIELDS, SIX_FIELDS.replace('03-10', '03-24'), /^Agree: (?:.* · )?14 days later/],
    ['agrees on an earlier date', SIX_FIELDS, SIX_FIELDS.replace('03-10', '03-09'), /^Agree: 1 day earlier/],
    [
      'puts a broken promise before the date',
      SIX_FIELDS + PROMISE,
      SIX_FIELDS.replace('03-10', '03-24') + PROMISE,
      /^Agree: .*1 contract promise breaks · 14 days later/,
    ],
    ['agrees on a dropped promise', SIX_FIELDS + PROMISE, SIX_FIELDS, /^Agree: (?:.* · )?1 promise dropped/],
    [
      'agrees on another tier',
      LATE,
      LATE.replace('tier: 1', 'tier: 3'),
      /^Agree: .*not asked any more.*; changed: tier\. /,
    ],
    [
      'agrees on a plan that is gone',
      { 'a/launch.yaml': LATE, 'launch.yaml': LATE },
      { 'launch.yaml': LATE },
      /^Agree: Atlas Billing deleted\.$/,
    ],
    [
      'agrees on a plan that nobody checks',
      LATE,
      LATE.replace('launch_plan: 1\n', ''),
      /^Agree: Atlas Billing is not checked any more \(launch_plan is gone from its file\)\.$/,
    ],
    [
      'is worse by new blockers alone',
      FIXED,
      `${FIXED}milestones:\n  - {id: beta, what: Beta, owner: jo@example.com, due: 2027-01-04}\n`,
      /^Worse: 1 new (?:blocker|warning)[^·]*\. Atlas Billing is still off track/,
    ],
    [
      'is better by what is fixed',
      LATE,
      FIXED,
      /^Better: 1 blocker fixed.*\. Atlas Billing is still off track, \d+ left\.$/,
    ],
    [
      'names what changes without an effect',
      LATE,
      `${LATE}sponsor: kim@example.com\n`,
      /^No effect on readiness; 1 fact changed\.$/,
    ],
    [
      'says nothing of another order',
      LATE,
      LATE.split('\n').toReversed().join('\n').trimStart(),
      /^No effect on readiness\.$/,
    ],
    [
      'counts the plans',
      { 'a/launch.yaml': LATE, 'launch.yaml': LATE.replace('Atlas', 'Notes') },
      { 'a/launch.yaml': FIXED, 'launch.yaml': FIXED.replace('Atlas', 'Notes') },
      /^Better: 2 blockers fixed.* 2 of 2 plans are off track, \d+ left\.$/,
    ],
  ])('%s', (_, before, after, line) => {
    expect(lineOf(before, after)).toMatch(line);
  });

  it('begins with a crossed gate, but for those that count what it says anyway', () => {
    const waived = LATE + WAIVER('ana@example.com');
    expect(lineOf(LATE, waived, ['new-warning', 'self-waived', 'weakened'])).toMatch(
      /^Agree: crosses self-waived and weakened · 1 blocker waived/,
    );
    expect(lineOf(FIXED, LATE, ['new-error'])).not.toContain('crosses');
  });

  it('says that the head judges where the settings of the base are broken', () => {
    const broken = { ...treeOf({ 'launch.yaml': LATE }), isBroken: () => true };
    const delta = comparedTrees(broken, treeOf({ 'launch.yaml': FIXED }));
    expect(headlineOf(delta, []).text).toMatch(/ The settings before are broken, so the new ones judge\.$/);
  });

  it('keeps a hostile name on one line', () => {
    const name = 'name: "A\\n::error::\\u001B[31m"';
    const [before, after] = [LATE, FIXED].map((text) => text.replace('name: Atlas Billing', name));
    expect(lineOf(before ?? '', after ?? '')).not.toMatch(/[\n\u001B]/);
  });
});

describe('a fact', () => {
  it.each([
    ['pricing.price', 'price'],
    ['sales.owner', 'owner of sales'],
    ['tier', 'tier'],
    ['outcomes.metrics[name=Renewals].target', 'target of “Renewals”'],
    ['approvals[gate=pricing].decision', 'approval of “pricing”'],
    ['sales.unchanged', 'sales unchanged'],
    ['scope[#2].due', 'due of scope'],
  ])('at %s is called %s', (address, name) => {
    expect(nameFact(address)).toBe(name);
  });
});
