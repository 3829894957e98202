import { netMoves } from '../../lints/kit/dates/net-moves.ts';
import type { History } from '../../lints/surroundings.ts';
import { given, items } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';

/** How far the launch date of a plan is from the one first committed to, with all that was taken back taken off. */
export interface TotalSlip {
  /** Moves to a later day of which something is left. */
  readonly moves: number;
  /** In days. */
  readonly total: number;
}

/**
 * Adds up the moves of a committed date since the count last started again. An approval of a date resets nothing here:
 * a change could write one to cover its own move.
 *
 * @returns undefined where the history is not known.
 */
export function totalSlip(history: History | undefined): TotalSlip | undefined {
  if (history === undefined) return undefined;
  const left = netMoves(history.moves.slice(history.restart?.moves ?? 0));
  return { moves: left.length, total: left.reduce((sum, { days }) => sum + days, 0) };
}

/** Whether the launch date of a plan is a commitment: a day, and not only a target. */
export function isCommitted({ date_is, datePrecision }: Plan): boolean {
  return given(date_is) !== 'target' && datePrecision === 'day';
}

/** The reason that a plan gives for the move from an older state of it; undefined where it gives none. */
export function reasonForMove(before: Plan, after: Plan): string | undefined {
  const [from, to] = [given(before.date), given(after.date)];
  if (from === undefined || to === undefined) return undefined;
  for (const { value } of items(after.slips)) {
    const [start, end, reason] = [given(value.from), given(value.to), given(value.reason)];
    if (reason === undefined || start === undefined || end === undefined) continue;
    if (start <= Math.min(from, to) && end >= Math.max(from, to)) return reason;
  }
  return undefined;
}
