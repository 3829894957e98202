import type { Calendar } from '../../plan/task-state.ts';
import { sayDate, sayDays, type Day } from '../../plan/calendar.ts';
import { type DateRef, dayMeant } from '../../plan/date-ref.ts';
import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForDay, fails, type Claim } from '../claim.ts';
import { sayLaunchTime } from '../kit/dates/said-day.ts';
import { lint, type LintContext } from '../lint.ts';
import type { Severity } from '../severity.ts';

/** The share of the time from the start to the launch after which joining is late. */
const LATEST_SHARE = 0.75;

export default lint({
  summary: 'Marketing joins when the product is almost done.',
  tiers: [1, 2],
  notFor: ['migration', 'internal'],
  timing: { kind: 'lead', days: 90 },
  needs: 'marketing.involved_since',
  why: `Marketing first got involved when the product was almost done, and could not explain it to customers. People
who join at the end can announce what is there; they can no longer say for whom it should be, what it should be called, or
what is missing from the story. A day to come counts as planned, and from that day on marketing has joined. A few days too
late are an info, and so is a day in time for the launch after three quarters of the time since \`started\` had passed.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'marketing:\n  owner: tom@example.com\n' },
  good: { plan: 'started: 2026-06-01\nmarketing:\n  involved_since: 2026-09-14\n' },
  check: (plan, context, { lead }) => [
    joinedLate(plan, context, lead) ??
      asksForDay(plan.marketing.involved_since, {
        thing: 'the involvement of marketing',
        missing: 'The plan does not say since when marketing is involved.',
        because: 'People who join late can only announce what is there, not help to make it sell.',
      }),
  ],
});

/** Marketing is on board and came late. No date can fix that, so its severity does not depend on the days left. */
function joinedLate(plan: Plan, { calendar }: LintContext, lead: number): Claim | undefined {
  const { today, launch } = calendar;
  const since = given(plan.marketing.involved_since);
  const joined = since && dayMeant(since, launch);
  if (joined === undefined || launch === undefined || joined > today) return undefined;
  const daysLate = joined - (launch - lead);
  if (daysLate > 0) {
    const inTime = Math.max(joined + lead, inTimeForStart(given(plan.started), joined) ?? -Infinity);
    return late(plan, joined, today, {
      how: shortOfLead(joined, launch, lead, calendar),
      remedy: `Move the launch to ${sayDate(inTime, today)} or later, or waive this with a reason.${keepDay(since, joined, today)}`,
      level: daysLate <= Math.ceil(lead / 5) ? 'info' : 'warning',
    });
  }
  const started = given(plan.started);
  const start = started && dayMeant(started, launch);
  if (start === undefined || start >= launch) return undefined;
  if ((joined - start) / (launch - start) <= LATEST_SHARE) return undefined;
  return late(plan, joined, today, {
    how: `in time for the launch, but when more than three quarters of the time since the start on ${sayDate(start, today)} had passed`,
    remedy: 'Ask what they would change while it can still change. Where nothing is missing, waive this with a reason.',
    level: 'info',
  });
}

/** The first launch for which a day comes within three quarters of the time since the start, wherever that counts from. */
function inTimeForStart(started: DateRef | undefined, joined: Day): Day | undefined {
  if (started?.kind === 'absolute') return Math.ceil(started.day + (joined - started.day) / LATEST_SHARE);
  return started === undefined ? undefined : Math.ceil(joined - started.days * (1 - LATEST_SHARE));
}

/** A day that counts from the launch would move along with it. */
function keepDay(since: DateRef | undefined, joined: Day, today: Day): string {
  return since?.kind === 'relative' ? ` If the launch moves, write ${sayDate(joined, today)} as the day.` : '';
}

interface Late {
  /** What follows the day on which it joined. */
  readonly how: string;
  readonly remedy: string;
  readonly level: Severity;
}

function late({ marketing }: Plan, joined: Day, today: Day, { how, remedy, level }: Late): Claim {
  const message = `Marketing joined on ${sayDate(joined, today)}, ${how}. People who join late can only announce what is there. ${remedy}`;
  return fails(marketing.involved_since.at, message, { state: 'late', level, messageId: 'joined-late' });
}

function shortOfLead(joined: Day, launch: Day, lead: number, calendar: Calendar): string {
  if (joined > launch) return `after the launch${sayLaunchTime(calendar)}`;
  const before = joined === launch ? 'the day of the launch' : `${sayDays(launch - joined)} before launch`;
  return `${before}; it takes ${sayDays(lead)} to find the words and bring them to the market`;
}
