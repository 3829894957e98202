import { sayDate, sayDays } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, type Claim } from '../claim.ts';
import { judgedSuppressions } from '../kit/judged-suppressions.ts';
import { excerpt, excerptOfNames } from '../kit/names/excerpt.ts';
import { samePerson } from '../kit/names/same-name.ts';
import { lint, type LintContext } from '../lint.ts';
import type { Suppression } from '../suppression.ts';

export default lint({
  since: '1.1',
  summary: 'A waiver is signed by somebody who may not sign it, or lasts longer than allowed.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'waivers',
  why: `Cortex lets an exemption from a scorecard be asked for by anybody, and be granted only by somebody else. A plan whose
owner waives what blocks it has checked itself. The organisation may name who signs waivers, and for how many days one
may last at most; the waiver keeps its effect, so that a reviewer decides and not a deadline. The owner of a small plan
(tier 3) may sign for it, and so may an owner whom the organisation has named.`,
  origin: { source: 'Cortex exemptions' },
  stage: 'waivers',
  hygiene: true,
  afterLaunch: true,
  bad: { plan: signedBy('ana@example.com') },
  good: { plan: signedBy('vp@example.com') },
  check: (plan, context) => judgedSuppressions(plan, context).flatMap((one) => signed(one, plan, context)),
});

function signedBy(person: string): string {
  return `sales:
  owner: lee@example.com
waivers:
  - lint: sales/no-compensation
    reason: The commission plan of Atlas Core covers it
    by: ${person}
    expires: 2027-04-30
`;
}

/** The first rule that a waiver breaks. One without effect is told as such by other lints. */
function signed(
  { waiver, lint: id, lacks, by, expires, expired, at }: Suppression,
  { owner }: Plan,
  { organisation, calendar, tier }: LintContext,
): readonly Claim[] {
  if (waiver === undefined || lacks.length > 0 || expired || by === undefined || expires === undefined) return [];
  const { approvers = [], maxDays } = organisation.waivers;
  const isApprover = approvers.some((one) => samePerson(one, by));
  const bySigner = { path: at.path, span: waiver.by.at.span };
  if (approvers.length > 0 && !isApprover) {
    const message = `${excerpt(by)} signed the waiver of ${excerpt(id)}, and is not among those whom the organisation has named for waivers. Ask ${excerptOfNames(approvers).replace(/ and /, ' or ')} to sign it.`;
    return [fails(bySigner, message, { messageId: 'not-named', level: 'error' })];
  }
  if (maxDays !== undefined && expires > calendar.today + maxDays) {
    const last = sayDate(calendar.today + maxDays, calendar.today);
    const message = `The waiver of ${excerpt(id)} lasts ${sayDays(expires - calendar.today)} from today, and the organisation allows ${sayDays(maxDays)}. Let it end by ${last}.`;
    return [fails({ path: at.path, span: waiver.expires.at.span }, message, { messageId: 'too-long', level: 'error' })];
  }
  const person = given(owner);
  if (tier === 3 || isApprover || person === undefined || !samePerson(person, by)) return [];
  const message = `${excerpt(by)} owns this plan and signed the waiver of ${excerpt(id)}. A plan that waives its own checks has checked itself. Ask somebody else to sign it.`;
  return [fails(bySigner, message, { messageId: 'own-waiver' })];
}
