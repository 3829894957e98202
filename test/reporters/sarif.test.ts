import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { faults } from '../../server/src/engine/pages/faults.ts';
import { lints } from '../../server/src/lints/index.ts';
import { compiledSchema } from '../support/compiled-schema.ts';
import { SIX_FIELDS } from '../support/checked.ts';
import type { SarifLog } from '../support/listed.ts';
import { hostileReport, OBEYED_BY_TERMINALS, reportOf, reportOn, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';

const isValid = compiledSchema('sarif-2.1.0.schema.json');

const allSamples = reportOf(samples.map((sample) => checkSample(sample).file));
const plan = reportOn({ 'launch.yaml': SIX_FIELDS });

describe('sarif', () => {
  it.each([
    ['all samples', allSamples],
    ['hostile plans', hostileReport],
    ['nothing', reportOn({})],
  ])('is valid by the schema of SARIF 2.1.0 for %s', (_name, report) => {
    isValid(JSON.parse(written('sarif', report, { showWaived: true })));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('is not valid by that schema with a level that does not exist', () => {
    expect(isValid(JSON.parse(written('sarif', plan).replaceAll('"note"', '"hint"')))).toBe(false);
  });

  it('explains every lint and every fault', () => {
    const { rules } = run(written('sarif', plan)).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([...lints.map(({ id }) => id), ...faults.map(({ id }) => id)]);
  });

  it('refers to the rule of each result by its index', () => {
    const { results, tool } = run(written('sarif', allSamples));
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('carries GitHub’s hash of the line and the fingerprint that json has', () => {
    const [result] = run(written('sarif', plan)).results;
    const json = JSON.parse(written('json', plan)) as { plans: { findings: { fingerprint: string }[] }[] };
    expect(result?.partialFingerprints['launchFinding/v1']).toBe(json.plans[0]?.findings[0]?.fingerprint);
    expect(result?.partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]+:\d+$/);
  });

  it('names files from the root of the repository, percent-encoded', () => {
    const report = reportOn({ './x/../a b/50%é#?.launch.yaml': SIX_FIELDS, '../up.launch.yaml': SIX_FIELDS });
    const uris = new Set(
      run(written('sarif', report, { folder: 'products/atlas' })).results.map(
        ({ locations }) => locations[0]?.physicalLocation.artifactLocation,
      ),
    );
    expect([...new Set([...uris].map((one) => JSON.stringify(one)))]).toEqual([
      '{"uri":"products/atlas/a%20b/50%25%C3%A9%23%3F.launch.yaml","uriBaseId":"%SRCROOT%"}',
      '{"uri":"products/up.launch.yaml","uriBaseId":"%SRCROOT%"}',
    ]);
  });

  it('gives a file outside of the repository its whole address', () => {
    const report = reportOn({ '/tmp/a b.launch.yaml': SIX_FIELDS });
    expect(run(written('sarif', report)).results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({
      uri: 'file:///tmp/a%20b.launch.yaml',
    });
  });

  it('lists what is waived only when asked to, as suppressed', () => {
    const waived = `${SIX_FIELDS}waivers:\n  - {lint: sales/no-demo, reason: shown live, by: vp@example.com, expires: 2027-03-01}\n`;
    const report = reportOn({ 'launch.yaml': waived });
    const demo = (showWaived: boolean): readonly unknown[] =>
      run(written('sarif', report, { showWaived }))
        .results.filter(({ ruleId }) => ruleId === 'sales/no-demo')
        .map(({ suppressions }) => suppressions);
    expect(demo(false)).toEqual([]);
    expect(demo(true)).toEqual([[{ kind: 'inSource', status: 'accepted' }]]);
  });

  it('says that the run failed when something could not be read', () => {
    expect(written('sarif', hostileReport)).toContain('"executionSuccessful": false');
    expect(written('sarif', plan)).toContain('"executionSuccessful": true');
  });

  it('makes no link of what a plan says', () => {
    expect(written('sarif', hostileReport)).toContain('e.example');
    const messages = run(written('sarif', hostileReport)).results.map(({ message }) => message.text);
    expect(messages.filter((text) => /\[[^\]]*\]\(/.test(text))).toEqual([]);
  });

  it('holds nothing that a terminal obeys', () => {
    expect(written('sarif', hostileReport)).not.toMatch(OBEYED_BY_TERMINALS);
  });
});

const folders: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'sarif-multitool-linux/Sarif.Multitool',
  darwin: 'sarif-multitool-darwin/Sarif.Multitool',
  win32: 'sarif-multitool-win32/Sarif.Multitool.exe',
};
/** It is a slow starter, and checks addresses over the network. */
const PATIENCE_MS = 120_000;

const installer = join(import.meta.dirname, '../../server/build/install-sarif-multitool.mjs');
const multitool = join(
  import.meta.dirname,
  '../../out/sarif-multitool/node_modules/@microsoft',
  folders[process.platform] ?? 'none',
);

describe('Microsoft’s validator, with its own rules and GitHub’s', () => {
  // A program of 100 MB that only these tests need: the first run fetches it, and fails where that is not possible.
  beforeAll(() => {
    const { stdout, stderr } = spawnSync(process.execPath, [installer], { encoding: 'utf8' });
    if (!existsSync(multitool)) throw new Error(`The validator of SARIF could not be installed.\n${stdout}${stderr}`);
  }, PATIENCE_MS);

  it.each([
    ['all samples', allSamples],
    ['hostile plans', hostileReport],
  ])(
    'has nothing against %s',
    (_name, report) => {
      const results = validated(written('sarif', report, { showWaived: true }));
      // It passes over what it cannot read without a word; of what it reads it always has remarks.
      expect(results.some(({ level }) => level === 'note')).toBe(true);
      expect(results.filter(({ level }) => level !== 'note')).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'objects to a result without a place',
    () => {
      const broken = JSON.parse(written('sarif', plan)) as { runs: { results: { locations: unknown[] }[] }[] };
      for (const { results } of broken.runs) for (const result of results) result.locations = [];
      expect(validated(JSON.stringify(broken)).some(({ level }) => level === 'error')).toBe(true);
    },
    PATIENCE_MS,
  );
});

interface Remark {
  readonly ruleId: string;
  readonly level: string;
}

/** What the validator says of a log. It asks each address over the network, so one stands for all of them. */
function validated(log: string): readonly Remark[] {
  const folder = mkdtempSync(join(tmpdir(), 'sarif-'));
  try {
    const [input, output] = [join(folder, 'log.sarif'), join(folder, 'remarks.sarif')];
    writeFileSync(input, log.replaceAll(/"helpUri": "[^"]*"/g, '"helpUri": "https://example.com/"'));
    const levels = ['--level', 'Error;Warning;Note', '--log', 'ForceOverwrite'];
    const ended = spawnSync(
      multitool,
      ['validate', input, '--rule-kind', 'Sarif;Ghas', '--output', output, ...levels],
      { encoding: 'utf8' },
    );
    if (!existsSync(output)) throw new Error(`The validator wrote nothing: ${ended.stdout}${ended.stderr}`);
    const { runs } = JSON.parse(readFileSync(output, 'utf8').replace(/^\uFEFF/, '')) as {
      runs: { results?: { ruleId: string; level?: string }[] }[];
    };
    return runs.flatMap(({ results = [] }) => results.map(({ ruleId, level = 'warning' }) => ({ ruleId, level })));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(log: string): SarifLog['runs'][number] {
  const [first] = (JSON.parse(log) as SarifLog).runs;
  if (first === undefined) throw new Error('The log has no run');
  return first;
}
