import { describe, expect, it } from 'vitest';
import { lineHashes } from '../../server/src/reporters/text/line-hash.ts';

// The expected values were computed with github/codeql-action itself.
describe('the hash of a line', () => {
  it('is the one that GitHub’s upload action computes', () => {
    expect(lineHashes('launch_plan: 1\nname: Atlas Billing\n').slice(0, 2)).toEqual([
      '2ba555a6db69d2f0:1',
      'a8bf83a74c25969e:1',
    ]);
    expect(lineHashes('')).toEqual(['c129715d7a2bc9a3:1']);
  });

  it('numbers lines that are followed by the same hundred characters', () => {
    const hashes = lineHashes(`${'same\n'.repeat(25)}end`);
    expect(hashes.slice(0, 2)).toEqual(['6468d5768bad9560:1', '6468d5768bad9560:2']);
    expect(hashes.slice(-3)).toEqual(['8be59b144ba32122:1', 'a13e9c01bdca8f42:1', '43b6461eda086fe2:1']);
  });

  it('takes every kind of line break for one, and no notice of blanks', () => {
    expect(lineHashes('a\r\nb\rc\n\n').slice(0, 2)).toEqual(['81badacc705f766d:1', 'b8a367705bcf4346:1']);
    expect(lineHashes(' a\t\r\n b\r\nc\n \n')).toEqual(lineHashes('a\nb\nc\n\n'));
  });

  it('says one for each line', () => {
    expect(lineHashes('a\r\nb\rc\n\n')).toHaveLength(5);
  });
});
