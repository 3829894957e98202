import { given, isSaid, items, taskIn } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { fails, holds } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { namedAll } from '../kit/names/named-all.ts';
import { lint, type LintContext } from '../lint.ts';

/** Days before the launch from which it is a warning. */
const CLOSE_DAYS = 14;

export default lint({
  since: '1.1',
  summary: 'It is planned as a small launch, and can do the damage of a large one.',
  tiers: [3],
  timing: { kind: 'fixed', severity: 'info' },
  needs: 'tier',
  why: `On 1 August 2012 Knight Capital put a small change on its servers for a new program of the exchange. One of eight
servers was left out, nothing watched the change, and there was no rehearsed way back. Within 45 minutes the firm bought
and sold shares worth billions that it did not want, lost 440 million dollars, and had to be sold. How much it takes to
prepare a launch follows from what it can break, not from how much code it has.`,
  origin: { source: 'Knight Capital 2012' },
  bad: { plan: 'comms:\n  breaking: true\n' },
  good: { plan: 'comms:\n  breaking: false\n' },
  check: (plan, context) => {
    // Without a tier that can be read, nobody planned it as a small one.
    if (plan.tier.kind !== 'given') return [];
    const signs = signsOf(plan, context);
    if (signs.length === 0) return [holds(plan.tier.at)];
    const message = `This is planned as a feature (tier 3), yet it ${namedAll(signs)}. A tier 3 launch is asked for little, and this one can go wrong for everybody. Set the tier to 2, or waive this with a reason.`;
    const { left } = context;
    return [fails(plan.tier.at, message, { level: left !== undefined && left <= CLOSE_DAYS ? 'warning' : undefined })];
  },
});

/** What makes a launch more than a feature, as it goes into a sentence. */
function signsOf(plan: Plan, { paid }: LintContext): readonly string[] {
  const { comms, rollout, pricing, dependencies, promises } = plan;
  const rollback = given(rollout.rollback);
  const press = taskIn(comms.press);
  const price = [pricing.price, pricing.plans, pricing.price_amount].some(isSaid);
  const outside = items(dependencies).find(({ value }) => given(value.external) === true);
  const promise = items(promises).find(({ value }) => given(value.kind) === 'contract');
  return [
    ...(given(comms.breaking) === true ? ['breaks what customers rely on'] : []),
    ...(rollback !== undefined && given(rollback.reversible) === false ? ['cannot be taken back'] : []),
    ...(paid && pricing.model.kind === 'given' && price ? ['has a price of its own'] : []),
    ...(outside === undefined
      ? []
      : [`depends on ${nameOr(given(outside.value.on), 'something')} from outside the company`]),
    ...(press !== undefined && given(press.status) !== 'not-applicable' ? ['goes to the press'] : []),
    ...(promise === undefined ? [] : [`is promised to ${nameOr(given(promise.value.to), 'a customer')} by contract`]),
  ];
}

function nameOr(name: string | undefined, unnamed: string): string {
  return name === undefined ? unnamed : `“${excerpt(name)}”`;
}
