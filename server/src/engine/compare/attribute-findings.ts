import type { Finding } from '../finding.ts';
import type { PlanDelta } from './plan-delta.ts';

/** The findings that a change brings or makes more severe, by whether they can be told to be its doing. */
export interface Worse {
  /** Nothing kept the old side from having them as they are, and it had not. */
  readonly known: readonly Finding[];
  /** The change makes a part readable that nothing could be concluded from; they may have been there all along. */
  readonly uncovered: readonly Finding[];
}

/**
 * Tells what a change makes worse from what it only brings to light. Anyone who repairs a plan that did not parse, or that
 * held `tier: one`, answers for the repair and not for all that nobody could see before.
 *
 * What is worse is known to be so where the old side was read in full, or where it could be read at that place and the
 * same rule came to a conclusion.
 */
export function worseBy({ before, after, appeared, worsened, resolved }: PlanDelta): Worse {
  const grown = worsened.map(({ finding }) => finding);
  const all = [...appeared, ...grown];
  if (before === undefined || after === undefined || !resolved.some(isFault)) return { known: all, uncovered: [] };
  const { plan, checks } = before.report;
  if (plan.damaged || whatIsAsked.some((key) => plan[key].kind !== 'given')) return { known: [], uncovered: all };
  const damaged = new Set<unknown>(plan.document.damage.map(({ key }) => key));
  const concluded = new Set(checks.map(({ rule }) => rule));
  const asks = new Set(after.report.checks.map(({ rule }) => rule));
  const isKnown = ({ rule, path }: Finding): boolean =>
    !damaged.has(path[0]) && (!asks.has(rule) || concluded.has(rule));
  return {
    known: [...appeared.filter(isKnown), ...grown],
    uncovered: appeared.filter((finding) => !isKnown(finding)),
  };
}

/** Without these, most of what a plan is asked is not asked of it, or as of another day. */
const whatIsAsked = ['tier', 'stage', 'date'] as const;

/** Whether a finding says that something cannot be read, so that no check concludes anything from it. */
export function isFault({ rule }: Finding): boolean {
  return rule.startsWith('syntax/') || rule.startsWith('schema/');
}
