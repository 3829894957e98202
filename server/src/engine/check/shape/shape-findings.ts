import { offer, repair, type Fix } from '../../../lints/fix.ts';
import { entrySpan, isEmpty, itemSpan, type Path } from '../../../plan/place.ts';
import { given } from '../../../plan/fact.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ShapeFault, UnknownKey } from '../../../schema/shape-fault.ts';
import { launchSchema, type JsonSchema } from '../../../schema/json-schema.ts';
import { planSchemaWith } from '../../../schema/plan-schema.ts';
import { validateDepartment } from '../../../schema/validate-department.ts';
import { validateLaunch } from '../../../schema/validate-launch.ts';
import { toData } from '../../../syntax/data.ts';
import { entryOf, resolved, type Node, type Sequence } from '../../../syntax/tree.ts';
import type { Span } from '../../../text/span.ts';
import type { Finding } from '../../finding.ts';
import { dateMeant, whyImpossible } from './date-repair.ts';
import { unknownReferences } from './references.ts';
import { shapeFinding } from './shape-finding.ts';
import { listed } from '../../../text/listed.ts';
import { shapeMessage } from './shape-messages.ts';
import { slipBehind } from '../slips/shape-slips.ts';
import type { Slip } from '../slips/slip.ts';
import { silentSlips, type SilentSlip } from '../slips/silent-slips.ts';
import { keyAdvisor, type KeyAdvice } from './unknown-key.ts';
import { unknownKeysWithoutValue } from './valueless-keys.ts';

/** What is wrong with the shape of a plan, and what lints may therefore not conclude. */
export interface Shape {
  readonly findings: readonly Finding[];
  /** Whether what is absent at a path, or above it, is there under a mistaken key: one fault, one finding. */
  readonly isMistaken: (path: Path) => boolean;
}

/**
 * The faults of a plan's shape: its schema, dates that do not exist, shares that do not add up, unknown references, and
 * what means something else to YAML than to its author.
 *
 * @param text the text that the plan was read from.
 * @param ownRules the ids of the organisation's own rules, which a waiver may name as well.
 */
export function shapeOf(plan: Plan, text: string, ownRules: ReadonlySet<string> = new Set()): Shape {
  const { root } = plan.document;
  if (root === undefined || plan.damaged) return { findings: [], isMistaken: () => false };
  const isLeftOut = leftOut(plan);
  const schema = planSchemaWith([...plan.departments.keys()]);
  const faults = plan.evident ? [] : faultsOf(plan, root, schema, isLeftOut).filter((fault) => !isDamaged(fault, plan));
  const { findings, mistaken } = faultFindings(faults, root, { ...vocabulary, schema }, isLeftOut);
  const slips = silentSlips(plan.document, text);
  return {
    findings: [
      ...withoutSlips(findings, slips),
      ...slips.map(({ kind, path, slip }) => slipFinding(`schema/${kind}`, path, slip)),
      ...impossibleDates(plan),
      ...effortSum(plan),
      ...unknownReferences(plan, ownRules),
    ],
    // What a slip changed the meaning of is no ground for a check.
    isMistaken: isBelow([...mistaken, ...slips.map(({ path }) => path)]),
  };
}

/** A fault within a slip, such as the rest of a number behind its comma, is one fault with it. */
function withoutSlips(findings: readonly Finding[], slips: readonly SilentSlip[]): readonly Finding[] {
  if (slips.length === 0) return findings;
  return findings.filter(({ span }) => !slips.some(({ slip }) => slip.span !== undefined && isWithin(span, slip.span)));
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function slipFinding(rule: string, path: Path, { message, span, fixes }: Slip): Finding {
  return shapeFinding(rule, message, span ?? { start: 0, end: 0 }, path, fixes);
}

function faultsOf(
  { departments }: Plan,
  root: Node,
  schema: JsonSchema,
  isLeftOut: (node: Node) => boolean,
): readonly ShapeFault[] {
  const own = [...departments.keys()].flatMap((key) => entryOf(root, key) ?? []);
  const values = new Set(own.map(({ value }) => value));
  return [
    // What the compiled schema does not know as a section is judged by the schema of sections.
    ...validateLaunch(toData(root, (node) => isLeftOut(node) || values.has(node))),
    ...own.flatMap(({ key, value }) => departmentFaults(key.text, toData(value, isLeftOut))),
    ...unknownKeysWithoutValue(root, schema, isLeftOut),
  ];
}

function departmentFaults(key: string, data: unknown): readonly ShapeFault[] {
  if (data === undefined || data === null) return [];
  return validateDepartment(data).map((fault) => ({ ...fault, path: [key, ...fault.path] }));
}

/**
 * A placeholder counts as absent, so the schema does not judge it. Of the plan's owner it is the lints that speak: it is
 * the one required key that says too little rather than nothing.
 */
function leftOut({ placeholders, document: { root } }: Plan): (node: Node) => boolean {
  const owner = entryOf(root, 'owner')?.value;
  return (node) => placeholders.has(node) && node !== owner;
}

/** How one kind of file speaks of its faults. */
export interface Vocabulary {
  /** The area of the ids: `schema` or `config`. */
  readonly area: string;
  /** What the file is, with its article. */
  readonly whole: string;
  /** Where a finding about what the whole file lacks sits. */
  readonly marker: string | undefined;
  readonly schema: JsonSchema;
  /** Whether the words that people use for keys of plans are meant here. */
  readonly hasThesaurus: boolean;
}

const vocabulary: Vocabulary = {
  area: 'schema',
  whole: 'a launch plan',
  marker: 'launch_plan',
  schema: launchSchema,
  hasThesaurus: true,
};

/** Makes findings of faults, and tells which absent keys stand there under a mistaken name. */
export function faultFindings(
  faults: readonly ShapeFault[],
  root: Node,
  words: Vocabulary,
  isLeftOut: (node: Node) => boolean = () => false,
): { readonly findings: readonly Finding[]; readonly mistaken: readonly Path[] } {
  const mistaken: Path[] = [];
  const locate = locator(root, isLeftOut);
  const advisor = keyAdvisor(root, words.schema, words.hasThesaurus);
  const found = faults.flatMap((told): readonly Finding[] => {
    const place = locate(told.path);
    const fault = asDate(told, writtenAt(place.node));
    const target = 'key' in fault ? keyPlace(place.node, fault) : place;
    const advice = fault.kind === 'unknown-key' ? adviceFor(fault, place.node, advisor) : undefined;
    const said = shapeMessage(fault, words.whole, writtenAt(target.node), advice?.said);
    const isRepair = advice?.isRepair ?? said.isRepair;
    if (advice?.meant !== undefined) mistaken.push(advice.meant);
    const span = target.node === undefined ? markerSpan(root, place.span, words) : target.span;
    const rule = `${words.area}/${fault.kind}`;
    // What the format itself says how to repair is no slip.
    const slip = isRepair === true ? undefined : slipBehind(fault, target.node, place.node);
    if (slip !== undefined) return [shapeFinding(rule, slip.message, slip.span ?? span, pathOf(fault), slip.fixes)];
    const fixes =
      advice?.fixes ?? (said.suggestion === undefined ? [] : [suggestionFix(said.suggestion, span, isRepair)]);
    return [shapeFinding(rule, said.message, span, pathOf(fault), fixes)];
  });
  return { findings: withoutExplained(found, mistaken, words), mistaken };
}

/** What is a number to YAML may be a day to its author, as `20270310`. */
function asDate(fault: ShapeFault, written: string): ShapeFault {
  if (fault.kind !== 'wrong-type' || fault.wantedDate === undefined || fault.actual !== 'number') return fault;
  const { path, wantedDate: wanted } = fault;
  return dateMeant(written, wanted) === undefined ? fault : { kind: 'invalid-date', path, wanted };
}

/** A missing key that stands there misspelt is one fault with its misspelling. */
function withoutExplained(
  findings: readonly Finding[],
  mistaken: readonly Path[],
  { area }: Vocabulary,
): readonly Finding[] {
  const explained = new Set(mistaken.map(keyOf));
  return findings.filter(({ rule, path }) => rule !== `${area}/missing-key` || !explained.has(keyOf(path)));
}

/** A value is put right by `--fix` only where nothing else can be meant. */
function suggestionFix(suggestion: string, span: Span, isRepair = false): Fix {
  const change = { kind: 'replace', span, text: suggestion } as const;
  const title = `Change to \`${suggestion}\``;
  return isRepair ? repair(title, change) : offer(title, change);
}

/** What to do about an unknown key; nothing where it is a task's key beside those of a fact. */
function adviceFor(
  fault: UnknownKey,
  mapping: Node | undefined,
  advisor: ReturnType<typeof keyAdvisor>,
): KeyAdvice | undefined {
  const entry = entryOf(mapping, fault.key);
  if (entry === undefined || mapping === undefined || fault.allowed.includes(fault.key)) return undefined;
  return advisor(fault, entry, resolved(mapping));
}

function pathOf(fault: ShapeFault): Path {
  return 'key' in fault ? [...fault.path, fault.key] : fault.path;
}

interface Located {
  readonly node: Node | undefined;
  readonly span: Span;
}

/**
 * Finds the node at a path of keys and indexes, and the smallest text to underline for it. A long list may have a fault
 * in each of its items, so what counts as one is found out once for each list.
 */
function locator(root: Node, isLeftOut: (node: Node) => boolean): (path: readonly (string | number)[]) => Located {
  const stated = new Map<Node, readonly Node[]>();
  const itemsOf = (list: Sequence): readonly Node[] => {
    const known = stated.get(list);
    if (known !== undefined) return known;
    // Items that say nothing are no items of the data that was validated.
    const found = list.items.filter((node) => !isLeftOut(node) && (!isEmpty(node) || resolved(node).kind !== 'scalar'));
    stated.set(list, found);
    return found;
  };
  return (path) => {
    let place: Located = { node: root, span: itemSpan(root) };
    for (const step of path) {
      const value = place.node === undefined ? undefined : resolved(place.node);
      if (typeof step === 'string') {
        const entry = entryOf(value, step);
        if (entry === undefined) return place;
        place = { node: entry.value, span: entrySpan(entry) };
      } else if (value?.kind === 'sequence') {
        const item = itemsOf(value)[step];
        if (item === undefined) return place;
        place = { node: item, span: itemSpan(item) };
      }
    }
    return place;
  };
}

/** An unknown key, or the placeholder in place of a missing value; no node where the key is not there at all. */
function keyPlace(mapping: Node | undefined, { kind, key }: ShapeFault & { readonly key: string }): Located {
  const entry = entryOf(mapping, key);
  const node =
    kind === 'unknown-key' ? entry?.key : entry !== undefined && !isEmpty(entry.value) ? entry.value : undefined;
  return { node, span: node?.span ?? { start: 0, end: 0 } };
}

function markerSpan(root: Node, otherwise: Span, { marker }: Vocabulary): Span {
  return (marker === undefined ? undefined : entryOf(root, marker)?.key.span) ?? otherwise;
}

function writtenAt(node: Node | undefined): string {
  const value = node === undefined ? undefined : resolved(node);
  return value?.kind === 'scalar' ? value.text : '';
}

function isDamaged(fault: ShapeFault, { document }: Plan): boolean {
  const key = pathOf(fault)[0];
  return document.damage.some((part) => part.key === key);
}

/** Whether a path is one of some or leads below one: asked of every claim, so it takes no longer for more of them. */
function isBelow(starts: readonly Path[]): (path: Path) => boolean {
  if (starts.length === 0) return () => false;
  const keys = new Set(starts.map(keyOf));
  return (path) => path.some((_, index) => keys.has(keyOf(path.slice(0, index + 1))));
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

function impossibleDates({ impossibleDates }: Plan): readonly Finding[] {
  return impossibleDates.map(({ span, text, path }) =>
    shapeFinding('schema/invalid-date', whyImpossible(text, text), span, path),
  );
}

/** The shares of building and distribution are parts of one whole. docs/format.md#sections */
function effortSum({ effort }: Plan): readonly Finding[] {
  const [build, distribute] = [given(effort.build), given(effort.distribute)];
  if (build === undefined || distribute === undefined || build + distribute === 100) return [];
  const sum = `${listed([`build ${String(build)}`, `distribute ${String(distribute)}`], 'and')} make ${String(build + distribute)}`;
  const message = `The effort is given in percent, and ${sum}. Let the two make 100, or leave one of them out.`;
  return [shapeFinding('schema/effort-sum', message, effort.distribute.at.span, effort.distribute.at.path)];
}
