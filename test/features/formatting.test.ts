import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import formatting from '../../server/src/features/formatting/formatting.ts';
import { formatted } from '../../server/src/features/formatting/formatted.ts';
import { lineEdits } from '../../server/src/features/formatting/line-edits.ts';
import { textLines } from '../../server/src/features/formatting/text-lines.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { isSameMeaning } from '../../server/src/features/formatting/same-meaning.ts';
import { parse } from '../../server/src/syntax/parse/parse.ts';
import { toData } from '../../server/src/syntax/data.ts';
import { anyText, mutatedPlan, sampleTexts } from '../support/hostile-text.ts';
import { edited } from '../support/edited.ts';
import { viewOf } from '../support/view.ts';
import { runs } from '../support/runs.ts';

const format = (text: string): string => {
  const view = viewOf(text);
  return edited(view, formatting.provide(view, {}) ?? []);
};

/** Plans whose white space was worn by many hands, most of them still whole. */
const wornPlan: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...sampleTexts), fc.infiniteStream(fc.nat({ max: 11 })))
  .map(([text, chances]) => {
    const chance = (): number => chances.next().value as number;
    const step = [1, 2, 3, 4][chance() % 4] ?? 2;
    const lineBreak = chance() % 3 === 0 ? '\r\n' : '\n';
    const lines = text.split('\n').flatMap((line) => {
      const deeper = line.replace(/^( {2})+/, (spaces) => ' '.repeat((spaces.length / 2) * step));
      const spaced = chance() === 0 ? deeper.replace(/: (?=\S)/, ':   ') : deeper;
      const trailing = chance() === 0 ? `${spaced}  ` : spaced;
      return chance() === 0 ? ['', '  ', trailing] : [trailing];
    });
    return lines.join(lineBreak) + (chance() === 0 ? '\n\n' : '');
  });

describe('formatting', () => {
  it('brings white space into even form and keeps comments', () => {
    const text = [
      '',
      'launch_plan:   1  ',
      'name: Atlas   Billing # keeps  its spaces  ',
      '',
      '',
      '',
      'sales:',
      '    owner:  lee@example.com',
      '    # price_book: later',
      '    battlecards:',
      '        -   competitor:   Ledgerly',
      '            evidence: docs/ledgerly.md',
      '        -  {competitor:   Billmark}',
      '    # behind the list',
      '',
      'tags:',
      '-   billing',
      '-   "a  b"',
    ].join('\n');
    expect(format(text)).toBe(
      [
        'launch_plan: 1',
        'name: Atlas   Billing # keeps  its spaces',
        '',
        'sales:',
        '  owner: lee@example.com',
        '  # price_book: later',
        '  battlecards:',
        '    - competitor: Ledgerly',
        '      evidence: docs/ledgerly.md',
        '    - {competitor: Billmark}',
        '  # behind the list',
        '',
        'tags:',
        '- billing',
        '- "a  b"',
        '',
      ].join('\n'),
    );
  });

  it('moves blocks of text with their keys, and leaves what is in them', () => {
    const text =
      'sales:\n      notes: |\n          one  \n\n\n            two\n      unchanged: >-\n        same\n         here';
    expect(format(text)).toBe(
      'sales:\n  notes: |\n      one  \n\n\n        two\n  unchanged: >-\n    same\n     here\n',
    );
  });

  it('keeps anchors, aliases and merge keys in their places', () => {
    const text = 'a: &x\n    <<: {p:   1}\n    due: T\nb:\n    <<: *x\n    list:\n    -   &y one\n    -   *y\n';
    expect(format(text)).toBe('a: &x\n  <<: {p:   1}\n  due: T\nb:\n  <<: *x\n  list:\n  - &y one\n  - *y\n');
  });

  it('keeps line breaks, the byte order mark and emoji as they are', () => {
    expect(format('\uFEFFname:  😀 x  \r\n\r\n\r\ntier: 1')).toBe('\uFEFFname: 😀 x\r\n\r\ntier: 1\r\n');
  });

  it('keeps the line break of each line where they are mixed', () => {
    expect(format('name: x\ntier: 1 \r\n\r\n')).toBe('name: x\ntier: 1\r\n');
    expect(format('name: x\r\n\n\r\ntier: 1\n')).toBe('name: x\r\n\ntier: 1\n');
  });

  it('formats every document of a stream', () => {
    expect(format('a:  1\n---\n  b:  2\n---\nc:\n    d: 3\n')).toBe('a: 1\n---\nb: 2\n---\nc:\n  d: 3\n');
  });

  it('leaves a damaged plan alone', () => {
    const text = 'launch_plan:   1\nname: "open\nsales:\n    owner: x\n';
    expect(format(text)).toBe(text);
  });

  it('changes nothing in a plan that is in even form', () => {
    expect(formatting.provide(viewOf('launch_plan: 1\n\nsales:\n  owner: x\n'), {})).toEqual([]);
  });

  it('answers with edits of single lines', () => {
    expect(formatting.provide(viewOf('name:  x\ntier: 1\nstage: ga \n'), {})).toEqual([
      { range: { start: { line: 0, character: 6 }, end: { line: 0, character: 7 } }, newText: '' },
      { range: { start: { line: 2, character: 9 }, end: { line: 2, character: 10 } }, newText: '' },
    ]);
  });

  const texts = fc.oneof({ weight: 4, arbitrary: wornPlan }, { weight: 2, arbitrary: mutatedPlan }, anyText);

  it('never changes what a text says, and changes nothing the second time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const before = parse(text);
        const once = formatted(before);
        const after = parse(once);
        expect(applyEdits(text, lineEdits(text, once))).toBe(once);
        expect(isSameMeaning(before, after)).toBe(true);
        expect(dataOf(after)).toEqual(dataOf(before));
        expect(commentsOf(after)).toEqual(commentsOf(before));
        expect(once.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        expect(formatted(after)).toBe(once);
      }),
      runs(30),
    );
  });

  it('brings worn plans back to two spaces', () => {
    fc.assert(
      fc.property(wornPlan, (text) => {
        const tree = parse(text);
        // Of texts of several lines, blanks are a part.
        fc.pre(tree.problems.length === 0 && textLines(tree).every(({ endsInText }) => !endsInText));
        const lines = formatted(tree).split(/\r?\n/);
        expect(lines.filter((line) => line.endsWith(' '))).toEqual([]);
        expect(lines.filter((line, index) => line === '' && lines[index + 1] === '')).toEqual([]);
        expect(lines.filter((line) => /^(?: {2})* [a-z_]+:/.test(line))).toEqual([]);
      }),
      runs(20),
    );
  });
});

function dataOf({ documents }: ReturnType<typeof parse>): readonly unknown[] {
  return documents.map(({ root }) => root && toData(root));
}

function commentsOf({ text, documents }: ReturnType<typeof parse>): readonly string[] {
  return documents.flatMap(({ comments }) => comments.map(({ span }) => text.slice(span.start, span.end).trimEnd()));
}
