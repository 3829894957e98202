import { at, textAt } from './event.ts';

/** From the one that wants somebody most urgently. */
const verdicts = ['off-track', 'at-risk', 'on-track', 'ready', 'launched', 'cancelled'];

/**
 * The most urgent verdict on any plan of a report.
 *
 * @param json what `lint` or `diff` wrote; of a change, the verdicts after it count.
 * @returns empty where there is no plan.
 */
export function worstVerdict(json: string): string {
  const plans = at(JSON.parse(json), 'plans');
  if (!Array.isArray(plans)) return '';
  const found = plans.map((plan: unknown) => textAt(plan, 'verdict') ?? textAt(plan, 'verdict', 'after'));
  return verdicts.find((verdict) => found.includes(verdict)) ?? '';
}
