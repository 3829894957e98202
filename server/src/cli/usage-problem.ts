import type { Problem } from '../reporters/json-model.ts';

/**
 * A mistake in a request, as data.
 *
 * - `usage/invalid-value`: a value that is not possible, such as a date that does not exist.
 * - `usage/unknown-id`: an id that names nothing.
 * - `usage/no-comparison`: two states that cannot be compared, such as a base that git does not know.
 */
export type UsageRule = 'usage/invalid-value' | 'usage/unknown-id' | 'usage/no-comparison';

export function usageProblem(rule: UsageRule, message: string): Problem {
  return { path: '', rule, severity: 'error', message, range: null };
}
