import type { Document, Mapping, Node } from '../syntax/tree.ts';
import { entryOf, resolved } from '../syntax/tree.ts';
import type { Fact, Planned } from './fact.ts';
import { entrySpan, isEmpty, type Place } from './place.ts';
import { rootFields, sectionFields, sectionKeys } from './plan-shape.ts';
import {
  absentFields,
  everyField,
  isTaskMapping,
  readFields,
  task,
  type Fields,
  type ImpossibleDate,
  type Reading,
  type Shapes,
} from './shape.ts';
import type { Task } from './task.ts';

/** The key that makes a document a launch plan. */
export const MARKER = 'launch_plan';

/** A section of a plan. It is always there to be read; where the author wrote none, all its fields are absent. */
export type Section<S extends Shapes> = Fields<S> &
  Fields<typeof sectionKeys> & {
    readonly at: Place;
    readonly written: boolean;
  };

type Sections = { readonly [K in keyof typeof sectionFields]: Section<(typeof sectionFields)[K]> };
export type SectionName = keyof Sections;
export const sectionNames = Object.keys(sectionFields) as readonly SectionName[];

/** A launch plan, partial and located: each value knows where it stands, each absence where it would stand. */
export type Plan = Fields<typeof rootFields> &
  Sections & {
    /** The `launch_plan` key: where a finding about what the whole plan lacks sits. */
    readonly at: Place;
    /** Every task of the plan in the order it was read, whatever section it stands in. */
    readonly tasks: readonly Task[];
    readonly impossibleDates: readonly ImpossibleDate[];
    /** Whether a part of the document that no key names is damaged, so that nothing absent is known to be absent. */
    readonly damaged: boolean;
    readonly document: Document;
  };

/** The marker at the start of a line or of a flow mapping: how it is told in a text that cannot be read. */
const WRITTEN_MARKER = new RegExp(`(?:^|[{,]\\s*)["']?${MARKER}["']?\\s*:`, 'm');

/** Whether a document is a launch plan. The format, under "Recognising a plan". */
export function isPlan(document: Document, text: string): boolean {
  if (entryOf(document.root, MARKER) !== undefined) return true;
  return document.damage.some(({ span }) => WRITTEN_MARKER.test(text.slice(span.start, span.end)));
}

/** Whether a text that was not even parsed, being too large, seems to be a launch plan. */
export function looksLikePlan(text: string): boolean {
  return WRITTEN_MARKER.test(text);
}

/** Reads a document as a launch plan, whatever shape it is in. */
export function readPlan(document: Document): Plan {
  const reading: Reading = { tasks: [], impossibleDates: [] };
  const root = document.root === undefined ? undefined : resolved(document.root);
  const mapping = root?.kind === 'mapping' ? root : undefined;
  const marker = entryOf(mapping, MARKER);
  const at: Place = { path: [], span: marker?.key.span ?? startOf(document) };
  const damage: DamagedParts = {
    whole: mapping === undefined || document.damage.some((part) => part.key === undefined),
    keys: new Set(document.damage.map((part) => part.key)),
  };
  const facts = mapping === undefined ? absentFields(rootFields, at) : readFields(rootFields, mapping, at, reading);
  const sections = Object.fromEntries(
    sectionNames.map((name) => [name, readSection(name, mapping, at, damage, reading)]),
  ) as unknown as Sections;
  return {
    ...withoutDamaged(facts, damage),
    ...sections,
    at,
    tasks: reading.tasks,
    impossibleDates: reading.impossibleDates,
    damaged: damage.whole,
    document,
  };
}

interface DamagedParts {
  readonly whole: boolean;
  readonly keys: ReadonlySet<string | undefined>;
}

function startOf(document: Document): Place['span'] {
  return { start: document.span.start, end: document.span.start };
}

/** Takes back what cannot be known: a key in a damaged part, or any absence where the damage has no name. */
function withoutDamaged<S extends Shapes>(facts: Fields<S>, damage: DamagedParts): Fields<S> {
  if (!damage.whole && damage.keys.size === 0) return facts;
  const known = Object.entries<Fact<unknown>>(facts).map(([key, fact]) => {
    const unknown = damage.keys.has(key) || (damage.whole && fact.kind === 'absent');
    return [key, unknown ? { kind: 'unreadable', at: fact.at } : fact];
  });
  return Object.fromEntries(known) as Fields<S>;
}

function readSection(
  name: SectionName,
  root: Mapping | undefined,
  plan: Place,
  damage: DamagedParts,
  reading: Reading,
): Section<Shapes> {
  const fields: Shapes = { ...sectionFields[name], ...sectionKeys };
  const entry = entryOf(root, name);
  const at: Place = { path: [name], span: entry === undefined ? plan.span : entrySpan(entry) };
  if (damage.keys.has(name) || (damage.whole && entry === undefined)) return unreadableSection(fields, at);
  if (entry === undefined || isEmpty(entry.value)) {
    return { ...absentFields(fields, at), at, written: false } as Section<Shapes>;
  }
  return readWritten(fields, resolved(entry.value), at, reading);
}

function readWritten(fields: Shapes, node: Node, at: Place, reading: Reading): Section<Shapes> {
  if (node.kind !== 'mapping') return unreadableSection(fields, at);
  const facts = readFields(fields, node, at, reading);
  if (!isTaskMapping(node, fields)) return { ...facts, at, written: true } as Section<Shapes>;
  const whole = task.read(node, at, reading);
  if (whole.kind !== 'planned') return unreadableSection(fields, at);
  // The section as a whole is planned: so is everything that would stand in it.
  const planned: Planned = whole;
  const all = everyField(fields, (key) => ({ ...planned, at: { path: [...at.path, key], span: at.span } }));
  return { ...all, owner: facts.owner, at, written: true } as Section<Shapes>;
}

function unreadableSection(fields: Shapes, at: Place): Section<Shapes> {
  const facts = everyField(fields, (key) => ({ kind: 'unreadable', at: { path: [...at.path, key], span: at.span } }));
  return { ...facts, at, written: true } as Section<Shapes>;
}
