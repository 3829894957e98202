import { motions } from '../../plan/words.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Motion } from '../../plan/motion.ts';
import { entrySpan, itemSpan } from '../../plan/place.ts';
import { type Entry, entryOf, type Node } from '../../syntax/tree.ts';
import type { Located, Report } from './located.ts';
import { amountOf, dayIn, itemsOf, readKey, settingsIn, textOf, textsOf } from './read-values.ts';

export type Range = readonly [least: number, most: number];

export interface Freeze {
  readonly from: Day;
  /** Its last day, which still belongs to it. */
  readonly to: Day;
}

/** What stands under `org` of one settings file, as far as it holds. */
export interface WrittenOrganisation {
  readonly motion: Located<Motion> | undefined;
  readonly departments: Located<readonly string[]> | undefined;
  readonly dealSize: Located<Range> | undefined;
  readonly salesCycleDays: Located<Range> | undefined;
  readonly portfolio: Located<readonly string[]> | undefined;
  /** By gate. */
  readonly approvers: ReadonlyMap<string, Located<readonly string[]>>;
  readonly holidays: Located<readonly Day[]> | undefined;
  readonly freezes: Located<readonly Freeze[]> | undefined;
}

/** Reads `org`. docs/format.md#the-organisation-file */
export function readOrganisation(org: Node | undefined, report: Report): WrittenOrganisation {
  const texts = ({ value }: Entry): readonly string[] | undefined => listOf(value, ['string', 'number']);
  return {
    motion: readKey(org, 'motion', ({ value }) => motions.find((motion) => motion === textOf(value))),
    departments: readKey(org, 'departments', texts),
    dealSize: readKey(org, 'deal_size', (entry) => rangeOf(entry, report)),
    salesCycleDays: readKey(org, 'sales_cycle_days', (entry) => rangeOf(entry, report)),
    portfolio: readKey(org, 'portfolio', texts),
    approvers: approversOf(entryOf(org, 'approvers')?.value),
    holidays: readKey(org, 'holidays', ({ value }) => listItems(value)?.flatMap((item) => dayIn(item, report) ?? [])),
    freezes: readKey(org, 'freezes', ({ value }) => listItems(value)?.flatMap((item) => freezeOf(item, report) ?? [])),
  };
}

/** The items of a list, or a single one that stands without it; undefined for a mapping, which is neither. */
function listItems(node: Node): readonly Node[] | undefined {
  return settingsIn(node).length > 0 ? undefined : itemsOf(node);
}

function listOf(node: Node, types?: readonly ('string' | 'number')[]): readonly string[] | undefined {
  return listItems(node) && textsOf(node, types).map(({ value }) => value);
}

function rangeOf(entry: Entry, report: Report): Range | undefined {
  const [least, most, ...more] = itemsOf(entry.value).map(amountOf);
  if (least === undefined || most === undefined || more.length > 0) return undefined;
  if (least <= most) return [least, most];
  report(
    `This range runs backwards. Write the least first and then the most: [${String(most)}, ${String(least)}].`,
    entrySpan(entry),
  );
  return undefined;
}

function approversOf(node: Node | undefined): WrittenOrganisation['approvers'] {
  return new Map(
    settingsIn(node).flatMap((entry) => {
      const value = listOf(entry.value);
      return value === undefined ? [] : [[entry.key.text.trim(), { value, span: entrySpan(entry) }] as const];
    }),
  );
}

function freezeOf(node: Node, report: Report): Freeze | undefined {
  const [from, to] = ['from', 'to'].map((key) => readKey(node, key, ({ value }) => dayIn(value, report))?.value);
  if (from === undefined || to === undefined) return undefined;
  if (from <= to) return { from, to };
  report('This freeze ends before it begins, so it covers no day. Exchange `from` and `to`.', itemSpan(node));
  return undefined;
}
