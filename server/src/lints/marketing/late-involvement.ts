import { sayDay, sayDays, type Day } from '../../plan/calendar.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForDay, fails, type Claim } from '../claim.ts';
import { lint, type LintContext } from '../lint.ts';

/** The share of the time from the start to the launch after which joining is late. */
const LATEST_SHARE = 0.75;

export default lint({
  summary: 'Marketing joins when the product is almost done.',
  tiers: [1, 2],
  notFor: ['migration', 'internal'],
  timing: { kind: 'lead', days: 90 },
  needs: 'marketing.involved_since',
  why: `Marketing first got involved when the product was almost done, and could not explain it to customers. Whoever
joins at the end can announce what is there; they can no longer say for whom it should be, what it should be called, or
what is missing from the story. A day to come counts as planned, and from that day on marketing has joined.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'marketing:\n  owner: tom@example.com\n' },
  good: { plan: 'started: 2026-06-01\nmarketing:\n  involved_since: 2026-09-14\n' },
  check: (plan, context, { lead }) => [
    joinedLate(plan, context, lead) ??
      asksForDay(plan.marketing.involved_since, {
        thing: 'the involvement of marketing',
        missing: 'Marketing is not involved yet.',
        because: 'Whoever joins late can only announce what is there, not help to make it sell.',
      }),
  ],
});

/** Marketing is on board, and came late: that cannot be fixed any more, so it is a warning on any day. */
function joinedLate(plan: Plan, { calendar }: LintContext, lead: number): Claim | undefined {
  const { today, launch } = calendar;
  const since = given(plan.marketing.involved_since);
  const joined = since && dayMeant(since, launch);
  if (joined === undefined || launch === undefined || joined > today) return undefined;
  const started = given(plan.started);
  const how =
    joined > launch - lead
      ? shortOfLead(joined, launch, lead)
      : lateInProject(joined, started && dayMeant(started, launch), launch);
  if (how === undefined) return undefined;
  const message = `Marketing joined on ${sayDay(joined, launch)}, ${how}. Whoever joins late can only announce what is there. Ask what they still need before the launch and plan it, or move the launch; where this is enough, waive it with the reason.`;
  return fails(plan.marketing.involved_since.at, message, {
    state: 'late',
    level: 'warning',
    messageId: 'joined-late',
  });
}

function shortOfLead(joined: Day, launch: Day, lead: number): string {
  if (joined > launch) return `after the launch on ${sayDay(launch, launch)}`;
  const before = joined === launch ? 'the day of the launch' : `${sayDays(launch - joined)} before launch`;
  return `${before}; it takes ${sayDays(lead)} to find the words and bring them to the market`;
}

function lateInProject(joined: Day, started: Day | undefined, launch: Day): string | undefined {
  if (started === undefined || started >= launch) return undefined;
  const share = (joined - started) / (launch - started);
  if (share <= LATEST_SHARE) return undefined;
  return `when more than three quarters of the time from the start on ${sayDay(started, launch)} to the launch had passed`;
}
