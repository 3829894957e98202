import { dayMeant } from '../../plan/date-ref.ts';
import { type Absent, given, type Fact } from '../../plan/fact.ts';
import type { Calendar } from '../../plan/task-state.ts';
import { asksForFact, fails, holds } from '../claim.ts';
import { offer } from '../fix.ts';
import { when } from '../kit/conditions.ts';
import { eitherFact } from '../kit/either-fact.ts';
import { goEntries } from '../kit/go-entries.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lint } from '../lint.ts';
import type { Wording } from '../wording.ts';

/** Days before the launch from which it is a warning. */
const CLOSE_DAYS = 14;

export default lint({
  since: '1.1',
  summary: 'The plan does not say what has to be true for a go.',
  tiers: [1],
  timing: { kind: 'fixed', severity: 'info' },
  applies: when('a go-no-go approval is listed and none is approved', (plan, { calendar }) => {
    const entries = goEntries(plan);
    return entries.length > 0 && !entries.some(({ value }) => isApproved(value, calendar));
  }),
  needs: 'approvals[gate=go-no-go].criteria',
  why: `TSB moved five million customers to a new bank platform on a weekend in April 2018. The board had asked whether it
was ready, and heard that it was; what ready meant was written down nowhere, and tests that were to be finished were not.
Up to 1.9 million people could not get at their money, and the bank was fined. Criteria that are agreed before the day ask
for facts; a question that is put on the day is answered by hope.`,
  origin: { source: 'TSB 2018' },
  fix: 'offer',
  bad: { plan: 'approvals:\n  - gate: go-no-go\n    by: vp@example.com\n    decision: requested\n    on: T-7\n' },
  good: {
    plan: 'approvals:\n  - gate: go-no-go\n    by: vp@example.com\n    decision: requested\n    on: T-7\n    criteria:\n      - The test invoice went through\n      - Support is trained\n',
  },
  check: (plan, { left }) => {
    const [last, ...others] = goEntries(plan)
      .map(({ value }) => value.criteria)
      .toReversed();
    const criteria = last && others.reduce<Fact<unknown>>(eitherFact, last);
    const level = left !== undefined && left <= CLOSE_DAYS ? 'warning' : undefined;
    if (criteria?.kind === 'given') return [holds(criteria.at)];
    // Somebody will write them: a task in their place is judged by its day.
    if (criteria?.kind === 'planned') return [asksForFact(criteria, wording, { level })];
    if (criteria?.kind !== 'absent') return [];
    const message = `${lacking(criteria)} Without criteria, people argue on the day of the decision about what ready means. Write them down before that day, or waive this with a reason.`;
    return [
      fails(criteria.at, message, {
        state: 'missing',
        level,
        fixes:
          criteria.written === 'no'
            ? [offer('Add the criteria for a go to the plan', { kind: 'insert', path: criteria.at.path, value: '' })]
            : [],
      }),
    ];
  },
});

const wording: Wording = {
  thing: 'the criteria for a go',
  plural: true,
  missing: '',
  because: 'Without criteria, people argue on the day of the decision about what ready means.',
};

function lacking({ written, text = '' }: Absent): string {
  if (written === 'no') return 'The plan does not say what has to be true for a go.';
  return `The criteria for a go are still ${written === 'placeholder' ? `“${excerpt(text)}”` : 'empty'}.`;
}

type Entry = ReturnType<typeof goEntries>[number]['value'];

/** A go for a day to come is not given yet. */
function isApproved({ decision, on }: Entry, { today, launch }: Calendar): boolean {
  const written = given(on);
  const day = written && dayMeant(written, launch);
  return given(decision) === 'approved' && (day === undefined || day <= today);
}
