import { describe, expect, it } from 'vitest';
import { explain } from '../../server/src/engine/pages/explain.ts';
import { grouped } from '../../server/src/engine/readiness/group.ts';
import { readinessTree } from '../../server/src/engine/readiness/readiness-tree.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { checked, dayOn, SIX_FIELDS } from '../support/checked.ts';
import { reportOn, written } from '../support/reports.ts';
import { resolveText } from '../support/settings.ts';
import { viewOf } from '../support/view.ts';

const today = dayOn('2027-01-15');
const done = `{ owner: lee@example.com, done: 2027-01-10 }`;
const text = `${SIX_FIELDS}sales:
  training: ${done}
  demo: ${done}
support:
  training: ${done}
milestones:
  - { id: beta, what: The beta is open, owner: ben@example.com, done: 2027-01-10 }
approvals:
  - { gate: pricing, by: cfo@example.com, decision: approved, on: 2027-01-12 }
`;
const MESSAGE =
  '5 things are done or approved without evidence: Sales › training, Sales › demo, Support › training, Milestones › beta and 1 more. Others have to take them on trust. Add a file of the repository or a web address to each.';

const entriesOf = (plan: string): readonly string[] => {
  const { report } = checked(plan);
  return grouped(report.findings, today, report.plan).flatMap((entry) => {
    const told = entry.kind === 'group' ? entry : { ...entry.finding, code: entry.finding.rule };
    return told.code.includes('evidence') ? [`${told.severity} ${told.code}: ${told.message}`] : [];
  });
};

describe('what is done or approved without evidence', () => {
  it('is one entry for people, which names the first of it', () => {
    expect(entriesOf(text)).toEqual([`info group/evidence: ${MESSAGE}`]);
  });

  it.each(['pretty', 'markdown', 'github'] as const)('is one entry in %s, and JSON has all of it', (format) => {
    const report = reportOn({ 'atlas/launch.yaml': text });
    const output = written(format, report);
    expect(output.match(/things are done or approved without evidence/g)).toHaveLength(1);
    expect(output).not.toContain('and nothing shows it');
    const { plans } = JSON.parse(written('json', report)) as { plans: { findings: { rule: string }[] }[] };
    expect(plans.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'gate/no-evidence')).toHaveLength(5);
  });

  it('is one diagnostic, at the first of it, and one line of the tree', () => {
    const view = viewOf(text);
    const told = diagnosticsOf(view).filter(({ code }) => code === 'group/evidence');
    expect(told.map(({ code, message, range }) => [code, message, range.start.line])).toEqual([
      ['group/evidence', MESSAGE, 7],
    ]);
    expect(told[0]?.codeDescription?.href).toMatch(/guide\.md#when-a-whole-section-is-absent$/);
    const tree = readinessTree(checked(text).report, today);
    const gate = tree.areas.find(({ area }) => area === 'gate');
    expect(gate?.checks.filter(({ rule }) => rule === 'gate/no-evidence')).toEqual([
      expect.objectContaining({
        title: '5 things are done or approved without evidence',
        message: MESSAGE,
        severity: 'info',
        owner: 'ana@example.com',
      }),
    ]);
    // The counts are those of the checks, as in JSON.
    expect(gate?.open).toBeGreaterThanOrEqual(5);
    expect(tree.absent.map(({ code }) => code)).not.toContain('group/evidence');
  });

  it('stands alone where it is the only one, names all of a few, and leaves out what is waived', () => {
    const one = `${SIX_FIELDS}sales: { training: ${done} }\n`;
    expect(entriesOf(one)).toEqual([expect.stringMatching(/^info gate\/no-evidence: Sales: training is done/)]);
    const two = `${SIX_FIELDS}sales: { training: ${done}, demo: ${done} }\n`;
    expect(entriesOf(two)).toEqual([
      expect.stringMatching(/^info group\/evidence: 2 things are .* evidence: Sales › training and Sales › demo\. /),
    ]);
    const waived = `${two}waivers: [{ lint: gate/no-evidence, reason: On paper, by: vp@example.com, expires: 2027-02-01 }]\n`;
    expect(entriesOf(waived)).toEqual([]);
    expect(readinessTree(checked(waived).report, today).areas.flatMap(({ checks }) => checks)).toContainEqual(
      expect.objectContaining({ rule: 'gate/no-evidence', state: 'waived' }),
    );
  });

  it('keeps what the launch depends on apart in its last days', () => {
    const crucial = `${text.replace('date: 2027-03-10', 'date: 2027-01-25')}legal: { security: ${done} }\n`;
    expect(entriesOf(crucial).map((entry) => entry.slice(0, 30))).toEqual([
      'info group/evidence: 5 things ',
      expect.stringMatching(/^warning gate\/no-evidence/),
    ]);
  });

  it('is not mixed with a department called evidence that is absent', () => {
    const { report } = checked(text);
    const [first, ...rest] = report.findings.filter(({ rule }) => rule === 'gate/no-evidence');
    if (first === undefined) throw new Error('Nothing lacks evidence');
    const absent = { ...first, rule: 'owner/silent-department', absentSection: 'evidence' };
    const groups = grouped([absent, { ...absent }, first, ...rest], today, report.plan);
    expect(groups.map((entry) => entry.kind === 'group' && [entry.section, entry.findings.length])).toEqual([
      ['evidence', 2],
      [undefined, 5],
    ]);
  });

  it('can be explained, and set by its name', () => {
    expect(explain('group/evidence', [])).toMatchObject({ kind: 'page', name: 'group/evidence' });
    const { problems, config } = resolveText('lints: { group/evidence: off }\n');
    expect(problems).toEqual([]);
    expect([...config.lints].map(([id, { level }]) => [id, level])).toEqual([['gate/no-evidence', 'off']]);
  });
});
