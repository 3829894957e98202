import { type Document, type Entry, entryOf, type Mapping, type Node, resolved } from '../syntax/tree.ts';
import { parsePeriod, type Precision } from './date-ref.ts';
import type { Fact, Task } from './fact.ts';
import { isPlaceholder } from './placeholder.ts';
import { below, entrySpan, isEmpty, type Place } from './place.ts';
import { rootFields, sectionFields, sectionKeys } from './plan-shape.ts';
import {
  absentFields,
  everyField,
  type Fields,
  type ImpossibleDate,
  isTaskMapping,
  type Layout,
  layoutOf,
  readFields,
  type Reading,
  type Shapes,
  task,
} from './shape.ts';

/** The key that makes a document a launch plan. */
export const MARKER = 'launch_plan';

/** A section of a plan. It is always there to be read; where the author wrote none, all its fields are absent. */
export type Section<S extends Shapes> = Fields<S> &
  Fields<typeof sectionKeys> & {
    readonly at: Place;
    readonly written: boolean;
  };

/** A section that an organisation adds for a department of its own. */
export type DepartmentSection = Fields<typeof sectionKeys> & {
  readonly at: Place;
  readonly written: boolean;
};

type Sections = { readonly [K in keyof typeof sectionFields]: Section<(typeof sectionFields)[K]> };
export type SectionName = keyof Sections;
export const sectionNames = Object.keys(sectionFields) as readonly SectionName[];
const sections: ReadonlySet<unknown> = new Set(sectionNames);

/** Whether the first step of a path, or a word of any other origin, is the name of a section. */
export function isSectionName(name: unknown): name is SectionName {
  return sections.has(name);
}

/** Whether a key of the root means something else than a section. */
export function isOtherRootKey(key: string): boolean {
  return Object.hasOwn(rootFields, key);
}

/** The key of a department's section: in lower case, with underscores. docs/format.md#the-organisation-file */
export function departmentKey(name: string): string {
  return name
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

/** A launch plan, partial and located: each value knows where it stands, each absence where it would stand. */
export type Plan = Fields<typeof rootFields> &
  Sections & {
    /** The `launch_plan` key: where a finding about what the whole plan lacks sits. */
    readonly at: Place;
    /** The sections of departments that the organisation adds, by their keys; none until they are known. */
    readonly departments: ReadonlyMap<string, DepartmentSection>;
    /** Every task of the plan in the order it was read, whatever section it stands in. */
    readonly tasks: readonly Task[];
    readonly impossibleDates: readonly ImpossibleDate[];
    /** How exactly the launch date is known: it is the last day of a month or a quarter where it is less than a day. */
    readonly datePrecision: Precision;
    /** The values that are placeholders: they count as absent. */
    readonly placeholders: ReadonlySet<Node>;
    /** Whether the schema allows all of it beyond doubt, so that it need not be asked. */
    readonly evident: boolean;
    /** Whether a part of the document that no key names is damaged, so that nothing absent is known to be absent. */
    readonly damaged: boolean;
    readonly document: Document;
  };

/** The marker at the start of a line or of a flow mapping: how it is told in a text that cannot be read. */
const WRITTEN_MARKER = new RegExp(`(?:^|[{,]\\s*)["']?${MARKER}["']?\\s*:`, 'm');

/** Whether a document is a launch plan. docs/format.md#which-files-are-plans */
export function isPlan(document: Document, text: string): boolean {
  if (entryOf(document.root, MARKER) !== undefined) return true;
  return document.damage.some(({ span }) => WRITTEN_MARKER.test(text.slice(span.start, span.end)));
}

/** Whether a text that was not even parsed, being too large, seems to be a launch plan. */
export function looksLikePlan(text: string): boolean {
  return WRITTEN_MARKER.test(text);
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const planLayout = layoutOf<Writable<Plan>>(
  rootFields,
  ['at', 'departments', 'tasks', 'impossibleDates', 'placeholders', 'datePrecision', 'evident', 'damaged', 'document'],
  sectionNames,
  [],
);

/** Reads a document as a launch plan, whatever shape it is in. */
export function readPlan(document: Document): Plan {
  const reading: Reading = { tasks: [], impossibleDates: [], placeholders: new Set(), evident: true };
  const root = document.root === undefined ? undefined : resolved(document.root);
  const mapping = root?.kind === 'mapping' ? root : undefined;
  const entries = new Map(mapping?.entries.map((entry) => [entry.key.text, entry]));
  const marker = entries.get(MARKER);
  const at: Place = { path: [], span: marker?.key.span ?? startOf(document) };
  const damage = damageOf(document, mapping);
  const plan: Writable<Plan> =
    mapping === undefined ? absentFields(planLayout, at) : readFields(planLayout, mapping, at, reading);
  takeBackDamaged(plan, damage);
  const written: Record<string, unknown> = plan;
  for (const [name, layout] of sectionLayouts) {
    written[name] = readSection(name, layout, entries.get(name), at, damage, reading);
  }
  plan.departments = noDepartments;
  plan.tasks = reading.tasks;
  plan.impossibleDates = reading.impossibleDates;
  plan.placeholders = reading.placeholders;
  plan.datePrecision = precisionAt(entries.get('date'));
  plan.evident = reading.evident && requiredFields.every((key) => plan[key].kind === 'given');
  plan.damaged = damage.whole;
  plan.document = document;
  return plan;
}

const noDepartments: Plan['departments'] = new Map();

/**
 * The plan with the sections that an organisation adds. Which ones there are is not in the plan, so they are read once
 * its settings are known.
 *
 * @param keys the keys of those sections, none of which is a key of the format.
 */
export function withDepartments(plan: Plan, keys: readonly string[]): Plan {
  if (keys.length === 0) return plan;
  const { document } = plan;
  const reading: Reading = {
    tasks: [...plan.tasks],
    impossibleDates: [...plan.impossibleDates],
    placeholders: new Set(plan.placeholders),
    evident: plan.evident,
  };
  const root = document.root === undefined ? undefined : resolved(document.root);
  const mapping = root?.kind === 'mapping' ? root : undefined;
  const entries = new Map(mapping?.entries.map((entry) => [entry.key.text, entry]));
  const damage = damageOf(document, mapping);
  const departments = new Map(
    keys.map((key) => {
      const layout = layoutOf<Writable<Section<Shapes>>>(sectionKeys, ['at', 'written'], [], [key]);
      const read = readSection(key, layout, entries.get(key), plan.at, damage, reading);
      return [key, read] as const;
    }),
  );
  const { tasks, impossibleDates, placeholders, evident } = reading;
  return { ...plan, departments, tasks, impossibleDates, placeholders, evident };
}

/** The section of a key: one of the format, or of a department that the organisation adds. */
export function sectionAt(plan: Plan, key: unknown): DepartmentSection | undefined {
  return isSectionName(key) ? plan[key] : typeof key === 'string' ? plan.departments.get(key) : undefined;
}

function precisionAt(date: Entry | undefined): Precision {
  const node = date && resolved(date.value);
  return (node?.kind === 'scalar' ? parsePeriod(node.text)?.precision : undefined) ?? 'day';
}

interface DamagedParts {
  readonly whole: boolean;
  readonly keys: ReadonlySet<string | undefined>;
}

function damageOf({ damage }: Document, mapping: Mapping | undefined): DamagedParts {
  return {
    whole: mapping === undefined || damage.some((part) => part.key === undefined),
    keys: new Set(damage.map((part) => part.key)),
  };
}

function startOf(document: Document): Place['span'] {
  return { start: document.span.start, end: document.span.start };
}

const requiredFields = ['launch_plan', 'name', 'owner', 'tier', 'stage', 'date'] as const;

/** Takes back what cannot be known: a key in a damaged part, or any absence where the damage has no name. */
function takeBackDamaged(plan: Writable<Fields<typeof rootFields>>, damage: DamagedParts): void {
  if (!damage.whole && damage.keys.size === 0) return;
  const facts: Record<string, Fact<unknown>> = plan;
  for (const { key } of planLayout.list) {
    const fact = facts[key];
    if (fact === undefined || !(damage.keys.has(key) || (damage.whole && fact.kind === 'absent'))) continue;
    facts[key] = { kind: 'unreadable', at: fact.at };
  }
}

type SectionLayout = Layout<Writable<Section<Shapes>>>;

/** The layout of each section, with the keys that any section may have. */
const sectionLayouts: ReadonlyMap<SectionName, SectionLayout> = new Map(
  sectionNames.map((name) => [
    name,
    layoutOf<Writable<Section<Shapes>>>({ ...sectionFields[name], ...sectionKeys }, ['at', 'written'], [], [name]),
  ]),
);

function readSection(
  name: string,
  layout: SectionLayout,
  entry: Entry | undefined,
  plan: Place,
  damage: DamagedParts,
  reading: Reading,
): Section<Shapes> {
  const at: Place = { path: [name], span: entry === undefined ? plan.span : entrySpan(entry) };
  if (damage.keys.has(name) || (damage.whole && entry === undefined)) return unreadableSection(layout, at, reading);
  if (entry === undefined || isEmpty(entry.value)) {
    if (entry !== undefined && resolved(entry.value).kind !== 'scalar') reading.evident = false;
    return section(absentFields(layout, at), false);
  }
  const node = resolved(entry.value);
  if (node.kind === 'scalar' && isPlaceholder(node.text)) {
    reading.placeholders.add(entry.value);
    return section(absentFields(layout, at), false);
  }
  return readWritten(layout, node, at, reading);
}

function section(fields: Writable<Section<Shapes>>, written: boolean): Section<Shapes> {
  fields.written = written;
  return fields;
}

function readWritten(layout: SectionLayout, node: Node, at: Place, reading: Reading): Section<Shapes> {
  if (node.kind !== 'mapping') return unreadableSection(layout, at, reading);
  const facts = readFields(layout, node, at, reading);
  if (!isTaskMapping(node, layout.fields)) return section(facts, true);
  reading.evident = false;
  const whole = task.read(node, at, reading);
  if (whole.kind !== 'planned') return unreadableSection(layout, at, reading);
  // The section as a whole is planned: so is everything that would stand in it.
  const all = everyField(layout, at, (key) => ({
    kind: 'planned',
    at: { path: below(at.path, key), span: at.span },
    task: whole.task,
  }));
  all.owner = facts.owner;
  return section(all, true);
}

function unreadableSection(layout: SectionLayout, at: Place, reading: Reading): Section<Shapes> {
  reading.evident = false;
  return section(
    everyField(layout, at, (key) => ({ kind: 'unreadable', at: { path: below(at.path, key), span: at.span } })),
    true,
  );
}
