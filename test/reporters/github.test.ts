import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { linesOf } from '../support/listed.ts';
import { hostileReport, OBEYED_BY_TERMINALS, placeIn, reportOf, reportOn, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';

const milestones = (count: number): string =>
  Array.from({ length: count }, (_, index) => `  - {id: m${index}, what: Step ${index}, due: 2027-01-02}\n`).join('');

describe('github', () => {
  it('writes a command with the place, the rule and the address of its page', () => {
    const report = reportOn({ 'a/launch.yaml': SIX_FIELDS.replace('tier: 1', 'tier: 7') });
    expect(linesOf(written('github', report))[0]).toMatch(
      /^::error file=a\/launch\.yaml,line=4,endLine=4,col=7,endColumn=8,title=schema\/invalid-value::.*%0Ahttps:\/\/\S+$/,
    );
  });

  it('escapes what would end a command or a property', () => {
    const report = reportOn({}, [
      { path: '50%,a:b\r\nc', rule: 'io/unreadable', severity: 'error', message: '::error::100%, at 12:00' },
    ]);
    expect(written('github', report)).toMatch(
      /^::error file=50%25%2Ca%3Ab%0D%0Ac,title=io\/unreadable::::error::100%25, at 12:00%0A/,
    );
  });

  it('leaves the columns out where a place spans lines', () => {
    const place = { ...placeIn('a: [\n1]\n', '[\n1]') };
    const problem = { path: 'x', rule: 'config/syntax', severity: 'error', message: 'No.', place } as const;
    expect(written('github', reportOn({}, [problem]))).toMatch(/^::error file=x,line=1,endLine=2,title=/);
  });

  it('shows ten of a level, the most urgent first, and says in the tenth how many more there are', () => {
    const text = `${SIX_FIELDS}milestones:\n${milestones(14)}`;
    const lines = linesOf(written('github', reportOn({ 'launch.yaml': text })));
    const json = JSON.parse(written('json', reportOn({ 'launch.yaml': text }))) as { summary: { warnings: number } };
    const warnings = lines.filter((line) => line.startsWith('::warning '));
    expect(json.summary.warnings).toBeGreaterThan(14);
    expect(warnings).toHaveLength(10);
    expect(warnings.filter((line) => line.includes(' more of this level'))).toEqual(warnings.slice(9));
  });

  it('makes one annotation of an absent section, and none of what is not due yet', () => {
    const report = reportOn({ 'launch.yaml': SIX_FIELDS });
    const titles = linesOf(written('github', report)).map((line) => /title=([^:]*)::/.exec(line)?.[1]);
    expect(titles.filter((title) => title === 'group/sales')).toHaveLength(1);
    expect(titles.some((title) => title?.startsWith('sales/'))).toBe(false);
    const all = linesOf(written('github', report, { verbose: true }));
    expect(all.length).toBeGreaterThanOrEqual(titles.length);
  });

  it('lets no plan write a command of its own or steer a terminal', () => {
    const reports = [hostileReport, ...samples.map((sample) => reportOf([checkSample(sample).file]))];
    for (const report of reports) {
      for (const line of linesOf(written('github', report, { verbose: true }))) {
        expect(line).toMatch(/^::(?:error|warning|notice) file=[^:]*,title=[^:,]*::/);
        expect(line).not.toMatch(OBEYED_BY_TERMINALS);
        expect(line).not.toContain('\r');
      }
    }
  });

  it('says nothing of a plan that is sound', () => {
    expect(written('github', reportOn({}))).toBe('');
  });
});
