import { dayOf, sayDays } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import { fails, holds } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { netMoves, type NetMove } from '../kit/dates/net-moves.ts';
import { saidDay } from '../kit/dates/said-day.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint, type LintContext } from '../lint.ts';

/** A target may move freely until it has moved so often, or so far. docs/lints/date/drifting-target.md */
const MOST_MOVES = 2;
const MOST_DAYS = 180;

/** Moves that a message lists; nobody reads each of more than this. */
const MOST_STEPS = 12;

const moved = (from: number, to: number, on: number) =>
  ({ from, to, on, commit: undefined, author: undefined }) as const;

export default lint({
  since: '1.1',
  summary: 'The target for the launch keeps moving.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'info' },
  applies: when(
    'date_is target, or date is a month or a quarter',
    ({ date_is, datePrecision }) => given(date_is) === 'target' || datePrecision !== 'day',
  ),
  needs: 'git history',
  why: `Proposals for Kubernetes name the release in which they will graduate. The project counts how often that release
moves: a proposal that stays in beta for a year does so one small move at a time, and no single one is worth a word. A
target is free to move, so no slip is counted. After the third move nobody plans by it any more. The count starts again
when the stage changes, and a move that was taken back does not count.`,
  origin: { source: 'KEP measurement' },
  bad: {
    plan: 'date_is: target\n',
    surroundings: {
      history: {
        moves: [],
        targetMoves: [moved(dayOf(2026, 8, 3), dayOf(2027, 3, 10), dayOf(2026, 7, 1))],
        lastTouched: undefined,
        lastChanged: undefined,
      },
    },
  },
  good: {
    plan: 'date_is: target\n',
    surroundings: {
      history: {
        moves: [],
        targetMoves: [moved(dayOf(2027, 2, 3), dayOf(2027, 3, 10), dayOf(2026, 12, 1))],
        lastTouched: undefined,
        lastChanged: undefined,
      },
    },
  },
  check: (plan, context) => {
    const { history } = context.surroundings;
    if (history === undefined) return [];
    const left = netMoves(history.targetMoves ?? []);
    const days = left.reduce((sum, move) => sum + move.days, 0);
    if (left.length <= MOST_MOVES && days <= MOST_DAYS) return [holds(plan.date.at)];
    const times = left.length === 1 ? 'once' : left.length === 2 ? 'twice' : `${String(left.length)} times`;
    const steps = left.slice(0, MOST_STEPS).map((move) => stepOf(move, context));
    const more = left.length > steps.length ? `; and ${String(left.length - steps.length)} more` : '';
    const message = `The target for the launch has moved later ${times} at this stage, by ${sayDays(days)}${left.length === 1 ? '' : ' in all'}: ${steps.join('; ')}${more}. Nobody plans by a target that keeps moving. Find what moves it, then commit to a day that holds.`;
    const related = left.slice(0, MOST_STEPS).map((one) => ({
      message: `Moved from ${stepOf(one, context)}.`,
      ...(one.move.commit === undefined ? {} : { reference: one.move.commit }),
    }));
    return [fails(plan.date.at, message, { related })];
  },
});

function stepOf({ move: { from, to, on, author } }: NetMove, { calendar }: LintContext): string {
  const who = author === undefined ? '' : `, ${excerpt(author)} on ${saidDay(on, calendar)}`;
  return `${saidDay(from, calendar)} to ${saidDay(to, calendar)} (${sayDays(to - from)}${who})`;
}
