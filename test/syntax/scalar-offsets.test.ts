import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parse } from '../../server/src/syntax/parse/parse.ts';
import { scalarOffsets } from '../../server/src/syntax/scalar-offsets.ts';
import { entryOf, type Scalar } from '../../server/src/syntax/tree.ts';
import { runs } from '../support/runs.ts';

function scalarIn(source: string): Scalar {
  const value = entryOf(parse(source).documents[0]?.root, 'key')?.value;
  if (value?.kind !== 'scalar') throw new Error(`No scalar in ${source}`);
  return value;
}

/** Each character of the text that is no blank, and what stands at its offset. */
function pairs(source: string): readonly (readonly [string, string])[] {
  const scalar = scalarIn(source);
  const offsets = scalarOffsets(source, scalar);
  expect(offsets).toHaveLength(scalar.text.length + 1);
  return scalar.text.split('').flatMap((character, index) => {
    const offset = offsets[index] ?? -1;
    return /\s/.test(character) ? [] : [[character, source.charAt(offset)] as const];
  });
}

describe('the offsets of a scalar', () => {
  it.each([
    ['plain', 'key: a b'],
    ['plain over lines', 'key: a\n  b\n\n  c'],
    ['single-quoted', "key: 'it''s a\n  b'"],
    ['a block', 'key: |\n  a\n    b\n\n  c\n'],
    ['a block with its indentation', 'key: |2-\n    a\n  b'],
    ['a folded block', 'key: >+ # why\n  a\n  b\n\n  c\n\n'],
    ['behind an anchor and a tag', 'key: !!str &x a b'],
    ['in a flow mapping', '{key: a b, other: c}'],
    ['with carriage returns', 'key: |\r\n  a\r\n  b\r\n'],
  ])('lead to the very characters of one that is %s', (_, source) => {
    const found = pairs(source);
    expect(found.length).toBeGreaterThan(1);
    for (const [wanted, stands] of found) expect(stands).toBe(wanted);
  });

  it.each(['key: |\n  a', 'key: |+\n  a\n\n\n'])('never lead out of the source: %j', (source) => {
    const offsets = scalarOffsets(source, scalarIn(source));
    expect(Math.max(...offsets)).toBeLessThanOrEqual(source.length);
  });

  it('lead to the backslash of what is escaped', () => {
    const source = String.raw`key: "a\"\u0041\x41\U0001F680\ttail"`;
    const scalar = scalarIn(source);
    const offsets = scalarOffsets(source, scalar);
    const at = (text: string): string => source.slice(offsets[scalar.text.indexOf(text)]);
    expect(at('a')).toMatch(/^a\\"/);
    expect(at('"')).toMatch(/^\\"/);
    expect(at('A')).toMatch(/^\\u0041/);
    expect(at('AA'.slice(1))).toMatch(/^\\u0041/);
    expect(at('🚀')).toMatch(/^\\U/);
    expect(at('tail')).toMatch(/^tail/);
  });

  const words = fc.array(
    fc.constantFrom(
      'a',
      'b',
      'owner',
      '!=',
      'null',
      '&&',
      "'x'",
      '"y"',
      '\\',
      '🚀',
      'ü',
      '#',
      ':',
      '\n',
      '\n\n',
      '  ',
      "''",
    ),
    {
      minLength: 1,
      maxLength: 20,
    },
  );
  it.each(['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const)(
    'are those of any text written as %s, whatever the width of a line',
    (defaultStringType) => {
      fc.assert(
        fc.property(words, fc.integer({ min: 20, max: 60 }), fc.boolean(), (parts, lineWidth, crlf) => {
          const written = stringify({ key: parts.join(' ') }, { defaultStringType, lineWidth });
          const source = crlf ? written.replaceAll('\n', '\r\n') : written;
          const { style } = scalarIn(source);
          for (const [wanted, stands] of pairs(source)) {
            if (!(style === 'double-quoted' && stands === '\\')) expect(stands).toBe(wanted);
          }
          const offsets = scalarOffsets(source, scalarIn(source));
          expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
        }),
        runs(50),
      );
    },
  );
});
