import { sayDate, sayDays, type Day } from '../../plan/calendar.ts';
import { fails, holds, type Related } from '../claim.ts';
import { hasLaunched, laterMoves, type LaterMove } from '../kit/dates/date-moves.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';

/** Steps that a message tells; of more than this nobody reads each. */
const MOST_STEPS = 12;

/** Without git only the slips that the plan itself tells are known, and nothing is known to be well. */
export default lint({
  summary: 'The launch date slipped.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'info' },
  needs: 'git history or slips',
  why: `A team slipped its release date a couple of times and then celebrated that it shipped. Each slip had looked small
by itself; in sum the sellers had stopped believing in a date, and nobody planned for the one that held. A date that
moves twice will move again, unless somebody looks at all its moves at once. Moves of up to two days do not count, nor do
those up to the day on which somebody last approved the date, or before the stage or the kind last changed. What was
taken back is taken off.`,
  origin: { seed: 4 },
  afterLaunch: true,
  bad: { plan: 'slips:\n  - from: 2027-02-10\n    to: 2027-03-10\n    reason: The tax service was late.\n' },
  good: {
    plan: 'slips:\n  - from: 2027-03-09\n    to: 2027-03-10\n    reason: A day later for the fair.\n',
    surroundings: { history: { moves: [], lastTouched: undefined, lastChanged: undefined } },
  },
  check: (plan, context) => {
    const moves = laterMoves(plan, context);
    if (moves.length === 0) return context.surroundings.history === undefined ? [] : [holds(plan.date.at)];
    const days = moves.reduce((sum, move) => sum + move.days, 0);
    const steps = moves.slice(0, MOST_STEPS).map((move) => stepOf(move, context.calendar.today));
    const more = moves.length - steps.length;
    const times = moves.length === 1 ? 'once' : moves.length === 2 ? 'twice' : `${String(moves.length)} times`;
    const said = `${steps.join('; ')}${more > 0 ? `; and ${String(more)} more` : ''}`;
    const advice =
      moves.length === 1
        ? 'People who planned for the old date have to hear of the new one. Tell them, and check what the new date rests on.'
        : 'Nobody plans for a date that keeps moving. Find what moves it, choose a date that holds, and have it approved.';
    const whole = moves.every((move) => move.days === move.to - move.from);
    const sum = whole ? (moves.length === 1 ? '' : ' in all') : ' from the first date to the last';
    const message = `The launch date moved later ${times}, by ${sayDays(days)}${sum}: ${said}. ${advice}`;
    const related = moves.slice(0, MOST_STEPS).map((move) => relatedTo(move, context.calendar.today));
    return [
      fails(plan.date.at, message, { level: moves.length === 1 || hasLaunched(plan) ? 'info' : 'warning', related }),
    ];
  },
});

function stepOf({ from, to, known }: LaterMove, today: Day): string {
  const who = known?.author === undefined ? '' : `, ${excerpt(known.author)} on ${sayDate(known.on, today)}`;
  return `${sayDate(from, today)} to ${sayDate(to, today)} (${sayDays(to - from)}${who})`;
}

function relatedTo(move: LaterMove, today: Day): Related {
  const { known, told } = move;
  return {
    message: `Moved from ${stepOf(move, today)}.`,
    ...(known?.commit === undefined ? {} : { reference: known.commit }),
    ...(told[0] === undefined ? {} : { span: told[0].at.span }),
  };
}
