import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { compiledSchema } from '../support/compiled-schema.ts';
import { linesOf, type RdfDiagnostic } from '../support/listed.ts';
import { hostileReport, OBEYED_BY_TERMINALS, reportOf, reportOn, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';

const isValid = compiledSchema('rdf-diagnostic.schema.json');

describe('rdjsonl', () => {
  it.each([
    ['all samples', reportOf(samples.map((sample) => checkSample(sample).file))],
    ['hostile plans', hostileReport],
  ])('is valid by reviewdog’s schema for %s', (_name, report) => {
    const lines = linesOf(written('rdjsonl', report));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      isValid(JSON.parse(line));
      expect(isValid.errors ?? []).toEqual([]);
      expect(line).not.toMatch(OBEYED_BY_TERMINALS);
    }
  });

  it('is not valid by that schema with a severity of another name', () => {
    const [line = ''] = linesOf(written('rdjsonl', hostileReport));
    expect(isValid(JSON.parse(line.replace('"ERROR"', '"FATAL"')))).toBe(false);
  });

  it('counts columns in bytes of UTF-8, from 1, the end not included', () => {
    const text = `${SIX_FIELDS}milestones:\n  - {what: "😀é", due: soon}\n`;
    const found = linesOf(written('rdjsonl', reportOn({ 'launch.yaml': text })))
      .map((line) => JSON.parse(line) as RdfDiagnostic)
      .find(({ code }) => code.value === 'schema/invalid-date');
    const line = '  - {what: "😀é", due: soon}';
    const start = Buffer.byteLength(line.slice(0, line.indexOf('soon'))) + 1;
    expect(found?.location.range).toEqual({ start: { line: 8, column: start }, end: { line: 8, column: start + 4 } });
  });

  it('has no range for a fault without a place', () => {
    const report = reportOn({}, [{ path: 'x', rule: 'io/unreadable', severity: 'error', message: 'No.' }]);
    expect(JSON.parse(written('rdjsonl', report))).toMatchObject({ location: { path: 'x' }, severity: 'ERROR' });
    expect(written('rdjsonl', report)).not.toContain('range');
  });
});
