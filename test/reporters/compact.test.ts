import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { workplace } from '../support/command-line.ts';
import { linesOf, listedInJson } from '../support/listed.ts';
import { reportOf, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';

type Group = 'file' | 'line' | 'column' | 'severity' | 'code' | 'message';

interface Manifest {
  readonly contributes: {
    readonly problemMatchers: readonly {
      readonly pattern: { readonly regexp: string } & Readonly<Record<Group, number>>;
    }[];
  };
}

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as Manifest;
const [{ pattern } = { pattern: undefined }] = manifest.contributes.problemMatchers;

/** What the problem matcher of the extension reads in a line. */
function matched(line: string): object {
  const groups = new RegExp(pattern?.regexp ?? '$^').exec(line) ?? [];
  const of = (name: Group): string => groups[pattern?.[name] ?? -1] ?? '';
  return {
    path: of('file'),
    rule: of('code'),
    severity: of('severity'),
    message: of('message'),
    line: Number(of('line')),
    column: Number(of('column')),
  };
}

describe('compact', () => {
  it('is read by the problem matcher of the extension, finding for finding', () => {
    const report = reportOf(samples.map((sample) => checkSample(sample).file));
    const read = linesOf(written('compact', report)).map(matched);
    expect(read).toEqual(listedInJson(report));
    expect(read.length).toBeGreaterThan(100);
  });

  it('is so, too, where a rule of the organisation has every letter that its name may have', async () => {
    const { call, remove } = workplace({
      '.launchplan.yaml': 'rules: [{id: acme.eu/vp_sponsor-2.1, for: plan, assert: "false", message: "Who: nobody"}]\n',
      'launch.yaml': SIX_FIELDS,
    });
    const { out } = await call(['lint', '--format', 'compact']);
    remove();
    expect(linesOf(out).map(matched)).toContainEqual({
      path: 'launch.yaml',
      rule: 'acme.eu/vp_sponsor-2.1',
      severity: 'warning',
      message: 'Who: nobody',
      line: 1,
      column: 1,
    });
  });
});
