import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { given } from '../plan/fact.ts';
import type { Path, Step } from '../plan/place.ts';
import type { Plan } from '../plan/plan.ts';
import { resolved, type Node } from '../syntax/tree.ts';
import type { Finding } from './finding.ts';

/** The keys that identify a list item, first found first. The command line's page, under "Fingerprints". */
const identityKeys = ['id', 'name', 'gate', 'lint', 'on', 'what', 'competitor', 'feature', 'date'] as const;

/** Separates the parts of what is hashed; no plan text can hold it unescaped. */
const SEPARATOR = '\u0000';

/**
 * The fingerprints of the findings of one plan, in their order: what stays the same when a plan is moved, reordered or
 * reworded. Findings that nothing else tells apart are numbered in order of position.
 *
 * @param mixedIn what else tells plans apart, such as the path, where a format demands unique fingerprints.
 */
export function fingerprintsOf(plan: Plan, findings: readonly Finding[], mixedIn = ''): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const parts = [given(plan.name) ?? '', finding.rule, finding.messageId, logicalPath(plan, finding.path), mixedIn];
    const identity = parts.join(SEPARATOR);
    const tie = seen.get(identity) ?? 0;
    seen.set(identity, tie + 1);
    return bytesToHex(sha256(utf8ToBytes(`${identity}${SEPARATOR}${String(tie)}`))).slice(0, 32);
  });
}

/** A path by names rather than numbers, as `milestones[id=beta].owner`. */
export function logicalPath(plan: Plan, path: Path): string {
  let node: Node | undefined = plan.document.root;
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
  const value = node === undefined ? undefined : resolved(node);
  if (value?.kind === 'scalar') return value.text;
  if (value?.kind !== 'mapping') return '';
  for (const key of identityKeys) {
    const entry = value.entries.find((candidate) => candidate.key.text === key);
    const name = entry === undefined ? undefined : resolved(entry.value);
    if (name?.kind === 'scalar' && name.text !== '') return `${key}=${name.text}`;
  }
  return '';
}
