import { sayDate } from '../../plan/calendar.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { items } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact, fails, type Claim } from '../claim.ts';
import { offer, type Fix } from '../fix.ts';
import { lint, type LintContext } from '../lint.ts';

export default lint({
  summary: 'The plan sets no review after the launch.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 7 },
  needs: 'outcomes.reviews',
  why: `After the celebration everybody is on the next project. Unless the days on which the team looks at the results are
in the calendar before the launch, nobody looks, and a product with one customer goes on for nine months.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'outcomes:\n  owner: ana@example.com\n' },
  good: { plan: 'outcomes:\n  reviews: [T+30, T+90]\n' },
  check: (plan, context) => {
    const { reviews } = plan.outcomes;
    const wording = {
      thing: 'the reviews after launch',
      plural: true,
      missing: 'The plan sets no reviews of the results after launch.',
      because: 'By then everybody is on the next project, and nobody looks.',
    } as const;
    if (reviews.kind !== 'absent') return judged(plan, context) ?? [asksForFact(reviews, wording)];
    return [
      asksForFact(reviews, wording, {
        offers: reviews.written === 'empty-list' ? [oneMore(reviews.at)] : [two(reviews.at)],
      }),
    ];
  },
});

function two({ path }: Place): Fix {
  const value = { items: ['T+30', 'T+90'] };
  return offer('Review the results at T+30 and T+90', { kind: 'insert', path, value });
}

/** For a list that stands there already. */
function oneMore({ path }: Place): Fix {
  return offer('Review the results at T+30', { kind: 'append', path, value: 'T+30' });
}

/** Judges a list of reviews: one of them has to come after the launch. Undefined where that is so, or it is no list. */
function judged(
  { outcomes: { reviews } }: Plan,
  { calendar: { launch, today } }: LintContext,
): readonly Claim[] | undefined {
  if (reviews.kind !== 'given') return undefined;
  const days = items(reviews).map(({ value }) => value);
  const after = days.map((date) => {
    if (date.kind === 'relative') return date.days > 0;
    return launch === undefined ? undefined : date.day > launch;
  });
  if (after.includes(true)) return undefined;
  if (after.includes(undefined) || reviews.value.some(({ kind }) => kind === 'unreadable')) return [];
  const last = days.map((date) => dayMeant(date, launch)).findLast((day) => day !== undefined);
  const when = last === undefined ? '' : `, on ${sayDate(last, today)}`;
  const message = `The last review is set before there is anything to review${when}. Results come after the launch. Add a day after it, such as 30 days later.`;
  return [
    fails(reviews.at, message, {
      state: 'missing',
      messageId: 'before-launch',
      fixes: [oneMore(reviews.at)],
    }),
  ];
}
