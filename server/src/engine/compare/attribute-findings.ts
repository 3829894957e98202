import type { Finding } from '../finding.ts';
import { isFault } from './is-fault.ts';
import type { PlanDelta } from './plan-delta.ts';

/** The findings that a change brings or makes more severe, split by whether the change is known to cause them. */
export interface Worse {
  /** The old side was readable and did not have them. */
  readonly known: readonly Finding[];
  /** The change makes a part readable that was not readable before. These findings may have been there all along. */
  readonly uncovered: readonly Finding[];
}

/**
 * Separates what a change makes worse from what it only brings to light. Somebody who repairs a plan that did not
 * parse, or that held `tier: one`, is not blamed for what nobody could see before.
 *
 * A finding is known to be new if the old side was read in full, or if it could be read at that place and the same rule
 * was checked there.
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

/** Without these keys most lints are not asked, or are asked as of another day. */
const whatIsAsked = ['tier', 'stage', 'date'] as const;
