import type { LintContext } from '../../lints/lint.ts';
import type { Organisation } from '../../lints/organisation.ts';
import type { Suppression } from '../../lints/suppression.ts';
import type { Surroundings } from '../../lints/surroundings.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Approval } from '../../plan/commitment.ts';
import { given, type Task } from '../../plan/fact.ts';
import type { Motion } from '../../plan/motion.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Tier } from '../../plan/tier.ts';

/** The tier of a plan; an invalid or absent one counts as 3. docs/catalogue.md#status */
export function tierOf(plan: Plan): Tier {
  const tier = given(plan.tier);
  return tier === 1 || tier === 2 ? tier : 3;
}

/** What lints may know beside the plan. docs/catalogue.md#applies */
export function lintContextOf(
  plan: Plan,
  today: Day,
  organisation: Organisation,
  surroundings: Surroundings,
  asked: ReadonlySet<Task | Approval>,
  suppressions: readonly Suppression[],
): LintContext {
  const launch = given(plan.date);
  const motion = motionOf(plan, organisation);
  const kind = given(plan.kind) ?? 'product';
  const internal = kind === 'internal';
  return {
    calendar: { today, launch, launchPrecision: plan.datePrecision },
    left: launch === undefined ? undefined : launch - today,
    tier: tierOf(plan),
    kind,
    motion,
    // What is for colleagues only is neither sold nor paid for. docs/format.md#kinds-of-launch
    sold: !internal && motion !== 'self-serve',
    selfServe: motion === 'self-serve',
    paid: !internal && isPaid(plan),
    organisation,
    surroundings,
    asked,
    suppressions,
  };
}

/** The plan's motion, else the organisation's; an invalid one is unknown. */
function motionOf(plan: Plan, organisation: Organisation): Motion | undefined {
  const { motion } = plan.go_to_market;
  if (motion.kind === 'unreadable') return undefined;
  return given(motion) ?? organisation.motion;
}

/** Whether customers pay: by the pricing model, and until there is one by the stage. */
function isPaid(plan: Plan): boolean {
  const { model } = plan.pricing;
  switch (model.kind) {
    case 'given':
      return model.value !== 'free' && model.value !== 'included';
    case 'unreadable':
      return false;
    case 'absent':
    case 'planned': {
      const stage = given(plan.stage);
      return stage === 'limited' || stage === 'ga';
    }
  }
}
