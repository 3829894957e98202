import type { Day } from '../../../plan/calendar.ts';
import type { Expression, Mistake } from './expression.ts';
import type { Value } from '../values/value.ts';
import type { RecordType } from '../values/value-type.ts';

/**
 * The language that custom rules are written in. There is one, behind this interface, so that a run without custom
 * rules never loads it, and nothing else knows the library.
 */
export interface RuleLanguage {
  /** The type of a plan, with the sections that the organisation adds. */
  readonly planType: RecordType;
  /**
   * Reads an expression and checks its types.
   *
   * @param wanted a condition is either true or false; a value may be anything that can be said in a text.
   * @param subject what `this` is.
   */
  readonly read: (text: string, wanted: 'condition' | 'value', subject: RecordType) => ReadExpression;
}

export type ReadExpression =
  | { readonly kind: 'mistake'; readonly mistake: Mistake }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly evaluate: (given: Given) => Evaluated };

/** What an expression may look at. */
export interface Given {
  readonly this: Value;
  readonly plan: Value;
  /** The as-of date. */
  readonly today: Day;
  /** The launch date; absent where the plan has no valid one. */
  readonly launch: Day | undefined;
}

/** The value of an expression, or why it has none for this plan, as where it divides by zero. */
export type Evaluated =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'failure'; readonly mistake: Mistake };
