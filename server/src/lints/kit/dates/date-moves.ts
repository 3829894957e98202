import type { Day } from '../../../plan/calendar.ts';
import { dayMeant } from '../../../plan/date-ref.ts';
import { given, items, type Fact } from '../../../plan/fact.ts';
import type { Place } from '../../../plan/place.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { LintContext } from '../../lint.ts';
import { sameName } from '../names/same-name.ts';
import type { DateMove } from '../../surroundings.ts';

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
  /** What the plan writes of it: the move itself, a longer one that it is part of, or the parts that it is made of. */
  readonly told: readonly WrittenSlip[];
}

/**
 * The later moves of a committed launch date, oldest first, from git and from the slips of the plan without doubles.
 * Git decides what moved: a slip that tells of the same days, or of several moves at once, is no move of its own.
 *
 * Moves up to the last approval of the date do not count, those of that very day included, as it is for them that one
 * asks for the approval. Of a slip that git does not know, the day is not known either: it came before the approval
 * where the date that it moved from had then passed. The slips of a date that is only a target do not count.
 */
export function laterMoves(plan: Plan, { calendar, surroundings }: LintContext): readonly LaterMove[] {
  const slips = writtenSlips(plan);
  const moves = surroundings.history?.moves ?? [];
  if (slips.length === 0 && moves.length === 0) return [];
  const approved = approvedOn(plan, calendar.today, calendar.launch) ?? -Infinity;
  const fromGit = moves
    .filter((move) => slipped(move) && move.on > approved)
    .map((known) => ({ from: known.from, to: known.to, known, told: tellingOf(known, slips, moves) }));
  const parts = new Set(moves.flatMap(({ from, to }) => runBetween(slips, from, to)));
  const committed = plan.date_is.kind === 'absent' || given(plan.date_is) === 'committed';
  const onlyWritten = slips
    .filter((slip) => committed && slipped(slip) && slip.from > approved)
    .filter((slip) => !parts.has(slip) && runBetween(moves, slip.from, slip.to).length === 0)
    .map((slip) => ({ from: slip.from, to: slip.to, known: undefined, told: [slip] }));
  return [...fromGit, ...onlyWritten].toSorted((a, b) => a.from - b.from);
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

interface Span {
  readonly from: Day;
  readonly to: Day;
}

function slipped({ from, to }: Span): boolean {
  return to - from > GRACE_DAYS;
}

/** In order of their days; the same move written twice is one, with the reason where one of the two has it. */
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
  return [...found.values()].toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** What the plan writes of a move of git: best a reason for all of it, else its parts. */
function tellingOf(move: DateMove, slips: readonly WrittenSlip[], moves: readonly DateMove[]): readonly WrittenSlip[] {
  const around = slips.filter((slip) => runBetween(moves, slip.from, slip.to).includes(move));
  const best = around.find(({ reason }) => reason.kind !== 'absent') ?? around[0];
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
