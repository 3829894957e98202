import { describe, expect, it } from 'vitest';
import { EVIDENCE_GROUP, grouped } from '../../server/src/engine/readiness/group.ts';
import { dayOn, SIX_FIELDS } from '../support/checked.ts';
import { hostileReport, OBEYED_BY_TERMINALS, reportOf, reportOn, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';
import type { ReporterOptions } from '../../server/src/reporters/reporter.ts';

const asOf = dayOn('2027-01-15');
const all = samples.map((sample) => checkSample(sample).file);
/** A plan of six fields a hundred days before its launch. */
const EARLY = SIX_FIELDS.replace(/^date: .*$/m, 'date: 2027-04-27');

const WIDTHS = [60, 80, 120, 200];

/** All plans, in full. */
const inFull = (options: Partial<ReporterOptions> = {}): string =>
  written('pretty', reportOf(all), { verbose: true, ...options });

/** The first line of a finding. */
const FIRST = /^(?:error {4}|warning {2}|question )[\w-]+\/[\w-]+/;
/** What is never broken: a path, an id, the key that a fix writes to. Headers and tables end in one. */
const isKept = (line: string): boolean =>
  FIRST.test(line) || /^(?:samples\/\S+|.*\.yaml)$/.test(line) || /^ {2,}\S+$|^ {8}/.test(line);

describe('the report for people', () => {
  it.each(WIDTHS)('has no line of a message beyond %d columns, and breaks no id', (columns) => {
    const lines = inFull({ columns }).split('\n');
    expect(lines.filter((line) => line.length > columns && !isKept(line))).toEqual([]);
    const entries = all.flatMap(({ plans }) => plans.flatMap(({ findings, plan }) => grouped(findings, asOf, plan)));
    const text = lines.join('\n');
    const ids = entries.flatMap((entry) =>
      entry.kind === 'group' ? [entry.code] : entry.finding.upcoming ? [] : [entry.finding.rule],
    );
    expect(ids.filter((id) => !id.startsWith('group/') && !text.includes(id))).toEqual([]);
    expect(text).toContain(EVIDENCE_GROUP);
  });

  it('says the same words at every width', () => {
    // Lines of a plan are cut where they are long, and what to write is in one line where that is enough.
    const words = (columns?: number): string =>
      inFull(columns === undefined ? {} : { columns })
        .split('\n')
        .filter((line) => !/^>? *\d* \|/.test(line))
        .join('\n')
        .replaceAll(/^ {2}fix [^]*?(?=\n\n)/gm, '')
        .replaceAll(' · ', ' ')
        .split(/\s+/)
        .join(' ');
    expect(words(60)).toBe(words(200));
    expect(words(80)).toBe(words(200));
  });

  it('keeps an empty line between two findings once their lines are broken', () => {
    const lines = inFull({ columns: 80 }).split('\n');
    const starts = lines.flatMap((line, index) => (FIRST.test(line) ? [index] : []));
    expect(starts.length).toBeGreaterThan(50);
    expect(starts.filter((index) => lines[index - 1] !== '')).toEqual([]);
    expect(lines.join('\n')).not.toContain('\n\n\n');
  });

  it.each([80, undefined])(
    'gives each finding a place that a terminal can open, at the same column of a plan',
    (columns) => {
      const text = inFull(columns === undefined ? {} : { columns });
      const first = text.split('\n').filter((line) => FIRST.test(line));
      expect(first.filter((line) => !/ {2}samples\/\S+:\d+:\d+(?: {2}|$)/.test(line))).toEqual([]);
      for (const block of text.split(/^(?=samples\/\S+ · )/m).slice(1)) {
        const places = block.split('\n').filter((line) => FIRST.test(line));
        expect(new Set(places.map((line) => line.indexOf('  samples/'))).size).toBeLessThanOrEqual(1);
      }
    },
  );

  it('fits a six-field plan a hundred days before its launch into 25 lines', () => {
    const lines = written('pretty', reportOn({ 'launch.yaml': EARLY }))
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThanOrEqual(25);
  });

  it('shows of a long line what is meant', () => {
    const plan = `${EARLY}milestones: [{id: a, what: ${'long '.repeat(30)}, due: 2027-02-30}]\n`;
    const lines = written('pretty', reportOn({ 'launch.yaml': plan }), { columns: 60 }).split('\n');
    const index = lines.findIndex((line) => line.startsWith('> 7 |'));
    expect(lines[index]).toMatch(/^> 7 \| ….*due: 2027-02-30/);
    expect(lines[index]?.length).toBeLessThanOrEqual(60);
    const [from, to] = [lines[index + 1]?.indexOf('^') ?? 0, lines[index + 1]?.lastIndexOf('^') ?? 0];
    expect(lines[index]?.slice(from, to + 1)).toBe('2027-02-30');
  });

  it('names in the verbose list the department that a check is about', () => {
    const text = written('pretty', reportOn({ 'launch.yaml': EARLY }), { verbose: true, columns: 80 });
    const silent = [...text.matchAll(/ owner\/silent-department\n {4,}(.*)/g)].map(([, sentence]) => sentence);
    expect(new Set(silent).size).toBe(silent.length);
    expect(silent.length).toBeGreaterThan(0);
  });
});

describe('hyperlinks', () => {
  const linkFolder = '/home/ann/R&D';
  const LINK = /\u001B\]8;;(file:\/\/\/[!-~]*)\u001B\\([^\u001B]*)\u001B\]8;;\u001B\\/g;

  it('lead to the file of each finding, and change nothing that is read', () => {
    const report = reportOn({ 'plans/launch.yaml': SIX_FIELDS });
    const linked = written('pretty', report, { linkFolder });
    expect([...linked.matchAll(LINK)].map(([, url]) => url)).toContain('file:///home/ann/R%26D/plans/launch.yaml');
    expect(linked.replaceAll(LINK, '$2')).toBe(written('pretty', report));
  });

  it('are the only thing that a terminal obeys, whatever a path is called', () => {
    const linked = written('pretty', hostileReport, { linkFolder });
    expect(linked).toMatch(LINK);
    expect(linked.replaceAll(LINK, '$2')).not.toMatch(OBEYED_BY_TERMINALS);
    for (const [, url = ''] of linked.matchAll(LINK)) expect(url.slice('file:///'.length)).toMatch(/^[\w%./~-]+$/);
  });

  it.each([
    ['../x.yaml', '/home/ann', 'file:///home/x.yaml'],
    ['/tmp/x.yaml', '/home/ann', 'file:///tmp/x.yaml'],
    ['x.yaml', 'C:/Users/Ann', 'file:///C:/Users/Ann/x.yaml'],
    ['D:/x.yaml', 'C:/Users/Ann', 'file:///D:/x.yaml'],
  ])('lead from %s in %s to %s', (path, folder, url) => {
    const linked = written('pretty', reportOn({ [path]: SIX_FIELDS }), { linkFolder: folder });
    expect(linked).toContain(`]8;;${url}\u001B\\`);
  });
});
