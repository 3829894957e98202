import { given } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import type { LintContext } from '../lint.ts';
import type { Suppression } from '../suppression.ts';

/**
 * The waivers and disable comments that are judged: all of them, but once the plan is launched or cancelled only those
 * of lints that are still asked. docs/catalogue.md#status. A waiver of a lint that does not exist is a fault of the
 * plan's shape and told there.
 */
export function judgedSuppressions({ status }: Plan, { suppressions }: LintContext): readonly Suppression[] {
  const stage = given(status);
  const over = stage === 'launched' || stage === 'reviewed' || stage === 'cancelled';
  return suppressions.filter(({ kind, target }) =>
    over ? target === 'asked' : target !== 'unknown-lint' || kind === 'comment',
  );
}
