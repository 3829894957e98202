import type { Finding } from '../finding.ts';
import type { PlanDelta } from './plan-delta.ts';

/** New or worse findings about single promises. Different people have to agree on each. */
export function brokenPromises({ appeared, worsened }: PlanDelta): readonly Finding[] {
  return [...appeared, ...worsened.map(({ finding }) => finding)].filter(
    ({ rule, path: [section] }) => rule.startsWith('promise/') && section === 'promises',
  );
}
