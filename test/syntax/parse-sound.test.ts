import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSound } from '../../server/src/syntax/parse/parse-sound.ts';
import { parse } from '../../server/src/syntax/parse/parse.ts';
import { anyText, mutatedPlan, sampleTexts } from '../support/hostile-text.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { runs } from '../support/runs.ts';

const LONG = 3_600_000;

function expectSameTree(text: string): void {
  const sound = parseSound(text);
  if (sound !== undefined) expect(sound).toEqual(parse(text));
}

function expectTreeUnlessBroken(text: string): void {
  if (parse(text).problems.length === 0) expect(parseSound(text)).toBeDefined();
  expectSameTree(text);
}

describe('a text that is of use only where it is sound', () => {
  test('has the tree that any text has, and none where it has an error', () => {
    sampleTexts.forEach(expectTreeUnlessBroken);
    expect(parseSound('a: 1\n')).toEqual(parse('a: 1\n'));
    expect(parseSound('a: 1\nb\n')).toBeUndefined();
    expect(parseSound('a: 1\n---\nb: [\n')).toBeUndefined();
  });

  test.each([
    ['plans, cut and pasted into', mutatedPlan],
    ['any text', anyText],
  ])('whatever it is: %s', (_, texts) => fc.assert(fc.property(texts, expectSameTree), runs(50)), LONG);

  // What one parser alone takes, as a colon in a line of its own, counts as broken.
  test(
    'has a tree nearly always where it has no error',
    () => {
      const { numRuns } = runs(300);
      const healthy = fc.sample(mutatedPlan, numRuns).filter((text) => parse(text).problems.length === 0);
      expect(healthy.length).toBeGreaterThan(numRuns / 20);
      const without = healthy.filter((text) => parseSound(text) === undefined);
      expect(without.length).toBeLessThanOrEqual(1 + healthy.length / 500);
    },
    LONG,
  );

  test('is found to be none without looking for what is wrong', () => {
    const broken = `${'a:\n  - b: c\n    d: [e, f]\n'.repeat(500)}g\n`;
    const time = (read: (text: string) => unknown): number =>
      Math.min(
        ...Array.from({ length: 7 }, () => {
          const before = cpuTime();
          read(broken);
          return cpuTime() - before;
        }),
      );
    expect(time(parseSound) * 2).toBeLessThan(time(parse));
  });
});
