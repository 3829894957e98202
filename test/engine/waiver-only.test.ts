import { describe, expect, it } from 'vitest';
import { checked, SIX_FIELDS } from '../support/checked.ts';

const COMPETITORS = `${SIX_FIELDS}go_to_market: { motion: sales-led }
marketing: { competitors: [Fabrikam, Contoso Pay, Northwind] }
`;

function waiver(lint: string, only?: string): string {
  const limit = only === undefined ? '' : `only: ${only}, `;
  return `  - { lint: ${lint}, ${limit}reason: Agreed, by: vp@example.com, expires: 2027-12-31 }\n`;
}

/** What a waiver is about is the last named step of the finding's path. */
function namesOf(
  findings: readonly { readonly rule: string; readonly path: readonly unknown[] }[],
  rule: string,
): readonly unknown[] {
  return findings.filter((finding) => finding.rule === rule).map(({ path }) => path.at(-1));
}

const competitor = (value: string): unknown => ({ key: 'competitor', value });

describe('a waiver that is limited by “only”', () => {
  it('sets aside the finding about one thing, and leaves the others', () => {
    const { report } = checked(`${COMPETITORS}waivers:\n${waiver('sales/no-battlecard', '" contoso PAY "')}`);
    expect(namesOf(report.waived, 'sales/no-battlecard')).toEqual([competitor('Contoso Pay')]);
    expect(namesOf(report.findings, 'sales/no-battlecard')).toEqual([competitor('Fabrikam'), competitor('Northwind')]);
    expect(report.findings.filter(({ rule }) => rule === 'waiver/unused')).toEqual([]);
  });

  it('leaves the rest to a waiver without it', () => {
    const both = waiver('sales/no-battlecard', 'Fabrikam') + waiver('sales/no-battlecard');
    const { report } = checked(`${COMPETITORS}waivers:\n${both}`);
    expect(report.waived).toHaveLength(3);
    expect(report.findings.filter(({ rule }) => rule === 'waiver/unused')).toEqual([]);
  });

  it('is of no use behind one that covers everything', () => {
    const both = waiver('sales/no-battlecard') + waiver('sales/no-battlecard', 'Fabrikam');
    const { report } = checked(`${COMPETITORS}waivers:\n${both}`);
    expect(report.waived).toHaveLength(3);
    expect(report.findings.filter(({ rule }) => rule === 'waiver/unused')).toHaveLength(1);
  });

  it('finds an item that stands in the plan by what identifies it', () => {
    const milestones =
      'milestones:\n  - { id: beta, what: Beta, due: 2026-01-01 }\n  - { id: alpha, what: Alpha, due: 2026-01-01 }\n';
    const { report } = checked(`${SIX_FIELDS}${milestones}waivers:\n${waiver('task/overdue', 'alpha')}`);
    expect(report.waived.map(({ path }) => path)).toEqual([['milestones', 1]]);
    expect(report.findings.filter(({ rule }) => rule === 'task/overdue').map(({ path }) => path)).toEqual([
      ['milestones', 0],
    ]);
  });

  it('finds a section by its name, as people write it', () => {
    const sections = 'launch_day: { lead: TBD }\nsupport: { owner: TBD }\n';
    const { report } = checked(`${SIX_FIELDS}${sections}waivers:\n${waiver('owner/placeholder', 'Support')}`);
    expect(report.waived.map(({ path }) => path[0])).toEqual(['support']);
  });

  it('sets nothing aside where it names nothing', () => {
    const { report } = checked(`${COMPETITORS}waivers:\n${waiver('sales/no-battlecard', '')}`);
    expect(report.waived).toEqual([]);
    expect(report.findings.filter(({ rule }) => rule === 'waiver/unused')).toHaveLength(1);
  });
});
