import { describe, expect, it } from 'vitest';
import type { PlanReport } from '../../server/src/engine/check/check.ts';
import { readinessTree } from '../../server/src/engine/readiness/readiness-tree.ts';
import { reportOf, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';

interface Counts {
  readonly errors: number;
  readonly warnings: number;
  /** Infos that ask now, and those that only wait for their day. */
  readonly questions: number;
  readonly later: number;
}

const counted = ({ findings }: PlanReport): Counts => {
  const now = (severity: string): number => findings.filter((one) => one.severity === severity && !one.upcoming).length;
  return {
    errors: now('error'),
    warnings: now('warning'),
    questions: now('info'),
    later: findings.filter(({ upcoming }) => upcoming).length,
  };
};

/** A number in front of a word; none where the word is missing. */
const before = (text: string, word: string): number =>
  [...text.matchAll(new RegExp(`(\\d+) ${word}`, 'g'))].reduce((sum, [, number]) => sum + Number(number), 0);

/** What the first lines of the entries of `pretty` stand for, one by one and in groups. */
function shownIn(pretty: string): Counts {
  const sum = { errors: 0, warnings: 0, questions: 0, later: 0 };
  for (const line of pretty.split('\n')) {
    const [, severity, code = ''] = /^(error|warning|question) +([\w-]+\/[\w-]+) /.exec(line) ?? [];
    if (severity === undefined) continue;
    const members = / {2}[^ ]+:\d+:\d+ {2}((?:\d+ [a-z]+(?:, )?)+) {2}/.exec(line)?.[1];
    if (code.startsWith('group/') && members !== undefined) {
      sum.errors += before(members, 'error');
      sum.warnings += before(members, 'warning');
      sum.questions += before(members, 'question');
    } else {
      sum[severity === 'error' ? 'errors' : severity === 'warning' ? 'warnings' : 'questions']++;
    }
  }
  for (const [, count] of pretty.matchAll(/^ {2}(?:\d+ \w+(?: \d{4})?|no date) +(\d+) {2}\w/gm)) {
    sum.later += Number(count);
  }
  for (const [, count] of pretty.matchAll(/^ {2}and (\d+) later/gm)) sum.later += Number(count);
  return sum;
}

describe.each(samples)('the counts of $path', (sample) => {
  const { file, today } = checkSample(sample);
  const run = { ...reportOf([file]), asOf: today };
  const [report] = file.plans;
  if (report === undefined) throw new Error('A sample has a plan.');
  const counts = counted(report);

  it('are those of what the terminal shows, with what its groups stand for', () => {
    const pretty = written('pretty', run);
    expect(shownIn(pretty)).toEqual(counts);
    const closing = pretty.split('\n').find((line) => line.startsWith('1 plan ·')) ?? '';
    expect({
      errors: before(closing, 'errors?'),
      warnings: before(closing, 'warnings?'),
      questions: before(closing, 'questions?'),
      later: before(closing, 'coming up'),
    }).toEqual(counts);
  });

  it('agree in JSON, Markdown, the readiness tree and the report', () => {
    const { errors, warnings, questions, later } = counts;
    const { summary } = JSON.parse(written('json', run)) as { readonly summary: Readonly<Record<string, number>> };
    expect(summary).toMatchObject({ errors, warnings, infos: questions + later });
    expect(written('markdown', run)).toMatch(
      new RegExp(`\\b${String(errors)} errors?\\b.{1,3}\\b${String(warnings)} warnings?\\b`),
    );
    const tree = readinessTree(report, today);
    expect(tree.blockers).toBe(errors);
    expect(tree.needsAttention).toHaveLength(errors + warnings);
    expect(written('html', run)).toMatch(
      new RegExp(`<p class="label">Blockers</p>\\s*<p class="value">${String(errors)}</p>`),
    );
  });
});
