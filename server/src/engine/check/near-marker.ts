import distance from 'damerau-levenshtein';
import { isPlan, MARKER } from '../../plan/plan.ts';
import { type Document, type Entry, resolved } from '../../syntax/tree.ts';
import type { Finding } from '../finding.ts';
import type { Snapshot } from '../snapshot.ts';
import { spellingFix } from './shape/nearest.ts';
import { shapeFinding } from './shape/shape-finding.ts';

/** A document that is no launch plan because the key that says so is misspelt. */
export interface NearPlan {
  readonly document: Document;
  readonly finding: Finding;
}

/** The other keys that a plan has to have. */
const REQUIRED: ReadonlySet<string> = new Set(['name', 'owner', 'tier', 'stage', 'date']);
/** How many of them tell a plan from a file of another tool: fewer where the value is the version of the format. */
const ENOUGH = 3;
const ENOUGH_WITH_VERSION = 2;
/** Only plans are named so. */
const OWN_NAME = /\.launch-plan\.ya?ml$/i;

/**
 * The documents of a file whose author meant a launch plan and misspelt `launch_plan`: next to other keys that a plan has
 * to have, or in a file with a name that only plans have. Passed over, they would look as if all were well.
 *
 * @param path of the file, or its address.
 */
export function nearPlansIn(snapshot: Snapshot, path: string): readonly NearPlan[] {
  return snapshot.tree.documents.flatMap((document) => {
    if (isPlan(document, snapshot.text)) return [];
    const entry = misspelt(document, path);
    return entry === undefined ? [] : [{ document, finding: findingAt(entry) }];
  });
}

function misspelt({ root }: Document, path: string): Entry | undefined {
  const mapping = root && resolved(root);
  if (mapping?.kind !== 'mapping') return undefined;
  const entry = mapping.entries.find(({ key, merged }) => !merged && isNear(key.text));
  if (entry === undefined) return undefined;
  const others = mapping.entries.filter(({ key }) => REQUIRED.has(key.text.toLowerCase())).length;
  const value = resolved(entry.value);
  const isVersion = value.kind === 'scalar' && /^v?1(\.\d+)*$/.test(value.text);
  const isPlainly = OWN_NAME.test(path) || others >= (isVersion ? ENOUGH_WITH_VERSION : ENOUGH);
  return isPlainly ? entry : undefined;
}

/** At most two letters off, whatever stands between the words. */
function isNear(key: string): boolean {
  if (key.length > 2 * MARKER.length) return false;
  const written = key.toLowerCase().replaceAll(/[-_ .]/g, '');
  const meant = MARKER.replace('_', '');
  return Math.abs(written.length - meant.length) <= 2 && distance(written, meant).steps <= 2;
}

function findingAt({ key }: Entry): Finding {
  const message =
    'This is no launch plan yet: the key that says so is misspelt, so nothing of it is checked. Did you mean `launch_plan`?';
  const fix = spellingFix(key.text, MARKER, [], key.span);
  return shapeFinding('schema/missing-marker', message, key.span, [], [fix]);
}
