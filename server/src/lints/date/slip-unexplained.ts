import { formatDay, sayDate, sayDays } from '../../plan/calendar.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { hasLaunched, hasUnreadableSlips, laterMoves, type LaterMove } from '../kit/dates/date-moves.ts';
import { offer } from '../fix.ts';
import { lint, type LintContext } from '../lint.ts';

/** One reason may explain several moves: that of a longer slip covers the moves inside it. */
export default lint({
  summary: 'The launch date moved, and the plan does not say why.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'slips',
  why: `A release slipped a couple of times, was celebrated when it came, and nobody could say any more what had held it
up. So nobody saw that it was the same thing each time. A reason costs one line on the day of the move; after the launch
it costs a meeting of people who remember it differently.`,
  origin: { seed: 4 },
  fix: 'offer',
  afterLaunch: true,
  bad: { plan: 'slips:\n  - from: 2027-02-10\n    to: 2027-03-10\n' },
  good: { plan: 'slips:\n  - from: 2027-02-10\n    to: 2027-03-10\n    reason: The tax service was late.\n' },
  check: (plan, context) => laterMoves(plan, context).flatMap((move) => judge(move, plan, context)),
});

function judge(move: LaterMove, plan: Plan, { calendar: { today } }: LintContext): readonly Claim[] {
  const { from, to, told } = move;
  const moved = `The launch moved from ${sayDate(from, today)} to ${sayDate(to, today)}, ${sayDays(to - from)} later`;
  const because = 'People who planned for the old date are left to guess, and the next plan repeats what went wrong.';
  const [first] = told;
  if (first === undefined) {
    if (hasUnreadableSlips(plan)) return [];
    const at = { path: ['slips', { key: 'from', value: formatDay(from) }], span: plan.date.at.span };
    const entries = [
      ['from', formatDay(from)],
      ['to', formatDay(to)],
      ['reason', ''],
    ] as const;
    const add = offer('Add the move to the slips of the plan', {
      kind: 'append',
      path: ['slips'],
      value: { entries },
    });
    const message = `${moved}, and the plan does not say why. ${because} Add the move to the slips of the plan, with its reason.`;
    return [fails(at, message, { state: 'missing', ...levelFor(plan), fixes: [add] })];
  }
  if (told.some(({ reason }) => reason.kind === 'unreadable')) return [];
  const open = told.find(({ reason }) => reason.kind !== 'given');
  if (open === undefined) return [holds(first.at)];
  const stub = offer('Add a place for the reason', { kind: 'insert', path: [...open.at.path, 'reason'], value: '' });
  const isFree = open.reason.kind === 'absent' && open.reason.written === 'no';
  const message = `${moved}, and its slip has no reason yet. ${because} Write down what held it up.`;
  return [fails(open.reason.at, message, { state: 'missing', ...levelFor(plan), fixes: isFree ? [stub] : [] })];
}

function levelFor(plan: Plan): { readonly level?: 'info' } {
  return hasLaunched(plan) ? { level: 'info' } : {};
}
