import { given } from '../plan/fact.ts';
import type { Path, Step } from '../plan/place.ts';
import type { Plan } from '../plan/plan.ts';
import { type Node, resolved } from '../syntax/tree.ts';
import type { Finding } from './finding.ts';
import type { Problem } from './problem.ts';
import { sha256 } from './sha256.ts';

/** The keys that identify a list item, first found first. docs/output.md#fingerprints */
const identityKeys = ['id', 'name', 'gate', 'lint', 'on', 'what', 'competitor', 'feature', 'date'] as const;

/**
 * The fingerprints of the findings of one plan, in their order: what stays the same when a plan is moved, reordered or
 * reworded. Findings that nothing else tells apart are numbered in order of position.
 *
 * @param mixedIn what else tells plans apart, such as the path, where a format demands unique fingerprints.
 */
export function fingerprintsOf(plan: Plan, findings: readonly Finding[], mixedIn = ''): readonly string[] {
  const name = given(plan.name) ?? '';
  return hashed(findings.map(({ rule, messageId, path }) => [name, rule, messageId, logicalPath(plan, path), mixedIn]));
}

/**
 * The fingerprints of faults outside of plans, in their order. Such files have no names and their mistakes no logical
 * place: what tells them apart is the path, the rule and the text that is underlined.
 */
export function problemFingerprints(problems: readonly Problem[]): readonly string[] {
  return hashed(
    problems.map(({ path, rule, place }) => [
      path,
      rule,
      place === undefined ? '' : place.text.slice(place.span.start, place.span.end),
    ]),
  );
}

/**
 * What identifies each finding within its plan, in their order: as a fingerprint, but without the plan's name, so that
 * two states of one plan can be compared although it was renamed.
 */
export function findingIdentities(plan: Plan, findings: readonly Finding[]): readonly string[] {
  return numbered(findings.map(({ rule, messageId, path }) => [rule, messageId, logicalPath(plan, path)]));
}

/** What identifies each of several things, hashed to 128 bits; equal ones are numbered in order. */
function hashed(identities: readonly (readonly string[])[]): readonly string[] {
  return numbered(identities).map((identity) => sha256(identity).slice(0, 32));
}

/** What identifies each of several things as one text; equal ones are numbered in order. */
function numbered(identities: readonly (readonly string[])[]): readonly string[] {
  const seen = new Map<string, number>();
  return identities.map((parts) => {
    // As JSON no part can run into the next, whatever a plan holds.
    const identity = JSON.stringify(parts);
    const tie = seen.get(identity) ?? 0;
    seen.set(identity, tie + 1);
    return JSON.stringify([...parts, tie]);
  });
}

/** A path by names rather than numbers, as `milestones[id=beta].owner`. */
export function logicalPath(plan: Plan, path: Path): string {
  // Without an item to name, the tree is not needed.
  let node: Node | undefined = path.some((step) => typeof step === 'number') ? plan.document.root : undefined;
  let written = '';
  for (const step of path) {
    node = childOf(node, step);
    if (typeof step === 'string') written += written === '' ? step : `.${step}`;
    else if (typeof step === 'number') written += `[${identityOf(node)}]`;
    else written += `[${step.key}=${step.value}]`;
  }
  return written;
}

function childOf(node: Node | undefined, step: Step): Node | undefined {
  if (node === undefined) return undefined;
  const value = resolved(node);
  if (typeof step === 'string' && value.kind === 'mapping') {
    return value.entries.find(({ key }) => key.text === step)?.value;
  }
  if (typeof step === 'number') return value.kind === 'sequence' ? value.items[step] : value;
  return undefined;
}

function identityOf(node: Node | undefined): string {
  const identity = node && itemIdentity(node);
  if (identity === undefined) return '';
  return identity.key === undefined ? identity.value : `${identity.key}=${identity.value}`;
}

/** What identifies an item of a list: the text of a scalar, or the first of the identifying keys of a mapping. */
export function itemIdentity(
  node: Node,
): { readonly key: (typeof identityKeys)[number] | undefined; readonly value: string } | undefined {
  const item = resolved(node);
  if (item.kind === 'scalar') return item.text === '' ? undefined : { key: undefined, value: item.text };
  if (item.kind !== 'mapping') return undefined;
  for (const key of identityKeys) {
    const entry = item.entries.find((candidate) => candidate.key.text === key);
    const name = entry === undefined ? undefined : resolved(entry.value);
    if (name?.kind === 'scalar' && name.text !== '') return { key, value: name.text };
  }
  return undefined;
}
