import { describe, expect, it } from 'vitest';
import * as formats from '../support/listed.ts';
import type { Listed } from '../support/listed.ts';
import { hostileReport, reportOf, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';
import type { RunReport } from '../../server/src/engine/run-report.ts';

const reports: readonly (readonly [string, RunReport])[] = [
  ...samples.map((sample) => [sample.path, reportOf([checkSample(sample).file])] as const),
  ['all samples in one run', reportOf(samples.map((sample) => checkSample(sample).file))],
];

const others = {
  compact: formats.listedInCompact,
  ndjson: formats.listedInNdjson,
  sarif: formats.listedInSarif,
  gitlab: formats.listedInGitlab,
  checkstyle: formats.listedInCheckstyle,
  junit: formats.listedInJunit,
  rdjsonl: formats.listedInRdjsonl,
};

describe.each(Object.entries(others))('%s', (_name, read) => {
  it.each(reports)('lists what json lists, at the same places, of %s', (_path, report) => {
    expectEqual(read(report), formats.listedInJson(report));
  });

  it.each(reports)('lists the errors alone where only they are asked for, of %s', (_path, report) => {
    expectEqual(read(report, { quiet: true }), formats.listedInJson(report, { quiet: true }));
  });

  it('lists as much of hostile plans and of problems outside of plans', () => {
    const place = ({ rule, severity, line }: Listed): string => `${rule} ${severity} ${line}`;
    expect(sorted(read(hostileReport).map(place))).toEqual(sorted(formats.listedInJson(hostileReport).map(place)));
  });
});

describe('formats for people, which put together and cut short,', () => {
  const count = (report: RunReport, severity: string): number =>
    formats.listedInJson(report).filter((one) => one.severity === severity).length;

  it.each(reports)('count what json lists, of %s', (_path, report) => {
    const [errors, warnings] = [count(report, 'error'), count(report, 'warning')];
    for (const format of ['pretty', 'markdown'] as const) {
      const counts = new RegExp(`\\b${String(errors)} errors?\\b.{1,3}\\b${String(warnings)} warnings?\\b`);
      expect(written(format, report)).toMatch(counts);
    }
  });

  it.each(reports)('annotate what json lists, at the same lines, of %s', (_path, report) => {
    const listed = new Set(formats.listedInJson(report).map(({ rule, line }) => `${rule} ${String(line)}`));
    const annotations = [...written('github', report).matchAll(/^::\w+ .*?\bline=(\d+).*?\btitle=([\w/-]+)/gm)];
    const single = annotations.map(([, line = '', rule = '']) => `${rule} ${line}`);
    // What an absent section leaves open is one annotation, under a name of its own.
    expect(single.filter((one) => !one.startsWith('group/') && !listed.has(one))).toEqual([]);
    expect(annotations.length > 0).toBe(listed.size > 0);
  });
});

/** Columns only where the format has them. */
function expectEqual(actual: readonly Listed[], expected: readonly Listed[]): void {
  const hasColumns = actual.some(({ column }) => column !== undefined);
  const comparable = (all: readonly Listed[]): readonly string[] =>
    sorted(
      all.map(({ path, rule, severity, message, line, column }) =>
        JSON.stringify([path, rule, severity, message, line, hasColumns ? column : 0]),
      ),
    );
  expect(comparable(actual)).toEqual(comparable(expected));
}

function sorted(lines: readonly string[]): readonly string[] {
  return lines.toSorted();
}
