import { sayDate, type Day } from '../../plan/calendar.ts';
import { dayMeant, type DateRef } from '../../plan/date-ref.ts';
import { given, isSaid, items, type Fact } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForDay, asksForFact, type Asks } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { offer } from '../fix.ts';
import { lint, type LintContext, type OwnSettings } from '../lint.ts';
import type { Wording } from '../wording.ts';
import type { DateMove } from '../surroundings.ts';

/**
 * Asks for the day on which the partner confirmed the price. A confirmation from before the last move of the launch
 * date was given for another launch; one that is still to come will be given for this one. A partner who is yet to be
 * found is as far as the task that will bring one.
 */
export default lint({
  summary: 'A partner sets or carries the price, and the plan has no confirmation for this date.',
  tiers: [1, 2],
  notFor: ['internal'],
  timing: { kind: 'lead', days: 30 },
  applies: when('pricing.partner present', ({ pricing }) => isSaid(pricing.partner)),
  needs: 'pricing.partner.confirmed_on',
  why: `Microsoft's Kin phones came out in May 2010, later than planned. They were meant for teenagers, but the network that
carried them, Verizon, sold them with the monthly data plan of a full smartphone. The price was the partner's, and after
some seven weeks the phones were off the market. What a partner confirms, it confirms for a date: when the launch moves,
ask again.`,
  origin: { source: 'Kin 2010' },
  fix: 'offer',
  bad: { plan: 'pricing:\n  partner:\n    name: Northwind Mobile\n' },
  good: { plan: 'pricing:\n  partner:\n    name: Northwind Mobile\n    confirmed_on: T-40\n' },
  check: (plan, context, own) => {
    const { partner } = plan.pricing;
    if (partner.kind !== 'given') return [asksForFact(partner, wordingFor('the partner'))];
    const { name, confirmed_on } = partner.value;
    const called = excerpt(given(name) ?? 'the partner');
    return [outdated(called, confirmed_on, plan, context, own) ?? asksForDay(confirmed_on, wordingFor(called))];
  },
});

function wordingFor(partner: string): Wording {
  return {
    thing: `the confirmation of the price by ${partner}`,
    missing: `The plan does not say when ${partner} confirmed the price.`,
    because: 'A partner who changes the terms changes the price, and the launch with it.',
  };
}

/** A confirmation that was given for a launch date which has moved since; undefined for any other. */
function outdated(
  partner: string,
  confirmation: Fact<DateRef>,
  plan: Plan,
  { calendar: { today, launch }, left, surroundings }: LintContext,
  { lead }: OwnSettings,
): Asks | undefined {
  const written = given(confirmation);
  const confirmed = written && dayMeant(written, launch);
  const move = surroundings.history === undefined ? lastSlip(plan) : surroundings.history.moves.at(-1);
  if (confirmed === undefined || move === undefined || confirmed > today || confirmed >= move.on) return undefined;
  const { at } = confirmation;
  const say = (day: Day): string => sayDate(day, today);
  const again = left === undefined || left < 0 ? undefined : left === 0 ? 'T' : `T-${String(Math.min(lead, left))}`;
  return {
    ...asksForDay(confirmation, {
      thing: `a new confirmation by ${partner}`,
      missing: `The price was confirmed by ${partner} on ${say(confirmed)}, before the launch moved from ${say(move.from)} to ${say(move.to)}.`,
      because: 'A new date needs a new confirmation: a partner who changes the terms changes the price.',
    }),
    commitments: [{ kind: 'none', at, written: 'no' }],
    messageId: 'before-move',
    offers:
      again === undefined
        ? []
        : [offer(`Plan a new confirmation for ${again}`, { kind: 'replace', span: at.span, text: again })],
  };
}

/** The slip that leads to the latest date. Where git does not know, its old date stands for the day of the move. */
function lastSlip({ slips }: Plan): Omit<DateMove, 'commit' | 'author'> | undefined {
  return items(slips)
    .flatMap(({ value }) => {
      const [from, to] = [given(value.from), given(value.to)];
      return from === undefined || to === undefined ? [] : [{ from, to, on: from }];
    })
    .toSorted((a, b) => a.to - b.to)
    .at(-1);
}
