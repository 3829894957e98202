import { type Fact, given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';

/** A fact on which it depends which lints are asked of a plan. */
export interface GatingFact {
  /** Its address. */
  readonly path: string;
  readonly of: (plan: Plan) => Fact<unknown>;
  /** The plan with the fact as another plan has it. */
  readonly undo: (plan: Plan, from: Plan) => Plan;
}

const atRoot = (key: 'tier' | 'stage' | 'kind' | 'status' | 'date_is'): GatingFact => ({
  path: key,
  of: (plan) => plan[key],
  undo: (plan, from) => ({ ...plan, [key]: from[key] }),
});

type Gated = 'go_to_market' | 'pricing' | 'legal' | 'comms' | 'rollout' | 'engineering' | 'marketing';

function inSection<Name extends Gated>(name: Name, key: keyof Plan[Name] & string): GatingFact {
  return {
    path: `${name}.${key}`,
    of: (plan) => plan[name][key] as Fact<unknown>,
    undo: (plan, from) => ({ ...plan, [name]: { ...plan[name], [key]: from[name][key] } }),
  };
}

/** Whether a launch can be taken back stands in the text of `rollback` or in a key of it, so all of it is undone. */
const reversible: GatingFact = {
  path: 'rollout.rollback.reversible',
  of: ({ rollout }) => {
    const rollback = given(rollout.rollback);
    return rollback === undefined || typeof rollback === 'string' ? rollout.rollback : rollback.reversible;
  },
  undo: (plan, from) => ({ ...plan, rollout: { ...plan.rollout, rollback: from.rollout.rollback } }),
};

/** All of them, in the order in which they are undone. docs/diff.md#set-aside-not-fixed */
export const gatingFacts: readonly GatingFact[] = [
  ...(['tier', 'stage', 'kind'] as const).map(atRoot),
  inSection('go_to_market', 'motion'),
  ...(['status', 'date_is'] as const).map(atRoot),
  inSection('pricing', 'model'),
  inSection('pricing', 'changes'),
  inSection('legal', 'personal_data'),
  inSection('legal', 'new_subprocessor'),
  inSection('comms', 'breaking'),
  reversible,
  inSection('engineering', 'replaces'),
  inSection('marketing', 'new_category'),
];
