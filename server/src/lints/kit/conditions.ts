import { given } from '../../plan/fact.ts';
import type { Condition } from '../lint.ts';
import type { stages } from '../../plan/words.ts';

/** Sellers sell it. docs/catalogue.md#applies */
export const sold: Condition = { text: 'sold', holds: (_, context) => context.sold };

/** Customers find and buy it by themselves. */
export const selfServe: Condition = { text: 'self-serve', holds: (_, context) => context.selfServe };

/** Customers pay for it. */
export const paid: Condition = { text: 'paid', holds: (_, context) => context.paid };

/** The launch is of one of these stages. */
export function stage(...wanted: readonly (typeof stages)[number][]): Condition {
  return {
    text: `stage ${wanted.join(' or ')}`,
    holds: ({ stage }) => wanted.some((name) => name === given(stage)),
  };
}

export function both(one: Condition, other: Condition): Condition {
  return {
    text: `${one.text} and ${other.text}`,
    holds: (plan, context) => one.holds(plan, context) && other.holds(plan, context),
  };
}

/** A condition of one lint's own. */
export function when(text: string, holds: Condition['holds']): Condition {
  return { text, holds };
}
