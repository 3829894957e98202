import { entrySpan, isEmpty, itemSpan } from '../../plan/place.ts';
import { parseDay, type Day } from '../../plan/calendar.ts';
import { entryOf, resolved, type Entry, type Node, type Scalar } from '../../syntax/tree.ts';
import type { Located, Report } from './located.ts';

/**
 * Reads the value of a key.
 *
 * @param read gives undefined for a value that does not hold. The schema, or `read` itself, has reported why.
 * @returns undefined where the key is absent, says nothing or does not hold.
 */
export function readKey<T>(
  mapping: Node | undefined,
  key: string,
  read: (entry: Entry) => T | undefined,
): Located<T> | undefined {
  const entry = entryOf(mapping, key);
  if (entry === undefined || saysNothing(entry.value)) return undefined;
  const value = read(entry);
  return value === undefined ? undefined : { value, span: entrySpan(entry) };
}

/** Whether a key stands without a value. An empty list is a value: nobody, no day, no product. */
function saysNothing(node: Node): boolean {
  return resolved(node).kind === 'scalar' && isEmpty(node);
}

/** The entries of a mapping that have a value and are not the organisation's own (`x-`). */
export function settingsIn(node: Node | undefined): readonly Entry[] {
  const mapping = node === undefined ? undefined : resolved(node);
  if (mapping?.kind !== 'mapping') return [];
  return mapping.entries.filter(({ key, value }) => !key.text.startsWith('x-') && !saysNothing(value));
}

/** The items of a list that say something; a single value may stand without the list. */
export function itemsOf(node: Node): readonly Node[] {
  const value = resolved(node);
  if (value.kind === 'scalar') return saysNothing(node) ? [] : [node];
  return value.kind === 'sequence' ? value.items.filter((item) => !saysNothing(item)) : [];
}

/** The text of a scalar that is text, or also a number where the schema takes one for text. */
export function textOf(node: Node, types: readonly ('string' | 'number')[] = ['string']): string | undefined {
  const scalar = scalarOf(node);
  return types.some((type) => typeof scalar?.value === type) ? scalar?.text.trim() : undefined;
}

/** The texts of a list, each with its place; items that are no text are left out. */
export function textsOf(node: Node, types?: readonly ('string' | 'number')[]): readonly Located<string>[] {
  return itemsOf(node).flatMap((item) => {
    const value = textOf(item, types);
    return value === undefined ? [] : [{ value, span: itemSpan(item) }];
  });
}

/** A number that is not negative. */
export function amountOf(node: Node): number | undefined {
  const value = scalarOf(node)?.value;
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

const WRITTEN_AS_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar. One that is written as a date and does not exist is reported; the rest is the schema's. */
export function dayIn(node: Node, report: Report): Day | undefined {
  const text = textOf(node);
  const day = text === undefined ? undefined : parseDay(text);
  if (text !== undefined && day === undefined && WRITTEN_AS_DATE.test(text)) {
    report(`The calendar has no ${text}. Correct the day, the month or the year.`, node.span);
  }
  return day;
}

function scalarOf(node: Node): Scalar | undefined {
  const value = resolved(node);
  return value.kind === 'scalar' ? value : undefined;
}
