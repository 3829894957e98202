import type { Direction, PolicyChange } from '../../engine/compare/policy-changes.ts';
import type { PolicyDelta } from '../../engine/compare/policy-delta.ts';
import { readablePath } from '../../engine/readable-path.ts';
import { excerptOfNames } from '../../lints/kit/names/excerpt.ts';
import { sayFindings, verdicts, type VerdictId } from '../../plan/words.ts';
import { counted } from '../../text/counted.ts';
import { sayChange } from './say-change.ts';

/** What a change of the settings asks of plans, in a word. */
const directionWords: Readonly<Record<Direction, string>> = { weaker: 'Weaker', stricter: 'Stricter', other: 'Other' };

/** "Weaker: Lints › promise/late, error → off (.launchplan.yaml)". */
export function sayPolicyChange({ file, path, before, after, direction }: PolicyChange): string {
  return `${directionWords[direction]}: ${readablePath(path)}, ${sayChange({ before, after })} (${file})`;
}

const becomes: Readonly<Record<VerdictId, readonly [one: string, several: string]>> = {
  'off-track': ['goes off track', 'go off track'],
  'at-risk': ['becomes at risk', 'become at risk'],
  'on-track': ['is on track', 'are on track'],
  ready: ['is ready', 'are ready'],
  launched: ['counts as launched', 'count as launched'],
  cancelled: ['counts as cancelled', 'count as cancelled'],
};

/**
 * What the new settings do once they are merged: "After the merge Checkout and Notes go off track; 11 more blockers on
 * 4 plans."
 *
 * @param nameOf the name of a plan, by its path.
 * @returns undefined where they change no verdict and no blocker.
 */
export function sayPolicyImpact(
  { verdicts: changed, blockers }: PolicyDelta,
  nameOf: (path: string) => string,
): string | undefined {
  const moves = verdicts.flatMap(({ id }) => {
    const names = changed.filter(({ after }) => after === id).map(({ plan }) => nameOf(plan));
    if (names.length === 0) return [];
    return [`${excerptOfNames(names)} ${becomes[id][names.length === 1 ? 0 : 1]}`];
  });
  const { more, plans } = blockers;
  const count =
    more === 0
      ? []
      : [`${sayFindings(Math.abs(more), 'error', more > 0 ? 'more' : 'fewer')} on ${counted(plans, 'plan')}`];
  const parts = [...moves, ...count];
  return parts.length === 0 ? undefined : `After the merge ${parts.join('; ')}.`;
}
