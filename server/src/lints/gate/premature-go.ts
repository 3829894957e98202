import { commitmentOf, dayCommitment } from '../../plan/commitment.ts';
import { dayMeant } from '../../plan/date-ref.ts';
import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Calendar } from '../../plan/task-state.ts';
import { fails, holds, type Claim } from '../claim.ts';
import { datedWork, type DatedWork, type NamedWork } from '../kit/dates/dated-work.ts';
import { saidDay } from '../kit/dates/said-day.ts';
import { goEntries } from '../kit/go-entries.ts';
import { namedAll } from '../kit/names/named-all.ts';
import { lint } from '../lint.ts';

export default lint({
  since: '1.1',
  summary: 'The go/no-go decision comes before what it has to judge.',
  tiers: [1, 2],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'approvals[gate=go-no-go]',
  why: `Heathrow's Terminal 5 opened in March 2008 on the day that had been decided long before. Trials with staff were cut
as building work ended late, and training with them; the decision was never looked at again. In its first days some 28,000
bags were left behind and hundreds of flights cancelled. A go that is given before the reviews, the load test and the
training are done judges a plan, not a product.`,
  origin: { source: 'Heathrow T5 2008' },
  bad: {
    plan: 'approvals:\n  - gate: go-no-go\n    by: vp@example.com\n    decision: requested\n    on: T-7\nengineering:\n  load_test: T-3\n',
  },
  good: {
    plan: 'approvals:\n  - gate: go-no-go\n    by: vp@example.com\n    decision: requested\n    on: T-3\nengineering:\n  load_test: T-3\n',
  },
  check: (plan, { calendar }) => premature(plan, calendar),
});

/** What a go/no-go decision has to judge. */
function judgedBy({ legal, engineering, rollout, sales, support }: Plan): readonly NamedWork[] {
  const { rollback } = rollout;
  return [
    { name: 'the legal review', commitment: commitmentOf(legal.review, 'task') },
    { name: 'the security review', commitment: commitmentOf(legal.security, 'task') },
    { name: 'the privacy review', commitment: commitmentOf(legal.privacy, 'task') },
    { name: 'the load test', commitment: commitmentOf(engineering.load_test, 'task') },
    ...(rollback.kind === 'given'
      ? [{ name: 'the test of the rollback', commitment: dayCommitment(rollback.value.tested_on) }]
      : []),
    { name: 'the training of sales', commitment: commitmentOf(sales.training, 'task') },
    { name: 'the training of support', commitment: commitmentOf(support.training, 'task') },
  ];
}

function premature(plan: Plan, calendar: Calendar): readonly Claim[] {
  const entries = goEntries(plan)
    .filter(({ value }) => given(value.decision) !== 'denied')
    .flatMap(({ value: { on } }) => {
      const written = given(on);
      const day = written && dayMeant(written, calendar.launch);
      return day === undefined ? [] : [{ day, at: on.at }];
    });
  const last = entries.toSorted((a, b) => a.day - b.day).at(-1);
  const work = datedWork(judgedBy(plan), calendar);
  if (last === undefined || work.length === 0) return [];
  const later = work.filter(({ open, day }) => open && day > last.day);
  if (later.length === 0) return [holds(last.at)];
  const names = namedAll(later.map(({ name, day }) => `${name} (due ${saidDay(day, calendar)})`));
  const message = `The go/no-go decision on ${saidDay(last.day, calendar)} comes before ${names}. A decision that is made before the results are there cannot take them into account. ${remedy(later, last.day, calendar)}`;
  const related = later.map(({ name, day, commitment }) => ({
    message: `This is ${name}, due ${saidDay(day, calendar)}.`,
    span: commitment.at.span,
  }));
  return [fails(last.at, message, { related })];
}

function remedy(later: readonly DatedWork[], decided: number, calendar: Calendar): string {
  const { today, launch } = calendar;
  const it = later.length === 1 ? 'it' : 'them';
  const last = Math.max(...later.map(({ day }) => day), today);
  if (decided < today) {
    return last > (launch ?? last)
      ? `Finish ${it}, then decide again.`
      : `Decide again on ${saidDay(last, calendar)} or later, when ${later.length === 1 ? 'its result is' : 'their results are'} there.`;
  }
  const decide = last > (launch ?? last) ? '' : `, or decide on ${saidDay(last, calendar)} or later`;
  return `Have ${it} done by ${saidDay(decided, calendar)}${decide}.`;
}
