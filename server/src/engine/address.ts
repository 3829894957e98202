import type { Path, Step } from '../plan/place.ts';
import { resolved, type Node } from '../syntax/tree.ts';
import { itemIdentity } from './fingerprint.ts';

/**
 * The address of a place: the keys that lead to it, joined by dots, and for each item of a list what identifies it, as
 * `milestones[id=beta].due`. Unlike the path in a fingerprint it leads to one place only: of two items that say the same
 * the second is `[#1]`, by its index.
 *
 * @param root the root of the document that the path leads through; without it, items are named by their indexes.
 */
export function addressOf(root: Node | undefined, path: Path): string {
  let node = root;
  let written = '';
  for (const step of path) {
    if (typeof step === 'string') written += `${written === '' ? '' : '.'}${writtenKey(step)}`;
    else if (typeof step === 'number') written += `[${itemAddress(node, step)}]`;
    else written += `[${writtenKey(step.key)}=${writtenValue(step.value)}]`;
    node = childAt(node, step);
  }
  return written;
}

/** One step of an address that was read; an index that is `new` stands for an item that is to be added. */
export type AddressStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'item'; readonly key: string; readonly value: string }
  | { readonly kind: 'scalar'; readonly value: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'new' };

/** Reads an address. @returns its steps; the offset of the first character that does not fit where it is none. */
export function parseAddress(text: string): readonly AddressStep[] | number {
  const steps: AddressStep[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '[') {
      const item = itemAt(text, at + 1);
      if (item === undefined || text[item.end] !== ']') return item?.end ?? at + 1;
      steps.push(item.step);
      at = item.end + 1;
    } else {
      if (steps.length > 0) {
        if (text[at] !== '.') return at;
        at += 1;
      }
      const key = wordAt(text, at, KEY);
      if (key === undefined) return at;
      steps.push({ kind: 'key', key: key.word });
      at = key.end;
    }
  }
  return steps.length === 0 ? 0 : steps;
}

/** Where an address leads in a document; undefined where nothing stands there. */
export function pathAt(root: Node | undefined, steps: readonly AddressStep[]): Path | undefined {
  const path: Step[] = [];
  let node = root;
  for (const step of steps) {
    const next = stepAt(node, step);
    if (next === undefined) return undefined;
    path.push(next);
    node = childAt(node, next);
  }
  return path;
}

function stepAt(node: Node | undefined, step: AddressStep): string | number | undefined {
  if (node === undefined) return undefined;
  const value = resolved(node);
  if (step.kind === 'key') {
    return value.kind === 'mapping' && value.entries.some(({ key }) => key.text === step.key) ? step.key : undefined;
  }
  if (value.kind !== 'sequence') return undefined;
  switch (step.kind) {
    case 'index':
      return step.index < value.items.length ? step.index : undefined;
    case 'new':
      return undefined;
    case 'item':
    case 'scalar': {
      const key = step.kind === 'item' ? step.key : undefined;
      const index = value.items.findIndex((item) => {
        const identity = itemIdentity(item);
        return identity?.key === key && identity?.value === step.value;
      });
      return index < 0 ? undefined : index;
    }
  }
}

/** The node one step below another; undefined where there is none. */
export function childAt(node: Node | undefined, step: Step): Node | undefined {
  if (node === undefined) return undefined;
  const value = resolved(node);
  if (typeof step === 'string') {
    return value.kind === 'mapping' ? value.entries.find(({ key }) => key.text === step)?.value : undefined;
  }
  if (typeof step === 'number') return value.kind === 'sequence' ? value.items[step] : undefined;
  if (value.kind !== 'sequence') return undefined;
  return value.items.find((item) => {
    const identity = itemIdentity(item);
    return identity?.key === step.key && identity.value === step.value;
  });
}

/** What leads to an item among its neighbours: what identifies it, else its index. */
function itemAddress(list: Node | undefined, index: number): string {
  const value = list === undefined ? undefined : resolved(list);
  const items = value?.kind === 'sequence' ? value.items : [];
  const item = items[index];
  const identity = item === undefined ? undefined : itemIdentity(item);
  if (identity === undefined) return `#${String(index)}`;
  const isTaken = items.slice(0, index).some((other) => {
    const taken = itemIdentity(other);
    return taken?.key === identity.key && taken?.value === identity.value;
  });
  if (isTaken) return `#${String(index)}`;
  const { key, value: name } = identity;
  return key === undefined ? writtenValue(name) : `${key}=${writtenValue(name)}`;
}

const KEY = /[\p{L}\p{N}_-]+/uy;
const VALUE = /[\p{L}\p{N} \-_@/.]+/uy;

/** A key as an address writes it: as it is, or as a JSON string. */
export function writtenKey(key: string): string {
  return isWhole(key, KEY) ? key : JSON.stringify(key);
}

/** What identifies an item as an address writes it. */
export function writtenValue(value: string): string {
  return isWhole(value, VALUE) ? value : JSON.stringify(value);
}

function isWhole(text: string, pattern: RegExp): boolean {
  pattern.lastIndex = 0;
  return pattern.exec(text)?.[0] === text;
}

interface Read<T> {
  readonly step: T;
  readonly end: number;
}

/** What stands between the brackets of an item. */
function itemAt(text: string, at: number): Read<AddressStep> | undefined {
  if (text[at] === '+') return { step: { kind: 'new' }, end: at + 1 };
  const index = /#(\d{1,9})/y;
  index.lastIndex = at;
  const number = index.exec(text);
  if (number !== null) return { step: { kind: 'index', index: Number(number[1]) }, end: at + number[0].length };
  const key = wordAt(text, at, KEY);
  if (key !== undefined && text[key.end] === '=') {
    const value = wordAt(text, key.end + 1, VALUE);
    return value && { step: { kind: 'item', key: key.word, value: value.word }, end: value.end };
  }
  const value = wordAt(text, at, VALUE);
  return value && { step: { kind: 'scalar', value: value.word }, end: value.end };
}

/** A word as it is, or a JSON string. */
function wordAt(
  text: string,
  at: number,
  pattern: RegExp,
): { readonly word: string; readonly end: number } | undefined {
  if (text[at] !== '"') {
    pattern.lastIndex = at;
    const word = pattern.exec(text)?.[0];
    return word === undefined ? undefined : { word, end: at + word.length };
  }
  const quoted = /"(?:[^"\\\n]|\\.)*"/y;
  quoted.lastIndex = at;
  const found = quoted.exec(text)?.[0];
  if (found === undefined) return undefined;
  try {
    return { word: String(JSON.parse(found)), end: at + found.length };
  } catch {
    return undefined;
  }
}
