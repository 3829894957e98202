import { describe, expect, it } from 'vitest';
import { type ChangedLints, policyChanges } from '../../server/src/engine/compare/policy-changes.ts';

const noLints: ChangedLints = { quieter: new Set(), louder: new Set() };

function changes(before: string | undefined, after: string | undefined, changed = noLints): readonly string[] {
  const files = (text: string | undefined): { path: string; text: string }[] =>
    text === undefined ? [] : [{ path: '.launchplan.yaml', text }];
  return policyChanges(files(before), files(after), changed).map(({ path, direction }) => `${direction} ${path}`);
}

describe('a change of the settings', () => {
  it.each<[string, string, readonly string[]]>([
    ['approvers: {pricing: [a]}', 'approvers: {pricing: [a, b]}', ['weaker org.approvers.pricing[b]']],
    ['approvers: {pricing: [a, b]}', 'approvers: {pricing: [a]}', ['stricter org.approvers.pricing[b]']],
    ['approvers: {pricing: [a], date: [b]}', 'approvers: {date: [b]}', ['weaker org.approvers.pricing']],
    ['motion: sales-led', 'approvers: {pricing: [a]}', ['stricter org.approvers.pricing', 'other org.motion']],
    ['waivers: {approvers: [a]}', 'waivers: {approvers: [a, b]}', ['weaker org.waivers.approvers[b]']],
    ['waivers: {approvers: [a], max_days: 9}', 'waivers: {max_days: 9}', ['weaker org.waivers.approvers']],
    ['waivers: {max_days: 9}', 'waivers: {max_days: 90}', ['weaker org.waivers.max_days']],
    ['waivers: {max_days: 90}', 'waivers: {max_days: 9}', ['stricter org.waivers.max_days']],
    ['waivers: {max_days: 90}', 'portfolio: [A]', ['stricter org.portfolio', 'weaker org.waivers.max_days']],
    ['departments: [sales, legal]', 'departments: [sales]', ['weaker org.departments[legal]']],
    ['departments: [sales]', 'departments: [sales, legal]', ['stricter org.departments[legal]']],
    ['freezes: [{from: 2027-12-01, to: 2027-12-31}]', 'freezes: []', ['weaker org.freezes[#0]']],
    ['holidays: [2027-12-24]', 'holidays: [2027-12-24, 2027-12-25]', ['stricter org.holidays[2027-12-25]']],
    [
      'required_gates: {legal: {lead: 30}}',
      'required_gates: {legal: {lead: 9}}',
      ['weaker org.required_gates.legal.lead'],
    ],
    ['required_gates: {legal: {lead: 30}}', 'required_gates: {legal: {}}', ['weaker org.required_gates.legal.lead']],
    [
      'required_gates: {legal: {tiers: [1, 2]}}',
      'required_gates: {legal: {tiers: [1]}}',
      ['weaker org.required_gates.legal.tiers'],
    ],
    [
      'required_gates: {legal: {tiers: [1]}}',
      'required_gates: {legal: {lead: 14}}',
      ['other org.required_gates.legal.lead', 'stricter org.required_gates.legal.tiers'],
    ],
    ['required_gates: {legal: {}, date: {}}', 'required_gates: {date: {}}', ['weaker org.required_gates.legal']],
    ['requires: {comms: [{id: blog}]}', 'requires: {}', ['weaker org.requires.comms']],
    [
      'requires: {comms: [{id: blog}]}',
      'requires: {comms: [{id: blog, lead: 2}]}',
      ['weaker org.requires.comms[id=blog].lead'],
    ],
    ['deal_size: [20000, 500000]', 'deal_size: [10000, 500000]', ['weaker org.deal_size']],
    ['deal_size: [20000, 500000]', 'deal_size: [20000, 90000]', ['stricter org.deal_size']],
    ['sales_cycle_days: [30, 90]', 'motion: partner', ['other org.motion', 'weaker org.sales_cycle_days']],
    ['motion: partner', 'motion: sales-led', ['other org.motion']],
  ])('from org %j to %j goes %j', (before, after, expected) => {
    expect(changes(`org:\n  ${before}\n`, `org:\n  ${after}\n`)).toEqual(expected);
  });

  it.each<[string | undefined, string | undefined, readonly string[]]>([
    [undefined, 'root: true\n', ['weaker root']],
    ['root: true\n', undefined, ['stricter root']],
    ['extends: [launchplan:strict]\n', 'extends: []\n', ['weaker extends["launchplan:strict"]']],
    ['extends: [launchplan:strict]\n', undefined, ['weaker extends["launchplan:strict"]']],
    [undefined, 'extends: [./policy.yaml]\n', ['stricter extends[./policy.yaml]']],
    ['extends: [a.yaml, b.yaml]\n', 'extends: [b.yaml, a.yaml]\n', []],
    ['rules: [{id: acme/a, assert: x}]\n', 'rules: []\n', ['weaker rules[id=acme/a]']],
    ['rules: [{id: acme/a, assert: x}]\n', 'rules: [{id: acme/a, assert: y}]\n', ['other rules[id=acme/a].assert']],
    [
      'rules: [{id: acme/a, severity: error}]\n',
      'rules: [{id: acme/a, severity: info}]\n',
      ['weaker rules[id=acme/a].severity'],
    ],
    [undefined, 'rules: [{id: acme/a, assert: x}]\n', ['stricter rules[id=acme/a]']],
  ])('from %j to %j goes %j', (before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it('of a lint goes where the lint does, under whatever name it stands there', () => {
    const changed: ChangedLints = { quieter: new Set(['sales/no-demo']), louder: new Set(['legal/no-terms']) };
    expect(changes(undefined, 'lints: {sales: off, legal/*: error, docs: info}\n', changed)).toEqual([
      'weaker lints.sales',
      'stricter lints."legal/*"',
      'other lints.docs',
    ]);
  });

  it('of another file is told with that file', () => {
    expect(
      policyChanges(
        [{ path: 'policy.yaml', text: 'org: {motion: partner}\n' }],
        [{ path: 'a/.launchplan.yaml', text: 'org: {motion: partner}\n' }],
        noLints,
      ).map(({ file, path, before, after }) => [file, path, before, after]),
    ).toEqual([
      ['a/.launchplan.yaml', 'org.motion', null, 'partner'],
      ['policy.yaml', 'org.motion', 'partner', null],
    ]);
  });
});
