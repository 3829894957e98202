import { sayDate, sayDays } from '../../plan/calendar.ts';
import { fails, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { judgedSuppressions } from '../kit/judged-suppressions.ts';
import { lint, type LintContext } from '../lint.ts';
import type { Suppression } from '../suppression.ts';

/** Days before its end from which a waiver is announced to end. */
const NOTICE_DAYS = 14;

export default lint({
  summary: 'A waiver has expired, or is about to.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'error' },
  needs: 'waivers',
  why: `Cortex lets an exemption from a scorecard end by itself, after which what it covered counts again. An exception
that never ends becomes the rule. One that ends by surprise turns a plan red on the day before the launch, so it is
announced two weeks ahead. A waiver holds on its last day.`,
  origin: { source: 'Cortex exemptions' },
  stage: 'waivers',
  hygiene: true,
  afterLaunch: true,
  bad: { plan: waived('2027-02-20') },
  good: { plan: waived('2027-04-30') },
  check: (plan, context) => judgedSuppressions(plan, context).flatMap((one) => ending(one, context)),
});

function waived(expires: string): string {
  return `sales:
  owner: lee@example.com
waivers:
  - lint: sales/no-compensation
    reason: The commission plan of Atlas Core covers it
    by: vp@example.com
    expires: ${expires}
`;
}

/** One that would waive nothing is of no use, ended or not: waiver/unused says so. */
function ending(
  { waiver, lint: id, lacks, by, expires, expired, target, matches, at }: Suppression,
  { calendar }: LintContext,
): readonly Claim[] {
  if (waiver === undefined || expires === undefined || lacks.length > 0 || target !== 'asked' || matches === 0) {
    return [];
  }
  const { today } = calendar;
  const place = { path: at.path, span: waiver.expires.at.span };
  const day = sayDate(expires, today);
  const whose = by === undefined ? '' : `, which ${excerpt(by)} answers for,`;
  if (expired) {
    const message = `The waiver of ${excerpt(id)}${whose} ended on ${day}. What it set aside counts again. Fix what it sets aside, or agree a new last day.`;
    return [fails(place, message, { messageId: 'expired' })];
  }
  if (expires - today > NOTICE_DAYS) return [];
  const left = expires === today ? 'today' : `on ${day}, in ${sayDays(expires - today)}`;
  const message = `The waiver of ${excerpt(id)}${whose} ends ${left}. What it sets aside counts again after that. Fix what it sets aside by then, or agree a later day.`;
  return [fails(place, message, { messageId: 'ends-soon', level: 'warning' })];
}
