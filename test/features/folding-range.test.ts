import { describe, expect, it } from 'vitest';
import foldingRange from '../../server/src/features/folding-range.ts';
import { viewOf } from '../support/view.ts';

/** Each fold as its first and its last line, from 1. */
function folds(text: string): readonly string[] {
  return (foldingRange.provide(viewOf(text), {}) ?? []).map(
    ({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind === undefined ? '' : ` ${kind}`}`,
  );
}

describe('folding', () => {
  it('follows sections, lists, items and texts, without the blank lines behind them', () => {
    const text = `launch_plan: 1
sales:
  owner: lee@example.com
  battlecards:
    - competitor: Ledgerly
      evidence: x
    - competitor: Billmark

notes: |
  one
  two

tags: [a,
  b]
`;
    expect(folds(text)).toEqual(['2-7', '4-7', '5-6', '9-11', '13-14']);
  });

  it('follows comments of several lines', () => {
    expect(folds('# one\n# two\nname: x # three\n# four\n\n# five\n# six\n# seven\n')).toEqual([
      '1-2 comment',
      '6-8 comment',
    ]);
  });

  it('follows every document of a stream, with Windows line breaks and emoji', () => {
    expect(folds('\uFEFFa:\r\n  b: 😀\r\n---\r\nc:\r\n- d\r\n- e\r\n')).toEqual(['1-2', '4-6']);
  });

  it('keeps the healthy part of a damaged plan', () => {
    expect(folds('sales:\n  owner: x\npricing:\n  plans: [a\ndocs:\n  owner: y\n')).toEqual(['1-2', '5-6']);
  });

  it('folds a merged section where it is written only', () => {
    expect(folds('a: &x\n  b:\n    c: 1\nd:\n  <<: *x\n  e: 2\n')).toEqual(['1-3', '2-3', '4-6']);
  });
});
