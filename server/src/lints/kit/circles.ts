/**
 * Finds circles in what waits for what, at least one in each knot of them. No thing is in two of them, so that all of
 * them together are no longer than what they were found in. It takes time in proportion to the things and their needs,
 * and no stack, however long a chain is.
 *
 * @param needs for each thing, the indexes of the things that it waits for.
 * @returns the circles, each from its first thing in the given order on, in the order of waiting.
 */
export function circlesIn(needs: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const circles: (readonly number[])[] = [];
  const state = needs.map((): 'new' | 'open' | 'closed' => 'new');
  const depthOf = needs.map(() => -1);
  for (const start of needs.keys()) {
    if (state[start] !== 'new') continue;
    // The way from the start to where the search stands, as a stack of our own.
    const way: Stop[] = [];
    const enter = (thing: number): void => {
      state[thing] = 'open';
      depthOf[thing] = way.length;
      way.push({ thing, next: 0, told: way.at(-1)?.told ?? -1 });
    };
    enter(start);
    for (let stop = way.at(-1); stop !== undefined; stop = way.at(-1)) {
      const needed = needs[stop.thing]?.[stop.next++];
      if (needed === undefined) {
        state[stop.thing] = 'closed';
        way.pop();
      } else if (state[needed] === 'new') {
        enter(needed);
      } else if (state[needed] === 'open' && stop.told < (depthOf[needed] ?? 0)) {
        const closing = depthOf[needed] ?? 0;
        const circle = way.slice(closing);
        circles.push(fromFirst(circle.map(({ thing }) => thing)));
        for (const [index, member] of circle.entries()) member.told = closing + index;
      }
    }
  }
  return circles;
}

/** A thing on the way, the next of its needs to follow, and how far down the way a circle has been told. */
interface Stop {
  readonly thing: number;
  next: number;
  told: number;
}

function fromFirst(circle: readonly number[]): readonly number[] {
  const first = circle.reduce((least, thing, index) => (thing < (circle[least] ?? 0) ? index : least), 0);
  return [...circle.slice(first), ...circle.slice(0, first)];
}
