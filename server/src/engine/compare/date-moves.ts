import { netMoves } from '../../lints/kit/dates/net-moves.ts';
import type { History } from '../../lints/surroundings.ts';
import type { Day } from '../../plan/calendar.ts';
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
 * Adds up the moves of a committed date since the count last started again before the change. Neither an approval of a
 * date nor another stage counts here: a change could write one to cover its own move.
 *
 * @param history with the move of the change, `past` without it.
 * @returns undefined where the history is not known.
 */
export function totalSlip(history: History | undefined, past: History | undefined): TotalSlip | undefined {
  if (history === undefined) return undefined;
  const left = netMoves(history.moves.slice(past?.restart?.moves ?? 0));
  return { moves: left.length, total: left.reduce((sum, { days }) => sum + days, 0) };
}

/** Whether the launch date of a plan is a commitment: a day, and not only a target. */
export function isCommitted({ date_is, datePrecision }: Plan): boolean {
  return given(date_is) !== 'target' && datePrecision === 'day';
}

/**
 * The reason that a plan gives for the move from an older state of it: that of a slip which covers all of the move, or
 * those of slips which lead from one day to the other, joined. Undefined where it gives none, or only for a part.
 */
export function reasonForMove(before: Plan, after: Plan): string | undefined {
  const [from, to] = [given(before.date), given(after.date)];
  if (from === undefined || to === undefined) return undefined;
  const slips = items(after.slips).flatMap(({ value }): readonly Slip[] => {
    const [start, end, reason] = [given(value.from), given(value.to), given(value.reason)];
    return start === undefined || end === undefined || reason === undefined ? [] : [{ start, end, reason }];
  });
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const whole = slips.find(({ start, end }) => start <= first && end >= last);
  return whole?.reason ?? reasonsAlong(slips, from, to);
}

interface Slip {
  readonly start: Day;
  readonly end: Day;
  readonly reason: string;
}

/** The reasons of slips that lead from a day to another, each from where the one before it ended. */
function reasonsAlong(slips: readonly Slip[], from: Day, to: Day): string | undefined {
  const reasons: string[] = [];
  let left = slips;
  for (let day = from; day !== to;) {
    const next = left.find(({ start }) => start === day);
    if (next === undefined) return undefined;
    reasons.push(next.reason.replace(/\.$/, ''));
    left = left.filter((slip) => slip !== next);
    day = next.end;
  }
  return reasons.length === 0 ? undefined : [...new Set(reasons)].join('; ');
}
