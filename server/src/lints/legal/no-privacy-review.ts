import { sayDate, sayDays } from '../../plan/calendar.ts';
import { given, isSaid } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact, asksForTask, fails, type Claim } from '../claim.ts';
import { when } from '../kit/conditions.ts';
import { offer } from '../fix.ts';
import { lint, type LintContext } from '../lint.ts';
import type { Severity } from '../severity.ts';

/** Days before the launch from which a small launch has to answer. */
const CLOSE_DAYS = 14;

export default lint({
  summary: 'It handles personal data, or may, and the plan names no privacy review.',
  tiers: [1, 2, 3],
  timing: { kind: 'lead', days: 45, hard: true, unscaled: true },
  // An answer that cannot be read is no answer to judge by.
  despiteUnchanged: when('personal_data true', ({ legal }) => given(legal.personal_data) === true),
  applies: when(
    'personal_data is not false',
    ({ legal }) => legal.personal_data.kind !== 'unreadable' && given(legal.personal_data) !== false,
  ),
  needs: 'legal.privacy',
  why: `Chromium does not ship a feature before its launch gates are passed, and privacy is one of them. The gate exists
because this fault cannot be fixed afterwards: personal data that has been shared, kept or shown too widely cannot be
called back, however small the feature was. That is why a small launch needs as many days as a large one. As long as a
small launch does not say whether it handles personal data, it is asked: as an info until 14 days before the launch, then
as a warning.`,
  origin: { source: 'Chromium launch gates' },
  fix: 'offer',
  bad: { plan: 'legal:\n  personal_data: true\n' },
  good: { plan: 'legal:\n  personal_data: true\n  privacy:\n    owner: ruth@example.com\n    done: T-50\n' },
  check: (plan, context, { lead }) => [
    unanswered(plan, context, lead) ??
      asksForTask(plan.legal.privacy, {
        thing: 'the privacy review',
        missing: 'This handles personal data, and the plan names no privacy review.',
        because: 'Personal data that went too far cannot be called back.',
      }),
  ],
});

/**
 * Most small launches touch no personal data, so that an open question is a note there until the launch is near. Larger
 * ones are asked by the days of a review.
 */
function levelInTier3({ tier, left }: LintContext): Severity | undefined {
  if (tier !== 3) return undefined;
  return left !== undefined && left > CLOSE_DAYS ? 'info' : 'warning';
}

/** Neither the question whether there is personal data is answered, nor is a review on its way. */
function unanswered({ legal }: Plan, context: LintContext, lead: number): Claim | undefined {
  const { personal_data: question, privacy } = legal;
  if (privacy.kind !== 'absent' || given(question) !== undefined) return undefined;
  const messageId = 'unanswered';
  const level = levelInTier3(context);
  if (isSaid(question)) {
    const thing = 'the answer whether this handles personal data';
    const because = 'If it does, a privacy review has to follow in time.';
    return asksForFact(question, { thing, missing: '', because }, { messageId, level });
  }
  const { launch, today } = context.calendar;
  const needed = launch === undefined ? undefined : launch - lead;
  const by = needed === undefined ? '' : `, ${needed < today ? 'which was' : 'by'} ${sayDate(needed, today)}`;
  const message = `Does this handle personal data? The plan does not say. Answer true or false; true needs a review finished ${sayDays(lead)} before launch${by}.`;
  const { path } = question.at;
  return fails(question.at, message, {
    state: 'missing',
    messageId,
    level,
    fixes: [
      offer('Answer that it handles personal data', { kind: 'insert', path, value: 'true' }),
      offer('Answer that it handles no personal data', { kind: 'insert', path, value: 'false' }),
    ],
  });
}
