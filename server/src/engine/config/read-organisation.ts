import { motions } from '../../plan/words.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Motion } from '../../plan/motion.ts';
import { entrySpan, itemSpan } from '../../plan/place.ts';
import { departmentKey, isOtherRootKey } from '../../plan/plan.ts';
import type { Tier } from '../../plan/tier.ts';
import type { Requirement } from '../../lints/organisation.ts';
import { type Entry, entryOf, type Node, resolved } from '../../syntax/tree.ts';
import type { Located, Report } from './located.ts';
import { amountOf, dayIn, itemsOf, readKey, settingsIn, textOf, textsOf } from './read-values.ts';

export type Range = readonly [least: number, most: number];

export interface Freeze {
  readonly from: Day;
  /** Its last day, which still belongs to it. */
  readonly to: Day;
}

/** What one settings file says of a required gate. */
export interface WrittenGate {
  readonly at: Located<string>;
  readonly tiers: Located<readonly Tier[]> | undefined;
  readonly lead: Located<number> | undefined;
}

/** What stands under `org` of one settings file, as far as it holds. */
export interface WrittenOrganisation {
  readonly motion: Located<Motion> | undefined;
  readonly departments: Located<readonly string[]> | undefined;
  /** The required tasks of each section, by its key. */
  readonly requires: ReadonlyMap<string, Located<readonly Requirement[]>>;
  /** What is set for each required gate, by its name. */
  readonly requiredGates: ReadonlyMap<string, WrittenGate>;
  readonly waiverApprovers: Located<readonly string[]> | undefined;
  readonly waiverDays: Located<number> | undefined;
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
  const waivers = entryOf(org, 'waivers')?.value;
  const texts = ({ value }: Entry): readonly string[] | undefined => listOf(value, ['string', 'number']);
  return {
    motion: readKey(org, 'motion', ({ value }) => motions.find((motion) => motion === textOf(value))),
    departments: readKey(org, 'departments', (entry) => departmentsOf(entry.value, report)),
    requires: requiresOf(entryOf(org, 'requires')?.value, report),
    requiredGates: gatesOf(entryOf(org, 'required_gates')?.value),
    waiverApprovers: readKey(waivers, 'approvers', ({ value }) => listOf(value)),
    waiverDays: readKey(waivers, 'max_days', ({ value }) => daysOf(value)),
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

/** The departments by the names that the organisation gives them; one that can be no section is reported. */
function departmentsOf(node: Node, report: Report): readonly string[] | undefined {
  if (listItems(node) === undefined) return undefined;
  return textsOf(node, ['string', 'number']).flatMap(({ value, span }) => {
    const key = departmentKey(value);
    if (key === '' || !isOtherRootKey(key)) return [value];
    report(`\`${key}\` is a key of every plan, so it can be no department. Call the department something else.`, span);
    return [];
  });
}

/** The tasks that each section has to have. An id that is written twice counts once. */
function requiresOf(node: Node | undefined, report: Report): WrittenOrganisation['requires'] {
  const found = new Map<string, Located<readonly Requirement[]>>();
  for (const entry of settingsIn(node)) {
    const list = listItems(entry.value);
    if (list === undefined) continue;
    const byId = new Map<string, Requirement>();
    for (const item of list) {
      const requirement = requirementOf(item);
      if (requirement === undefined) continue;
      if (byId.has(requirement.id)) {
        report(`This section requires \`${shown(requirement.id)}\` twice. Remove one.`, itemSpan(item));
      } else byId.set(requirement.id, requirement);
    }
    found.set(departmentKey(entry.key.text), { value: [...byId.values()], span: entry.key.span });
  }
  return found;
}

/** The tiers of a required task that does not say for which it holds. docs/format.md#the-organisation-file */
const USUAL_TIERS: readonly Tier[] = [1, 2];

function requirementOf(node: Node): Requirement | undefined {
  const id = textAt(node, 'id');
  if (id === undefined || id === '') return undefined;
  const tiers = readKey(node, 'tiers', ({ value }) => tiersOf(value))?.value ?? USUAL_TIERS;
  const lead = readKey(node, 'lead', ({ value }) => daysOf(value))?.value;
  return { id, what: textAt(node, 'what') ?? id, tiers, ...(lead === undefined ? {} : { lead }) };
}

function textAt(node: Node, key: string): string | undefined {
  return readKey(node, key, ({ value }) => textOf(value, ['string', 'number']))?.value;
}

function gatesOf(node: Node | undefined): WrittenOrganisation['requiredGates'] {
  const mapping = node === undefined ? undefined : resolved(node);
  if (mapping?.kind !== 'mapping') return new Map();
  // A gate without a value is required all the same.
  const entries = mapping.entries.filter(({ key }) => !key.text.startsWith('x-') && key.text.trim() !== '');
  return new Map(
    entries.map(({ key, value }) => [
      key.text.trim(),
      {
        at: { value: key.text.trim(), span: key.span },
        tiers: readKey(value, 'tiers', (entry) => tiersOf(entry.value)),
        lead: readKey(value, 'lead', (entry) => daysOf(entry.value)),
      },
    ]),
  );
}

function tiersOf(node: Node): readonly Tier[] | undefined {
  const tiers = listItems(node)?.map(amountOf);
  const known = tiers?.filter((tier): tier is Tier => tier === 1 || tier === 2 || tier === 3);
  return known?.length === tiers?.length ? known : undefined;
}

/** A number of whole days. */
function daysOf(node: Node): number | undefined {
  const days = amountOf(node);
  return days !== undefined && Number.isInteger(days) && days <= 3650 ? days : undefined;
}

function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
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
