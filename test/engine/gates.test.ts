import { describe, expect, it } from 'vitest';
import { type GateName, gateNames } from '../../server/src/engine/compare/gate-names.ts';
import { gatesOf } from '../../server/src/engine/compare/gates.ts';
import { recommended } from '../../server/src/engine/config/config.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { comparedTrees, treeOf } from '../support/compared.ts';

const LATE = SIX_FIELDS.replace('2027-03-10', '2027-02-01');
const WAIVER = (by: string, expires = '2027-03-01'): string =>
  `waivers: [{lint: customer/no-design-partner, reason: Known, by: ${by}, expires: ${expires}}]\n`;

/** The gates that a change of one plan crosses, of all that there are, as `gate value`. */
function crossed(before: string, after: string | undefined, waivers = {}): readonly string[] {
  const config = { ...recommended, organisation: { ...recommended.organisation, waivers } };
  const options = { configOf: () => config };
  const delta = comparedTrees(
    treeOf({ 'launch.yaml': before }, options),
    treeOf(after === undefined ? {} : { 'launch.yaml': after }, options),
  );
  const failOn = gateNames.filter((gate): gate is Exclude<GateName, 'none'> => gate !== 'none');
  return gatesOf(delta, { failOn, maxScoreDrop: undefined, maxSlip: 7, maxTotalSlip: undefined })
    .filter((gate) => gate.crossed)
    .map(({ gate, value }) => `${gate} ${String(value)}`);
}

describe('a change crosses', () => {
  it.each<[string, string, string | undefined, readonly string[]]>([
    ['nothing by a new summary', LATE, `${LATE}summary: x\n`, []],
    ['nothing by a fix', LATE, `${LATE}customers: {design_partners: [Northwind]}\n`, []],
    ['weakened by a waiver of a blocker', LATE, LATE + WAIVER('vp@example.com'), ['weakened 1']],
    [
      'self-waived where the owner signed it',
      LATE,
      LATE + WAIVER("'@Ana@example.com'"),
      ['new-warning 1', 'weakened 1', 'self-waived 1'],
    ],
    [
      'self-waived where its owner of before signed it',
      LATE,
      LATE.replace('ana@', 'ben@') + WAIVER('ana@example.com'),
      ['weakened 1', 'self-waived 1'],
    ],
    [
      'self-waived where the owner makes it longer',
      LATE + WAIVER('ana@example.com'),
      LATE + WAIVER('ana@example.com', '2027-03-30'),
      ['self-waived 1'],
    ],
    [
      'self-waived by a comment on a blocker',
      `${LATE}customers:\n  design_partners: TBD\n`,
      `${LATE}customers:\n  # launchplan-disable-next-line customer/no-design-partner -- Known\n  design_partners: TBD\n`,
      ['weakened 1', 'self-waived 1'],
    ],
    [
      'max-slip and unreasoned-slip by a silent move',
      SIX_FIELDS,
      SIX_FIELDS.replace('2027-03-10', '2027-03-24'),
      ['unreasoned-slip 1', 'max-slip 14'],
    ],
    [
      'only max-slip where the move has a reason',
      SIX_FIELDS,
      `${SIX_FIELDS.replace('2027-03-10', '2027-03-24')}slips: [{from: 2027-03-10, to: 2027-03-24, reason: Late letters}]\n`,
      ['max-slip 14'],
    ],
    [
      'no slip with a target',
      `${SIX_FIELDS}date_is: target\n`,
      `${SIX_FIELDS.replace('2027-03-10', '2027-03-15')}date_is: target\n`,
      [],
    ],
    ['deleted where the plan is gone', SIX_FIELDS, undefined, ['weakened 12', 'deleted 1']],
    ['unchecked where only the marker is gone', SIX_FIELDS, 'name: Atlas Billing\n', ['unchecked 1', 'weakened 12']],
  ])('%s', (_, before, after, expected) => {
    const found = crossed(before, after);
    // How many blockers there are is for the catalogue to say.
    const withoutCounts = (list: readonly string[]): readonly string[] =>
      list.map((one) => one.replace(/^(weakened) \d+$/, '$1'));
    expect(withoutCounts(found)).toEqual(withoutCounts(expected));
  });

  it('self-waived where somebody signs whom the organisation has not named', () => {
    const waivers = { approvers: ['vp@example.com'] };
    expect(crossed(LATE, LATE + WAIVER('dev@example.com'), waivers)).toContain('self-waived 1');
    expect(crossed(LATE, LATE + WAIVER('vp@example.com'), waivers)).not.toContain('self-waived 1');
    // Somebody who may sign may own the plan as well.
    const owned = LATE.replace('ana@', 'vp@');
    expect(crossed(owned, owned + WAIVER('vp@example.com'), waivers)).not.toContain('self-waived 1');
  });

  it('nothing where none is asked', () => {
    const delta = comparedTrees(treeOf({ 'launch.yaml': SIX_FIELDS }), treeOf({}));
    expect(
      gatesOf(delta, { failOn: ['none'], maxScoreDrop: undefined, maxSlip: undefined, maxTotalSlip: undefined }),
    ).toEqual([]);
  });

  it('each gate or not, for each plan, with a sentence', () => {
    const delta = comparedTrees(
      treeOf({ 'launch.yaml': SIX_FIELDS }),
      treeOf({ 'launch.yaml': SIX_FIELDS.replace('2027-03-10', '2027-03-11') }),
    );
    expect(
      gatesOf(delta, { failOn: ['new-error', 'weakened'], maxScoreDrop: 5, maxSlip: 0, maxTotalSlip: undefined }),
    ).toEqual([
      {
        gate: 'weakened',
        plan: undefined,
        limit: 0,
        value: 0,
        crossed: false,
        message: 'The settings ask no less than before (--fail-on weakened).',
      },
      {
        gate: 'new-error',
        plan: 'launch.yaml',
        limit: 0,
        value: 0,
        crossed: false,
        message: 'launch.yaml passes (--fail-on new-error).',
      },
      {
        gate: 'weakened',
        plan: 'launch.yaml',
        limit: 0,
        value: 0,
        crossed: false,
        message: 'launch.yaml passes (--fail-on weakened).',
      },
      {
        gate: 'max-score-drop',
        plan: 'launch.yaml',
        limit: 5,
        value: 0,
        crossed: false,
        message: 'launch.yaml is no less ready (--max-score-drop 5).',
      },
      {
        gate: 'max-slip',
        plan: 'launch.yaml',
        limit: 0,
        value: 1,
        crossed: true,
        message: 'launch.yaml launches 1 day later (--max-slip 0).',
      },
    ]);
  });
});
