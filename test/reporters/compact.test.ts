import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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

describe('compact', () => {
  it('is read by the problem matcher of the extension, finding for finding', () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as Manifest;
    const [{ pattern } = { pattern: undefined }] = manifest.contributes.problemMatchers;
    const report = reportOf(samples.map((sample) => checkSample(sample).file));
    const read = linesOf(written('compact', report)).map((line) => {
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
    });
    expect(read).toEqual(listedInJson(report));
    expect(read.length).toBeGreaterThan(100);
  });
});
