import { lints } from '../../lints/index.ts';
import { parse } from '../../syntax/parse/parse.ts';
import type { Node } from '../../syntax/tree.ts';
import { lineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import { writtenKey, writtenValue } from '../address.ts';
import { lintsNamed } from '../config/named-lints.ts';
import { type TreeChange, treeChanges, type Value } from './tree-changes.ts';

/** A settings file at one moment. */
export interface SettingsText {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export type Direction = 'weaker' | 'stricter' | 'other';

/** One key of the settings that a change sets otherwise. */
export interface PolicyChange {
  /** The settings file. */
  readonly file: string;
  /** The address of the key in it. */
  readonly path: string;
  readonly before: Value;
  readonly after: Value;
  /** Whether less is asked of plans, or of those who approve them, than before. docs/diff.md#a-change-of-the-settings */
  readonly direction: Direction;
  /** Where it stands in the file as it is now; undefined where it is gone. */
  readonly span: Span | undefined;
  /** The line of that, from 0. */
  readonly line: number | undefined;
}

/** What is known of lints that the settings ask less or more loudly, by their ids. */
export interface ChangedLints {
  readonly quieter: ReadonlySet<string>;
  readonly louder: ReadonlySet<string>;
}

/**
 * What a change does to the settings, key by key and in words of which direction it goes.
 *
 * @param before the settings files that hold for plans of the base, and `after` those of the head.
 */
export function policyChanges(
  before: readonly SettingsText[],
  after: readonly SettingsText[],
  changed: ChangedLints,
): readonly PolicyChange[] {
  const [old, current] = [textsByPath(before), textsByPath(after)];
  return [...new Set([...old.keys(), ...current.keys()])].toSorted().flatMap((file) => {
    const [was, is] = [old.get(file), current.get(file)];
    if (was === is) return [];
    return treeChanges(rootOf(was), rootOf(is), isWhole)
      .flatMap(inParts)
      .map(({ path, before: from, after: to, kind, steps, span }) => ({
        file,
        path,
        before: from,
        after: to,
        direction: directionOf(keysOf(steps), from, to, changed),
        span: kind === 'removed' ? undefined : span,
        line: kind === 'removed' || is === undefined ? undefined : lineIndex(is).position(span.start).line,
      }));
  });
}

/** Lists whose items mean something only together. */
const WHOLE: ReadonlySet<unknown> = new Set(['deal_size', 'sales_cycle_days', 'tiers']);

function isWhole(steps: TreeChange['steps']): boolean {
  return steps[0] === 'org' && WHOLE.has(steps.at(-1));
}

function textsByPath(files: readonly SettingsText[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** A file that does not exist says as little as an empty one. */
function rootOf(text: string | undefined): Node | undefined {
  return parse(text === undefined || text.trim() === '' ? '{}' : text).documents[0]?.root;
}

/** Parts of the settings that are groups of others: what comes or goes with them is told one by one. */
const GROUPS = new Set(['org', 'lints', 'rules', 'extends', 'org.requires', 'org.required_gates']);
const FURTHER_GROUPS = new Set(['org.waivers', 'org.approvers']);

function inParts(change: TreeChange): readonly TreeChange[] {
  const { path, kind, before, after, steps } = change;
  const group = keysOf(steps).join('.');
  if (kind === 'changed' || !(GROUPS.has(group) || FURTHER_GROUPS.has(group))) return [change];
  const whole = kind === 'added' ? after : before;
  if (typeof whole !== 'object' || whole === null) return [change];
  const parts = Array.isArray(whole)
    ? (whole as readonly Value[]).map((value, index) => ({
        key: index,
        said: `${path}[${nameOf(value, index)}]`,
        value,
      }))
    : Object.entries(whole).map(([key, value]) => ({ key, said: `${path}.${writtenKey(key)}`, value }));
  return parts.flatMap(({ key, said, value }) =>
    inParts({
      ...change,
      path: said,
      steps: [...steps, key],
      before: kind === 'added' ? null : value,
      after: kind === 'added' ? value : null,
    }),
  );
}

function nameOf(value: Value, index: number): string {
  if (typeof value === 'string') return writtenValue(value);
  const id = typeof value === 'object' && value !== null ? (value as { readonly id?: Value }).id : undefined;
  return typeof id === 'string' ? `id=${writtenValue(id)}` : `#${String(index)}`;
}

/** Steps as texts; in settings every step is a key or an index. */
function keysOf(steps: TreeChange['steps']): readonly string[] {
  return steps.map((step) => (typeof step === 'object' ? step.value : String(step)));
}

const known = new Set(lints.map(({ id }) => id));

function directionOf(keys: readonly string[], before: Value, after: Value, changed: ChangedLints): Direction {
  const [first = '', second = ''] = keys;
  switch (first) {
    case 'root':
      return after === true ? 'weaker' : before === true ? 'stricter' : 'other';
    case 'extends':
      return before === null ? 'stricter' : after === null ? 'weaker' : 'other';
    case 'lints':
      return loudness(lintsNamed(second, new Set([...known, ...changed.quieter, ...changed.louder])), changed);
    case 'rules':
      return ruleDirection(keys, before, after);
    case 'org':
      return organisationDirection(keys, before, after);
    default:
      return 'other';
  }
}

function loudness(ids: readonly string[], { quieter, louder }: ChangedLints): Direction {
  if (ids.some((id) => quieter.has(id))) return 'weaker';
  return ids.some((id) => louder.has(id)) ? 'stricter' : 'other';
}

const levels: readonly Value[] = ['off', 'info', 'warning', 'error'];

/** A rule that comes or goes, or its severity or lead. What its text asks, nobody can weigh. */
function ruleDirection(keys: readonly string[], before: Value, after: Value): Direction {
  if (keys.length <= 2) {
    if (before === null) return 'stricter';
    if (after === null) return 'weaker';
    return 'other';
  }
  if (keys[2] === 'severity') return compared(levels.indexOf(before), levels.indexOf(after));
  return keys[2] === 'lead' ? compared(numberOf(before), numberOf(after)) : 'other';
}

/** Fewer or less of it is weaker. */
function compared(before: number, after: number): Direction {
  return after < before ? 'weaker' : after > before ? 'stricter' : 'other';
}

function numberOf(value: Value, otherwise = 0): number {
  return typeof value === 'number' ? value : otherwise;
}

function organisationDirection(keys: readonly string[], before: Value, after: Value): Direction {
  const [, key = '', below = '', item = ''] = keys;
  const [isNew, isGone] = [before === null, after === null];
  switch (key) {
    case 'approvers':
      return signersDirection(item !== '', isNew, isGone);
    case 'waivers':
      if (below === 'approvers') return signersDirection(item !== '', isNew, isGone);
      // Without a limit, a waiver may last for ever.
      return below === 'max_days' ? compared(-numberOf(before, Infinity), -numberOf(after, Infinity)) : 'other';
    case 'required_gates':
    case 'requires':
      switch (keys.at(-1) ?? '') {
        case 'tiers':
          return tiersDirection(before, after, key === 'requires' ? [1, 2] : [1, 2, 3]);
        case 'lead':
          return compared(numberOf(before, USUAL_LEAD), numberOf(after, USUAL_LEAD));
        default:
          return isNew ? 'stricter' : isGone ? 'weaker' : 'other';
      }
    case 'departments':
    case 'freezes':
    case 'holidays':
    case 'portfolio':
      return isNew ? 'stricter' : isGone ? 'weaker' : 'other';
    case 'deal_size':
    case 'sales_cycle_days':
      return rangeDirection(before, after);
    default:
      return 'other';
  }
}

/** The lead of gates and deliverables that set none. docs/format.md#the-organisation-file */
const USUAL_LEAD = 14;

/** More people who may sign is weaker; that only some may sign at all is stricter. */
function signersDirection(isName: boolean, isNew: boolean, isGone: boolean): Direction {
  if (isNew) return isName ? 'weaker' : 'stricter';
  if (isGone) return isName ? 'stricter' : 'weaker';
  return 'other';
}

function tiersDirection(before: Value, after: Value, usual: readonly Value[]): Direction {
  const listOf = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : usual);
  const [was, is] = [listOf(before), listOf(after)];
  if (was.some((tier) => !is.includes(tier))) return 'weaker';
  return is.some((tier) => !was.includes(tier)) ? 'stricter' : 'other';
}

/** The wider a range, the fewer plans lie outside of it. */
function rangeDirection(before: Value, after: Value): Direction {
  const rangeOf = (value: Value): readonly [number, number] => {
    const [least, most] = Array.isArray(value) ? (value as readonly Value[]) : [];
    return [numberOf(least ?? null, -Infinity), numberOf(most ?? null, Infinity)];
  };
  const [[wasLeast, wasMost], [least, most]] = [rangeOf(before), rangeOf(after)];
  if (least < wasLeast || most > wasMost) return 'weaker';
  return least > wasLeast || most < wasMost ? 'stricter' : 'other';
}
