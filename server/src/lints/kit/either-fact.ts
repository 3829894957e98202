import type { Fact } from '../../plan/fact.ts';

/** How far facts answer a question, best first; one that cannot be read may be the answer. */
const answers: readonly Fact<unknown>['kind'][] = ['given', 'planned', 'unreadable', 'absent'];

/** Of two facts that answer the same question, the one that answers it best; the first one where they are alike. */
export function eitherFact(one: Fact<unknown>, other: Fact<unknown>): Fact<unknown> {
  return answers.indexOf(other.kind) < answers.indexOf(one.kind) ? other : one;
}
