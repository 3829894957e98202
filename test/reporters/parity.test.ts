import { describe, expect, it } from 'vitest';
import * as formats from '../support/listed.ts';
import type { Listed } from '../support/listed.ts';
import { hostileReport, reportOf } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';
import type { RunReport } from '../../server/src/engine/run-report.ts';

const reports: readonly (readonly [string, RunReport])[] = [
  ...samples.map((sample) => [sample.path, reportOf([checkSample(sample).file])] as const),
  ['all samples in one run', reportOf(samples.map((sample) => checkSample(sample).file))],
];

const others = {
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
