import type { DateMove } from '../../surroundings.ts';

/** A later move of which something is left once what was taken back is taken off. */
export interface NetMove {
  readonly move: DateMove;
  /** How many days of it are left. */
  readonly days: number;
}

/**
 * The later moves that are left of many: the moves of one author on one day are one, and what was taken back cancels
 * out. So the days of all that are left lead from the first date to the last one, or there are none where the last
 * one is no later.
 *
 * @param moves in the order in which they were made.
 */
export function netMoves(moves: readonly DateMove[]): readonly NetMove[] {
  const left: { readonly move: DateMove; readonly from: number; to: number }[] = [];
  // In days after the first date. What moves between two of the moves, as a target may, counts for neither.
  let now = 0;
  for (const move of joined(moves)) {
    const before = now;
    now += move.to - move.from;
    while ((left.at(-1)?.from ?? -Infinity) >= now) left.pop();
    const last = left.at(-1);
    if (last !== undefined && last.to > now) last.to = now;
    // Up to the first date, it only takes back that the launch was moved earlier.
    const from = Math.max(before, 0);
    if (now > from) left.push({ move, from, to: now });
  }
  return left.map(({ move, from, to }) => ({ move, days: to - from }));
}

/** The moves, those that one author made in a row on one day as one. */
export function joined(moves: readonly DateMove[]): readonly DateMove[] {
  const found: DateMove[] = [];
  for (const move of moves) {
    const last = found.at(-1);
    if (last?.on === move.on && last.author === move.author && last.to === move.from) {
      found[found.length - 1] = { ...move, from: last.from };
    } else found.push(move);
  }
  return found;
}
