import type { Step } from '../../plan/place.ts';
import { type Entry, type Node, resolved } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { addressOf } from '../address.ts';
import { itemIdentity } from '../fingerprint.ts';

/** A value as YAML reads it. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** One thing that differs between two states of a document: at its topmost place, where a whole part came or went. */
export interface TreeChange {
  /** Its address in the document that has it, the later one where both do. */
  readonly path: string;
  /** The keys that lead to it; an item of a list is the index it has there. */
  readonly steps: readonly Step[];
  readonly kind: 'added' | 'removed' | 'changed';
  /** Null on a side that does not have it. */
  readonly before: Value;
  readonly after: Value;
  /** Where it stands in the later document; for what was removed, where it stood in the older one. */
  readonly span: Span;
}

/**
 * What differs between two documents, in the order of the later one, with what was removed behind its neighbours. Items
 * of lists are compared by what identifies them, never by their index, so another order is no difference. What an alias
 * brings in is compared as a whole.
 *
 * @param isWhole tells the places whose values are compared as a whole too.
 */
export function treeChanges(
  before: Node | undefined,
  after: Node | undefined,
  isWhole: (steps: readonly Step[]) => boolean = () => false,
): readonly TreeChange[] {
  const changes: TreeChange[] = [];
  const roots: Roots = { before, after, isWhole };
  compare(roots, { node: before, steps: [] }, { node: after, steps: [] }, changes);
  return changes;
}

/** A node as a value: a key without a value is null, a date is text. */
export function valueOf(node: Node | undefined): Value {
  return node === undefined ? null : valueWithin(node, new Map());
}

interface Roots {
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  readonly isWhole: (steps: readonly Step[]) => boolean;
}

/** A place on one side, and what stands there. */
interface At {
  readonly node: Node | undefined;
  readonly steps: readonly Step[];
}

function compare(roots: Roots, before: At, after: At, changes: TreeChange[]): void {
  const [was, is] = [before.node && resolved(before.node), after.node && resolved(after.node)];
  const isOne = before.node?.kind === 'alias' || after.node?.kind === 'alias' || roots.isWhole(after.steps);
  if (!isOne && was?.kind === 'mapping' && is?.kind === 'mapping') {
    compareEntries(roots, { before, after }, { was: was.entries, is: is.entries }, changes);
  } else if (!isOne && was?.kind === 'sequence' && is?.kind === 'sequence') {
    compareItems(roots, { before, after }, { was: was.items, is: is.items }, changes);
  } else {
    addWhole(roots, before, after, changes);
  }
}

interface Sides {
  readonly before: At;
  readonly after: At;
}

function compareEntries(
  roots: Roots,
  { before, after }: Sides,
  { was, is }: { readonly was: readonly Entry[]; readonly is: readonly Entry[] },
  changes: TreeChange[],
): void {
  const old = new Map(was.map((entry) => [entry.key.text, entry]));
  const kept = new Set<string>();
  const at = (side: At, key: string, entry: Entry | undefined): At => ({
    node: entry?.value,
    steps: [...side.steps, key],
  });
  for (const entry of is) {
    const key = entry.key.text;
    const other = old.get(key);
    kept.add(key);
    const [from, to] = [at(before, key, other), at(after, key, entry)];
    if (entry.merged || other?.merged === true) addWhole(roots, from, to, changes);
    else compare(roots, from, to, changes);
  }
  for (const [key, entry] of old) {
    if (!kept.has(key)) addWhole(roots, at(before, key, entry), at(after, key, undefined), changes);
  }
}

function compareItems(
  roots: Roots,
  { before, after }: Sides,
  { was, is }: { readonly was: readonly Node[]; readonly is: readonly Node[] },
  changes: TreeChange[],
): void {
  const at = (side: At, index: number, node: Node | undefined): At => ({ node, steps: [...side.steps, index] });
  const old = keyedItems(was);
  const current = keyedItems(is);
  for (const [key, { node, index }] of current) {
    const other = old.get(key);
    const from = other === undefined ? at(before, index, undefined) : at(before, other.index, other.node);
    compare(roots, from, at(after, index, node), changes);
  }
  for (const [key, { node, index }] of old) {
    if (!current.has(key)) addWhole(roots, at(before, index, node), at(after, index, undefined), changes);
  }
}

/** The items of a list by what identifies them, those that say the same by their order. */
function keyedItems(items: readonly Node[]): ReadonlyMap<string, { readonly node: Node; readonly index: number }> {
  const seen = new Map<string, number>();
  return new Map(
    items.map((node, index) => {
      const identity = itemIdentity(node);
      const key = JSON.stringify([identity?.key ?? null, identity?.value ?? null]);
      const tie = seen.get(key) ?? 0;
      seen.set(key, tie + 1);
      return [`${key}${String(tie)}`, { node, index }];
    }),
  );
}

function addWhole(roots: Roots, before: At, after: At, changes: TreeChange[]): void {
  const [was, is] = [valueOf(before.node), valueOf(after.node)];
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  const isGone = is === null;
  const side = isGone ? before : after;
  changes.push({
    path: addressOf(isGone ? roots.before : roots.after, side.steps),
    steps: side.steps,
    kind: was === null ? 'added' : isGone ? 'removed' : 'changed',
    before: was,
    after: is,
    span: side.node?.span ?? { start: 0, end: 0 },
  });
}

function valueWithin(node: Node, known: Map<Node, Value>): Value {
  const value = resolved(node);
  if (value.kind === 'scalar') return value.value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const made: Value =
    value.kind === 'sequence'
      ? value.items.map((item) => valueWithin(item, known))
      : // A key such as `__proto__` is a key like any other here.
        Object.fromEntries(value.entries.map((entry) => [entry.key.text, valueWithin(entry.value, known)]));
  known.set(value, made);
  return made;
}
