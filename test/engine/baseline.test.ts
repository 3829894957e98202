import { describe, expect, it } from 'vitest';
import { compareWithBaseline, readBaseline, writeBaseline } from '../../server/src/engine/compare/baseline.ts';
import type { RunReport } from '../../server/src/engine/run-report.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import { reportOn } from '../support/reports.ts';

const milestone = (id: string): string =>
  `  - {id: ${id}, what: Step ${id}, due: 2027-01-02, owner: lee@example.com}\n`;
const plan = (...ids: readonly string[]): string => `${SIX_FIELDS}milestones:\n${ids.map(milestone).join('')}`;
const before = reportOn({ 'launch.yaml': plan('alpha', 'beta') });
const same = (path: string): string => path;
const baseline = readBaseline(writeBaseline(before.files, same));

/** A run without what the baseline accepts, and what is said of that. */
function compared(report: RunReport): {
  report: RunReport;
  accepted: number;
  stale: readonly { rule: string; path: string }[];
} {
  const comparison = compareWithBaseline(baseline);
  const files = report.files.map(comparison.without);
  return { report: { ...report, files }, accepted: comparison.accepted(), stale: comparison.stale() };
}

describe('a baseline', () => {
  it('accepts everything that it was written from, and the verdict is of what is left', () => {
    const { report, accepted, stale } = compared(before);
    expect(rules(report)).toEqual([]);
    expect(accepted).toBe(rules(before).length);
    expect(stale).toEqual([]);
    expect(before.files[0]?.plans[0]?.readiness.verdict).not.toBe('on-track');
    expect(report.files[0]?.plans[0]?.readiness.verdict).toBe('on-track');
    expect(report.files[0]?.plans[0]?.readiness.score).toBe(before.files[0]?.plans[0]?.readiness.score);
  });

  it('reports one finding that came while another went, and the line that went stale', () => {
    const { report, stale } = compared(reportOn({ 'launch.yaml': plan('beta', 'gamma') }));
    expect(rules(report)).toEqual(['task/overdue']);
    expect(stale.map(({ rule, path }) => [rule, path])).toEqual([['task/overdue', 'launch.yaml']]);
  });

  it('holds where the file moved and its lines did', () => {
    const moved = reportOn({ 'plans/atlas.launch.yaml': `# Moved.\n\n${plan('beta', 'alpha')}` });
    expect(rules(compared(moved).report)).toEqual([]);
  });

  it('accepts a finding once: a second plan of the same name does not hide behind the first', () => {
    const twice = reportOn({ 'a.launch.yaml': plan('alpha', 'beta'), 'b.launch.yaml': plan('alpha', 'beta') });
    expect(rules(compared(twice).report)).toHaveLength(rules(before).length);
  });

  it('is one sorted line for each finding, whatever their order', () => {
    const lines = writeBaseline(before.files, same).split('\n').slice(1, -1);
    expect(lines).toHaveLength(rules(before).length);
    expect(lines).toEqual(lines.toSorted());
    expect(writeBaseline(reportOn({ 'launch.yaml': plan('beta', 'alpha') }).files, same)).toBe(
      writeBaseline(before.files, same),
    );
  });

  it('names its lines that are none, and reads the others with any line break', () => {
    const [line = ''] = writeBaseline(before.files, same).split('\n').slice(1);
    const { accepted, unreadable } = readBaseline(`# c\r\n\r\n${line}\r\nnonsense\r\n<<<<<<< ours\r\n`);
    expect(accepted).toHaveLength(1);
    expect(unreadable).toEqual([4, 5]);
  });
});

function rules(report: RunReport): readonly string[] {
  return report.files.flatMap(({ plans }) => plans.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
}
