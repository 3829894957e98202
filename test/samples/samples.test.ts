import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanReport } from '../../server/src/engine/check/check.ts';
import { verdictSentence } from '../../server/src/engine/readiness/verdict-sentence.ts';
import { catalogueVersions, type CatalogueVersion } from '../../server/src/lints/catalogue-version.ts';
import { lints } from '../../server/src/lints/index.ts';
import compact from '../../server/src/reporters/formats/compact.ts';
import { rendered } from '../../server/src/reporters/rendered.ts';
import { answeredVersion } from '../support/catalogue.ts';
import { checkSample, expectationOf, samples, type CheckedSample } from '../support/samples.ts';

const folder = join(import.meta.dirname, '../../samples');
const options = { color: false, verbose: false, quiet: false, checkDetails: false, version: '0.0.0' };

/** Findings one a line, then what is waived and the verdict: the text that stands beside each sample. */
function told({ today, file }: CheckedSample): string {
  const report = reportOf(file.plans);
  const { verdict, score, covered } = report.readiness;
  const findings = rendered(compact, { asOf: today, files: [file], foreign: 0, problems: [] }, options);
  const waived = report.waived.map(({ rule }) => `waived: ${rule}\n`).join('');
  return `${findings}${waived}\n${verdict}, score ${String(score)}, covered ${String(covered)}: ${verdictSentence(report)}\n`;
}

function reportOf([report]: readonly PlanReport[]): PlanReport {
  if (report === undefined) throw new Error('The sample holds no launch plan');
  return report;
}

function sampleNamed(path: string): PlanReport {
  const sample = samples.find((one) => one.path === path);
  if (sample === undefined) throw new Error(`No such sample: ${path}`);
  return reportOf(checkSample(sample).file.plans);
}

function rulesOf({ findings }: PlanReport): readonly string[] {
  return findings.map(({ rule }) => rule);
}

describe('the samples', () => {
  it.each(samples)('$path gives exactly the findings written beside it', async (sample) => {
    const checked = checkSample(sample);
    expect(checked.problems).toEqual([]);
    await expect(told(checked)).toMatchFileSnapshot(expectationOf(sample));
  });

  it('have nothing written beside a plan that is no sample', () => {
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.expected'),
    );
    expect(written.map((path) => join(folder, path)).sort()).toEqual(samples.map(expectationOf).sort());
  });

  it('answer to the last version of the catalogue that is complete', () => {
    expect(answeredVersion).toBe(catalogueVersions.at(-2));
  });

  it('are not asked what came to the catalogue after the version that they answer to', () => {
    const sample = { path: 'whole-product/launch.yaml', asOf: '2031-05-06' };
    const asked = (version: CatalogueVersion): readonly string[] =>
      reportOf(checkSample(sample, version).file.plans).checks.map(({ rule }) => rule);
    const since = new Map(lints.map((lint) => [lint.id, lint.since]));
    expect(asked('1.0').length).toBeGreaterThan(50);
    expect(asked('1.0').filter((rule) => since.get(rule) !== '1.0')).toEqual([]);
  });

  it('are all read on a day of their own, but for the launch file of another tool', () => {
    const plans = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /(?:^|[/.])launch\.yaml$/.test(path));
    expect(plans.filter((path) => path !== 'ros/launch.yaml').sort()).toEqual(samples.map(({ path }) => path).sort());
  });

  it('hold a tier 1 launch that is ready, with nothing open', () => {
    const { findings, readiness } = sampleNamed('atlas-billing/launch.yaml');
    expect(findings).toEqual([]);
    expect(readiness).toMatchObject({ verdict: 'ready', score: 100 });
  });

  it('hold a small launch in fifteen lines that nothing warns of', () => {
    const { findings, readiness } = sampleNamed('dark-mode/launch.yaml');
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(['ready', 'on-track']).toContain(readiness.verdict);
    const lines = readFileSync(join(folder, 'dark-mode/launch.yaml'), 'utf8').trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith('#')).length).toBeLessThanOrEqual(15);
  });

  it('hold one with a single syntax error, whose other sections are still checked', () => {
    const report = sampleNamed('syntax-error/launch.yaml');
    expect(rulesOf(report).filter((rule) => /^(?:syntax|schema)\//.test(rule))).toHaveLength(1);
    expect(rulesOf(report).filter((rule) => rule.startsWith('syntax/'))).toHaveLength(1);
    expect(new Set(report.checks.map(({ area }) => area)).size).toBeGreaterThan(5);
  });

  it.each<[string, readonly string[]]>([
    ['healthcare-gov-2013', ['engineering/no-load-test', 'rollout/big-bang']],
    ['sonos-app-2024', ['rollout/big-bang']],
    ['kin-2010', ['pricing/partner-unconfirmed', 'date/slipped']],
    ['fire-phone-2014', ['customer/no-design-partner', 'outcome/no-problem', 'pricing/unapproved']],
    ['quibi-2020', ['customer/no-design-partner', 'rollout/big-bang', 'outcome/no-early-signal']],
    [
      'denver-baggage-1994',
      ['date/slipped', 'promise/over-capacity', 'engineering/no-load-test', 'engineering/no-rollback'],
    ],
  ])('hold a real launch that was off track a month before, with what it died of: %s', (name, causes) => {
    const report = sampleNamed(`history/${name}.launch.yaml`);
    expect(report.readiness.verdict).toBe('off-track');
    expect(causes.filter((id) => !rulesOf(report).includes(id))).toEqual([]);
  });

  it.each(['kubernetes-1.24-2022', 'aws-lambda-2014', 'gitlab-ci-catalog-2024'])(
    'hold a real launch that went well, and is calm a month before: %s',
    (name) => {
      const { readiness, findings } = sampleNamed(`history/${name}.launch.yaml`);
      expect(readiness.verdict).not.toBe('off-track');
      expect(findings.filter(({ upcoming }) => !upcoming).length).toBeLessThanOrEqual(3);
    },
  );
});

describe('the failed product of the essays, 30 days before its launch', () => {
  const table = readFileSync(join(folder, 'whole-product/README.md'), 'utf8')
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, failure, answers]) => {
      const named = [...(answers ?? '').matchAll(/`([\w-]+\/[\w-]+)`/g)].map(([, id = '']) => id);
      return failure === undefined || named.length === 0 ? [] : [{ failure, named }];
    });

  it('is off track', () => {
    expect(table.length).toBeGreaterThan(10);
    expect(sampleNamed('whole-product/launch.yaml').readiness.verdict).toBe('off-track');
  });

  it.each(table)('tells: $failure', ({ named }) => {
    const rules = rulesOf(sampleNamed('whole-product/launch.yaml'));
    expect(named.filter((id) => !rules.includes(id))).toEqual([]);
    expect(named.filter((id) => !lints.some((lint) => lint.id === id))).toEqual([]);
  });
});
