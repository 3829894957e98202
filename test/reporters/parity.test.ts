import { describe, expect, it } from 'vitest';
import { formats, type FormatName } from '../../server/src/reporters/formats/index.ts';
import { listedInJson, readers, type Listed } from '../support/listed.ts';
import { hostileReport, reportOf, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';
import type { RunReport } from '../../server/src/engine/run-report.ts';

const reports: readonly (readonly [string, RunReport])[] = [
  ...samples.map((sample) => [sample.path, reportOf([checkSample(sample).file])] as const),
  ['all samples in one run', reportOf(samples.map((sample) => checkSample(sample).file))],
];

describe.each(Object.entries(readers))('%s', (_name, read) => {
  it.each(reports)('lists what json lists, at the same places, of %s', (_path, report) => {
    expectEqual(read(report), listedInJson(report));
  });

  it.each(reports)('lists the errors alone where only they are asked for, of %s', (_path, report) => {
    expectEqual(read(report, { quiet: true }), listedInJson(report, { quiet: true }));
  });

  it('lists as much of hostile plans and of problems outside of plans', () => {
    const place = ({ rule, severity, line }: Listed): string => `${rule} ${severity} ${line}`;
    expect(sorted(read(hostileReport).map(place))).toEqual(sorted(listedInJson(hostileReport).map(place)));
  });
});

/** The formats that put together or cut short what they list, by what is compared of them below. */
const counting = ['pretty', 'markdown'] as const satisfies readonly FormatName[];
const annotating = ['github'] as const satisfies readonly FormatName[];
const scoring = ['html'] as const satisfies readonly FormatName[];

it('every format is compared with json', () => {
  const compared = ['json', ...Object.keys(readers), ...counting, ...annotating, ...scoring];
  const names: readonly string[] = formats.map(({ name }) => name);
  const without = names.filter((name) => !compared.includes(name));
  expect(without, 'Add what reads it back to `readers` in test/support/listed.ts.').toEqual([]);
  expect(compared.filter((name) => !names.includes(name))).toEqual([]);
});

describe('formats for people, which put together and cut short,', () => {
  const count = (report: RunReport, severity: string): number =>
    listedInJson(report).filter((one) => one.severity === severity).length;

  it.each(reports)('count what json lists, of %s', (_path, report) => {
    const [errors, warnings] = [count(report, 'error'), count(report, 'warning')];
    for (const format of counting) {
      const counts = new RegExp(`\\b${String(errors)} errors?\\b.{1,3}\\b${String(warnings)} warnings?\\b`);
      expect(written(format, report)).toMatch(counts);
    }
  });

  it.each(reports)('annotate what json lists, at the same lines, of %s', (_path, report) => {
    const listed = new Set(listedInJson(report).map(({ rule, line }) => `${rule} ${String(line)}`));
    for (const format of annotating) {
      const annotations = [...written(format, report).matchAll(/^::\w+ .*?\bline=(\d+).*?\btitle=([\w/-]+)/gm)];
      const single = annotations.map(([, line = '', rule = '']) => `${rule} ${line}`);
      // What an absent section leaves open is one annotation, under a name of its own.
      expect(single.filter((one) => !one.startsWith('group/') && !listed.has(one))).toEqual([]);
      // What only comes later is not annotated.
      const isNow = report.files.some(({ plans }) =>
        plans.some(({ findings }) => findings.some((one) => !one.upcoming)),
      );
      expect(annotations.length > 0).toBe(isNow || report.problems.length > 0);
    }
  });
});

describe('the page', () => {
  it.each(reports)(
    'has the score, the share that is covered and the blockers that json has, of %s',
    (_path, report) => {
      const { plans } = JSON.parse(written('json', report)) as { readonly plans: readonly JsonPlan[] };
      const numbers = plans.map(({ score, covered, findings }) => [
        score === null ? '–' : `${String(score)} %`,
        covered === null ? '–' : `${String(covered)} %`,
        String(findings.filter(({ severity }) => severity === 'error').length),
      ]);
      for (const format of scoring) {
        const articles = written(format, report).split('<article').slice(1);
        const valueOf = (article: string, label: string): string | undefined =>
          new RegExp(`<p class="label">${label}</p>\\s*<p class="value">([^<]*)</p>`).exec(article)?.[1];
        expect(
          articles.map((article) => ['Done', 'Covered', 'Blockers'].map((label) => valueOf(article, label))),
        ).toEqual(numbers);
      }
    },
  );
});

interface JsonPlan {
  readonly score: number | null;
  readonly covered: number | null;
  readonly findings: readonly { readonly severity: string }[];
}

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
