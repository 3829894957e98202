import { given } from '../../plan/fact.ts';
import { fails } from '../claim.ts';
import { offer } from '../fix.ts';
import { when } from '../kit/conditions.ts';
import { saidDay } from '../kit/dates/said-day.ts';
import { lint } from '../lint.ts';

export default lint({
  since: '1.1',
  summary: 'The date is still a target, so nobody is held to it.',
  tiers: [1, 2],
  timing: { kind: 'lead', days: 30 },
  applies: when(
    'date_is target, and date is a day',
    (plan) => given(plan.date_is) === 'target' && plan.datePrecision === 'day',
  ),
  needs: 'date_is',
  why: `Inside a large company, a launch date moved five times in a year. Each time it had only been a target, so nobody had
to say why, and the departments that were to prepare for it stopped believing any date at all. A target is right while
nobody knows yet. Support, sales and customers plan by a day that somebody stands for, and a move of it counts as a slip.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'date_is: target\n' },
  good: { plan: 'date_is: committed\n' },
  check: ({ date, date_is }, { calendar }, { lead }) => {
    const launch = given(date);
    if (launch === undefined) return [];
    const needed = launch - lead;
    const commit =
      needed < calendar.today
        ? `It was to be committed by ${saidDay(needed, calendar)}: commit to it now.`
        : `Commit to it by ${saidDay(needed, calendar)}.`;
    const message = `The launch on ${saidDay(launch, calendar)} is still a target. Departments do not plan by a day that nobody stands for, and no slip of it is counted. ${commit}`;
    const fixes = [offer('Commit to the date', { kind: 'replace', span: date_is.at.span, text: 'committed' })];
    return [fails(date_is.at, message, { state: 'missing', fixes })];
  },
});
