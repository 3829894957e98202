import type { Day } from '../../../plan/calendar.ts';
import { dayMeant } from '../../../plan/date-ref.ts';
import { given, items, type Fact } from '../../../plan/fact.ts';
import type { Place } from '../../../plan/place.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { LintContext } from '../../lint.ts';
import { sameName } from '../names/same-name.ts';
import type { DateMove } from '../../surroundings.ts';
import { joined, netMoves, type NetMove } from './net-moves.ts';

/** A launch date may move by this many days without counting as a slip. docs/lints/date/slipped.md */
const GRACE_DAYS = 2;

/** A slip as its author wrote it, with both of its days. */
export interface WrittenSlip {
  readonly from: Day;
  readonly to: Day;
  readonly reason: Fact<string>;
  readonly at: Place;
}

/** A move of a committed launch date to a later day. */
export interface LaterMove {
  readonly from: Day;
  readonly to: Day;
  /** What git knows of it; absent where only the plan tells of it. */
  readonly known: DateMove | undefined;
  /** What it adds to the net days, from the first date to the last: less than all of it where some was taken back. */
  readonly days: number;
  /** What the plan writes of it: the move itself, a longer one that it is part of, or the parts that it is made of. */
  readonly told: readonly WrittenSlip[];
}

/**
 * The later moves of a committed launch date, oldest first, from git and from the slips of the plan without doubles.
 * Git decides what moved: a slip that tells of the same days, or of several moves at once, is no move of its own.
 *
 * Moves up to the last approval of the date do not count, those of that very day included, as it is for them that one
 * asks for the approval. Of a slip that git does not know, the day is not known either: it came before the approval
 * where the date that it moved from had then passed. The slips of a date that is only a target do not count, nor does
 * what came before the count last started again. What was taken back cancels out.
 */
export function laterMoves(plan: Plan, { calendar, surroundings }: LintContext): readonly LaterMove[] {
  const inOrder = writtenSlips(plan);
  const slips = inOrder.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const { moves = [], restart } = surroundings.history ?? {};
  if (slips.length === 0 && moves.length === 0) return [];
  const approved = approvedOn(plan, calendar.today, calendar.launch) ?? -Infinity;
  const counted = joined(moves.slice(restart?.moves ?? 0).filter(({ on }) => on > approved));
  const fromGit = slipsAmong(netMoves(counted)).map(({ move, days }) => ({
    ...{ from: move.from, to: move.to, known: move, days },
    told: tellingOf(move, slips, counted),
  }));
  const parts = new Set(moves.flatMap(({ from, to }) => runBetween(slips, from, to)));
  const committed = plan.date_is.kind === 'absent' || given(plan.date_is) === 'committed';
  const onlyWritten = inOrder.filter(
    (slip) =>
      committed &&
      slip.from > approved &&
      slip.to > (restart?.date ?? -Infinity) &&
      !parts.has(slip) &&
      runBetween(moves, slip.from, slip.to).length === 0 &&
      !moves.some(({ from, to }) => slip.from <= from && from < to && to <= slip.to) &&
      !isSumOf(slip, slips),
  );
  const written = netMoves(
    onlyWritten.map((slip, index) => ({ ...slip, on: index, commit: undefined, author: undefined })),
  );
  const fromPlan = slipsAmong(written).flatMap(({ move: { from, to }, days }) => {
    const slip = slips.find((one) => one.from === from && one.to === to);
    return slip === undefined ? [] : [{ from, to, known: undefined, days, told: [reasonFor(slip, slips) ?? slip] }];
  });
  return [...fromGit, ...fromPlan].toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * Those that are slips. The days of the small moves beside them are added to the slip before, or else to the first, so
 * that all days together are those from the first date to the last.
 */
function slipsAmong(moves: readonly NetMove[]): readonly NetMove[] {
  const found: NetMove[] = [];
  let small = 0;
  for (const { move, days } of moves) {
    const last = found.at(-1);
    if (days > GRACE_DAYS) {
      found.push({ move, days: days + small });
      small = 0;
    } else if (last === undefined) small += days;
    else found[found.length - 1] = { move: last.move, days: last.days + days };
  }
  return found;
}

/** Whether a slip tells in one of what others tell in parts. */
function isSumOf(slip: WrittenSlip, slips: readonly WrittenSlip[]): boolean {
  const others = slips.filter((one) => one !== slip);
  return runBetween(others, slip.from, slip.to).length > 0;
}

/** The slip whose reason covers a move: one of the same days, or a longer one. */
function reasonFor({ from, to }: Span, slips: readonly WrittenSlip[]): WrittenSlip | undefined {
  const around = slips.filter((slip) => slip.from <= from && slip.to >= to && slip.reason.kind !== 'absent');
  return around.find((slip) => slip.from === from && slip.to === to) ?? around[0];
}

/** Whether slips stand in the plan that cannot be read, so that one of them may tell of any move. */
export function hasUnreadableSlips({ slips }: Plan): boolean {
  if (slips.kind !== 'given') return slips.kind !== 'absent';
  return slips.value.some(
    (one) =>
      one.kind === 'unreadable' ||
      (one.kind === 'given' && [one.value.from, one.value.to].some(({ kind }) => kind === 'unreadable')),
  );
}

/** Whether its date is behind it, so that a slip is only a question for the next launch. */
export function hasLaunched({ status }: Plan): boolean {
  return ['launched', 'reviewed'].includes(given(status) ?? '');
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** In the order of the plan; the same move written twice is one, with the reason where one of the two has it. */
function writtenSlips({ slips }: Plan): readonly WrittenSlip[] {
  const found = new Map<string, WrittenSlip>();
  for (const { value, at } of items(slips)) {
    const [from, to] = [given(value.from), given(value.to)];
    if (from === undefined || to === undefined) continue;
    const key = `${String(from)} ${String(to)}`;
    const before = found.get(key);
    if (before === undefined || (before.reason.kind === 'absent' && value.reason.kind !== 'absent')) {
      found.set(key, { from, to, reason: value.reason, at });
    }
  }
  return [...found.values()];
}

/** What the plan writes of a move of git: best a reason for all of it, else its parts. */
function tellingOf(move: DateMove, slips: readonly WrittenSlip[], moves: readonly DateMove[]): readonly WrittenSlip[] {
  const around = slips.filter((slip) => runBetween(moves, slip.from, slip.to).includes(move));
  const best = around.find(({ reason }) => reason.kind !== 'absent') ?? reasonFor(move, slips) ?? around[0];
  return best === undefined ? runBetween(slips, move.from, move.to) : [best];
}

/** The moves that lead from one day to another, each beginning where the one before it ended; none where they do not. */
function runBetween<T extends Span>(moves: readonly T[], from: Day, to: Day): readonly T[] {
  for (let start = 0; start < moves.length; start++) {
    if (moves[start]?.from !== from) continue;
    let day = from;
    for (let end = start; moves[end]?.from === day; end++) {
      day = moves[end]?.to ?? day;
      if (day === to) return moves.slice(start, end + 1);
    }
  }
  return [];
}

function approvedOn({ approvals }: Plan, today: Day, launch: Day | undefined): Day | undefined {
  const days = items(approvals).flatMap(({ value }) => {
    const on = given(value.on);
    const isApproval = given(value.decision) === 'approved' && sameName(given(value.gate) ?? '', 'date');
    const day = isApproval && on !== undefined ? dayMeant(on, launch) : undefined;
    return day === undefined || day > today ? [] : [day];
  });
  return days.length === 0 ? undefined : Math.max(...days);
}
