import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circlesIn } from '../../server/src/lints/kit/circles.ts';

/** Up to a dozen things, each of which waits for some of them. */
const waiting = fc
  .integer({ min: 0, max: 12 })
  .chain((count) => fc.array(fc.uniqueArray(fc.nat(Math.max(count - 1, 0))), { minLength: count, maxLength: count }));

describe('circles in what waits for what', () => {
  it('are circles, and share nothing', () => {
    fc.assert(
      fc.property(waiting, (needs) => {
        const circles = circlesIn(needs);
        for (const circle of circles) {
          circle.forEach((thing, index) => {
            expect(needs[thing]).toContain(circle[(index + 1) % circle.length]);
          });
        }
        expect(new Set(circles.flat()).size).toBe(circles.flat().length);
      }),
    );
  });

  it('are found in every knot, and nowhere else', () => {
    fc.assert(
      fc.property(waiting, (needs) => {
        const told = new Set(circlesIn(needs).flat());
        for (const thing of needs.keys()) {
          const knot = [...reached(needs, thing)].filter((other) => reached(needs, other).has(thing));
          expect(knot.some((member) => told.has(member))).toBe(knot.length > 0);
        }
      }),
    );
  });

  it('are found in one that is a hundred thousand long', () => {
    const long = Array.from({ length: 100_000 }, (_, index) => [(index + 1) % 100_000]);
    expect(circlesIn(long).map((circle) => circle.length)).toEqual([100_000]);
  });
});

/** All that a thing waits for, however far away; itself only where it is in a circle. */
function reached(needs: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const seen = new Set(needs[from]);
  for (const thing of seen) for (const next of needs[thing] ?? []) seen.add(next);
  return seen;
}
