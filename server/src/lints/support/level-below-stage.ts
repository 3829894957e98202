import { sayDate } from '../../plan/calendar.ts';
import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { asksForFact, fails, type Claim } from '../claim.ts';
import { both, paid, stage } from '../kit/conditions.ts';
import { offer } from '../fix.ts';
import { lint, type LintContext } from '../lint.ts';

export default lint({
  summary: 'Customers pay for it and cannot count on help.',
  tiers: [1, 2],
  notFor: ['sunset', 'internal'],
  timing: { kind: 'lead', days: 14 },
  applies: both(stage('ga'), paid),
  needs: 'support.level',
  why: `General availability tells customers that they may build on it, and a price tells them that they may expect
something in return. Help without a promise fits a preview. Sellers know it: they steer buyers to the products where the
customer is well supported.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'pricing:\n  model: flat\nsupport:\n  level: best-effort\n' },
  good: { plan: 'pricing:\n  model: flat\nsupport:\n  level: full\n' },
  check: (plan, context, { lead }) => [
    tooLow(plan, context, lead) ??
      asksForFact(plan.support.level, {
        thing: 'the support level',
        missing: 'The plan does not say how much help customers can count on.',
        because: 'Customers pay for this, and one who meets a fault and gets no answer does not renew.',
      }),
  ],
});

/**
 * A level that is decided and below what customers pay for. It is never an info for later, since there is something to
 * change now.
 */
function tooLow({ support }: Plan, { calendar, left }: LintContext, lead: number): Claim | undefined {
  const level = given(support.level);
  if (level !== 'none' && level !== 'best-effort') return undefined;
  const { launch, today } = calendar;
  const tight = left !== undefined && left < lead;
  const by = launch === undefined || launch - lead < today ? '' : ` by ${sayDate(launch - lead, today)}`;
  const help = level === 'none' ? 'no help at all' : 'help only when there is time';
  const message = `This becomes generally available and has a price, and customers get ${help}. A customer who pays expects an answer to a fault, and leaves without one. Raise the level to full or same-as-product${by}, or launch as limited first.`;
  const { span } = support.level.at;
  return fails(support.level.at, message, {
    state: 'missing',
    level: tight ? 'error' : 'warning',
    messageId: 'too-low',
    fixes: [
      offer('Give full support', { kind: 'replace', span, text: 'full' }),
      offer('Give the same support as for the product it belongs to', {
        kind: 'replace',
        span,
        text: 'same-as-product',
      }),
    ],
  });
}
