import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { SIX_FIELDS } from '../support/checked.ts';
import { hostileReport, OBEYED_BY_TERMINALS, reportOf, reportOn, written } from '../support/reports.ts';
import { checkSample, samples } from '../support/samples.ts';
import { elements, parseXml } from '../support/xml.ts';

const schema = readFileSync(join(import.meta.dirname, 'schemas/junit-10.xsd'), 'utf8');
const cancelled = `${SIX_FIELDS}status: cancelled\n`;

async function faultsOf(document: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: document }], schema: [schema] });
  return errors.map(({ rawMessage }) => rawMessage);
}

describe('junit', () => {
  it.each([
    ['all samples', reportOf(samples.map((sample) => checkSample(sample).file))],
    ['hostile plans', hostileReport],
    ['a sound plan', reportOn({ 'launch.yaml': cancelled })],
    ['nothing', reportOn({})],
  ])('is valid by the schema that Jenkins uses for %s', async (_name, report) => {
    expect(await faultsOf(written('junit', report))).toEqual([]);
  });

  it('is not valid by that schema without the name of a suite', async () => {
    expect(
      await faultsOf(written('junit', reportOn({})).replace('<testsuite name="launchplan"', '<testsuite')),
    ).not.toEqual([]);
  });

  it('fails for errors and nothing else, and counts', () => {
    const root = parseXml(written('junit', reportOn({ 'launch.yaml': SIX_FIELDS.replace('tier: 1', 'tier: 7') })));
    const [suite] = elements(root, 'testsuite');
    const count = (name: string): string => String(elements(root, name).length);
    expect(suite?.attributes).toMatchObject({
      name: 'launch.yaml',
      tests: count('testcase'),
      failures: count('failure'),
      skipped: count('skipped'),
      errors: '0',
    });
    expect(elements(root, 'failure').map(({ attributes }) => attributes.type)).toEqual(['error']);
  });

  it.each([
    ['a sound plan', reportOn({ 'launch.yaml': cancelled })],
    ['no plan at all', reportOn({})],
  ])('has a case that passes for %s', (_name, report) => {
    const cases = elements(parseXml(written('junit', report)), 'testcase');
    expect(cases).toHaveLength(1);
    expect(cases[0]?.children).toEqual([]);
  });

  it('names a case by what it is about, so that it keeps its name when lines move', () => {
    const names = (text: string): readonly unknown[] =>
      elements(parseXml(written('junit', reportOn({ 'launch.yaml': text }))), 'testcase').map(
        ({ attributes }) => attributes.name,
      );
    const text = `${SIX_FIELDS}milestones:\n  - {id: beta, what: Beta, due: 2027-01-02, owner: lee@example.com}\n`;
    expect(names(text)).toContain('task/overdue (milestones[id=beta])');
    expect(names(`# A comment.\n\n${text}`)).toEqual(names(text));
  });

  it.each(['junit', 'checkstyle'] as const)('is well-formed as %s whatever plans hold, and safe to print', (format) => {
    const document = written(format, hostileReport);
    expect(document).not.toMatch(OBEYED_BY_TERMINALS);
    expect(document).not.toContain('<script');
    const texts = JSON.stringify(parseXml(document));
    expect(texts).toContain('<script>');
    expect(texts).toContain(']]>');
    expect(texts).toContain('😀');
  });
});

describe('checkstyle', () => {
  it('lists every file, the sound ones without errors, and keeps the line breaks of a path', () => {
    const root = parseXml(
      written('checkstyle', reportOn({ 'a\nb.launch.yaml': cancelled, 'c.launch.yaml': SIX_FIELDS })),
    );
    expect(root).toMatchObject({ name: 'checkstyle', attributes: { version: '4.3' } });
    const files = elements(root, 'file').map(({ attributes, children }) => [attributes.name, children.length > 0]);
    expect(files).toEqual([
      ['a\nb.launch.yaml', false],
      ['c.launch.yaml', true],
    ]);
  });
});
