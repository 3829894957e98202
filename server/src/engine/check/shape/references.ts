import { offer } from '../../../lints/fix.ts';
import { lints } from '../../../lints/index.ts';
import { given, items, type Fact, type Given } from '../../../plan/fact.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { Finding } from '../../finding.ts';
import { nearest } from './nearest.ts';
import { shapeFinding } from './shape-finding.ts';

/**
 * Ids that a plan refers to and that do not exist: in `needs`, in `for`, and the lint of a waiver.
 *
 * @param ownRules the ids of the organisation's own rules.
 */
export function unknownReferences(plan: Plan, ownRules: ReadonlySet<string>): readonly Finding[] {
  const known = ownRules.size === 0 ? knownIds : new Set([...knownIds, ...ownRules]);
  const needs = items(plan.milestones).flatMap(({ value }) => items(value.needs));
  const steps = items(plan.promises).map(({ value }) => value.for);
  const waived = items(plan.waivers).map(({ value }) => value.lint);
  return [
    ...unknownAmong(needs, ids(plan.milestones), 'milestone'),
    ...unknownAmong(steps, ids(plan.rollout.steps), 'rollout step'),
    ...unknownAmong(waived, known, 'lint'),
  ];
}

/** Every id that a finding may carry. Those of the shape exist, though they cannot be waived. */
const knownIds: ReadonlySet<string> = new Set(lints.map(({ id }) => id));
const areaOfShape = /^(?:schema|syntax|config)\//;

/** The ids of a list; undefined where it cannot be read whole, so that an id may exist unseen. */
function ids(list: Fact<readonly Fact<{ readonly id: Fact<string> }>[]>): ReadonlySet<string> | undefined {
  if (list.kind === 'unreadable' || list.kind === 'planned') return undefined;
  const every = given(list) ?? [];
  if (
    every.some((item) => item.kind === 'unreadable' || (item.kind === 'given' && item.value.id.kind === 'unreadable'))
  ) {
    return undefined;
  }
  return new Set(items(list).flatMap(({ value }) => given(value.id) ?? []));
}

/**
 * How many pairs of ids are compared to tell what was meant by unknown ones of one kind. People who write a plan by hand
 * never come near it; where thousands of ids are unknown, their spelling is not the mistake.
 */
const MOST_COMPARED = 20_000;

function unknownAmong(
  references: readonly (Fact<string> | Given<string>)[],
  known: ReadonlySet<string> | undefined,
  what: string,
): readonly Finding[] {
  if (known === undefined) return [];
  const unknown = references.filter(
    (reference): reference is Given<string> =>
      reference.kind === 'given' &&
      !known.has(reference.value) &&
      !(what === 'lint' && areaOfShape.test(reference.value)),
  );
  const compared = Math.max(1, Math.floor(MOST_COMPARED / known.size));
  return unknown.map(({ value: id, at }, index) => {
    const meant = index < compared ? nearest(id, known) : undefined;
    const start = `There is no ${what} \`${id.slice(0, 60)}\``;
    const message =
      meant === undefined ? `${start}. Correct the id, or add what it names.` : `${start}; did you mean \`${meant}\`?`;
    const fixes =
      meant === undefined ? [] : [offer(`Change to \`${meant}\``, { kind: 'replace', span: at.span, text: meant })];
    return shapeFinding('schema/unknown-reference', message, at.span, at.path, fixes);
  });
}
