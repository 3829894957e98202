import { sayDay, sayDays } from '../../plan/calendar.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, holds } from '../claim.ts';
import { offer, type Change, type Fix } from '../fix.ts';
import { lint } from '../lint.ts';

/** Launched, reviewed and cancelled plans are not asked: the engine leaves them out. The day of the launch has not passed. */
export default lint({
  summary: 'The launch date has passed, and the plan still says that it is to come.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'status',
  why: `A date that passes in silence is a slip that nobody owned up to. Sellers still show it to customers, support
waits for calls that do not come, and all other dates of the plan count from a day that is gone. Whatever happened, the
plan can say it in one word: launched, cancelled, or a new date.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'status: planned\n', daysLeft: -1 },
  good: { plan: 'status: planned\n', daysLeft: 0 },
  check: (plan, { calendar: { today, launch } }) => {
    if (launch === undefined || plan.status.kind === 'unreadable') return [];
    if (launch >= today) return [holds(plan.date.at)];
    const message = `The launch was set for ${sayDay(launch, today)}, ${sayDays(today - launch)} ago, and the plan does not say that it took place. Everybody who reads it waits for a day that is gone. Mark it as launched or cancelled, or set a new date.`;
    return [
      fails(plan.date.at, message, {
        fixes: [setStatus(plan, 'launched'), setStatus(plan, 'cancelled')],
      }),
    ];
  },
});

function setStatus({ status }: Plan, word: 'launched' | 'cancelled'): Fix {
  const change: Change =
    status.kind === 'given'
      ? { kind: 'replace', span: status.at.span, text: word }
      : { kind: 'insert', path: ['status'], value: word };
  return offer(`Mark the plan as ${word}`, change);
}
