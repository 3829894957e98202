import { sayDate } from '../../plan/calendar.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given } from '../../plan/fact.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lastApprovals } from '../kit/last-approvals.ts';
import { lint } from '../lint.ts';

export default lint({
  summary: 'An approval is older than what it approves.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'approvals',
  why: `Microsoft's Kin phones of 2010 were conceived for teenagers with a cheap data plan. By the time they reached the
shops they came with the price of a smartphone plan, and they were withdrawn within two months. The people who said yes to the
first idea had not said yes to the second. An approval stands for the date, the price and the scope of its day; git knows
when they changed last. A new entry for the gate, even a request, takes the place of the old one.`,
  origin: { source: 'Kin 2010' },
  bad: {
    plan: 'approvals:\n  - gate: pricing\n    by: cfo@example.com\n    decision: approved\n    on: T-40\n',
    surroundings: { history: { moves: [], lastTouched: 20_870, lastChanged: 20_870 } },
  },
  good: {
    plan: 'approvals:\n  - gate: pricing\n    by: cfo@example.com\n    decision: approved\n    on: T-12\n',
    surroundings: { history: { moves: [], lastTouched: 20_870, lastChanged: 20_870 } },
  },
  check: (plan, { calendar: { today, launch }, surroundings }) => {
    const changed = surroundings.history?.lastChanged;
    if (changed === undefined) return [];
    return lastApprovals(plan).flatMap(({ value: { gate, decision, on } }): readonly Claim[] => {
      const date = given(on);
      const day = date && dayMeant(date, launch);
      if (given(decision) !== 'approved' || day === undefined || day > today) return [];
      if (day >= changed) return [holds(on.at)];
      const message = `The gate “${excerpt(given(gate) ?? '')}” was approved on ${sayDate(day, today)}, and the date, the price or the scope changed on ${sayDate(changed, today)}. The yes was to another launch than this one. Ask for the approval again.`;
      return [fails(on.at, message)];
    });
  },
});
