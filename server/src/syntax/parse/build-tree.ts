import type { Span } from '../../text/span.ts';
import { quotedName } from '../edit/quoted-name.ts';
import type { RawAlias, RawMapping, RawNode } from './raw-tree.ts';
import {
  resolved,
  type Alias,
  type Damage,
  type Entry,
  type Mapping,
  type Node,
  type Scalar,
  type Sequence,
  type SyntaxProblem,
} from '../tree.ts';

/** How many nodes the aliases of one document may stand for, together, before it counts as an alias bomb. */
export const MAX_ALIASED_NODES = 100_000;

export interface BuiltTree {
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly damage: readonly Damage[];
}

/**
 * Gives a raw document its meaning: values by the core schema, aliases and their targets, merge keys, and what is wrong
 * with any of them.
 *
 * Linear in the size of the document plus {@link MAX_ALIASED_NODES}: an alias counts as many nodes as it stands for.
 * The one that goes past the limit is an `alias-bomb`, and nothing else of the document is reported.
 *
 * @param whole the span of the document, which is the damage of a bomb
 */
export function buildTree(text: string, raw: RawNode | undefined, document: number, whole: Span): BuiltTree {
  if (raw === undefined) return { root: undefined, problems: [], damage: [] };
  const build: Build = {
    text,
    document,
    anchors: new Map(),
    problems: [],
    damage: [],
    count: 0,
    aliased: 0,
    unresolved: 0,
  };
  const root = buildNode(build, raw, true);
  const bomb = build.problems.find((problem) => problem.code === 'alias-bomb');
  if (bomb) return { root: undefined, problems: [bomb], damage: [{ span: whole, key: undefined }] };
  if (root.kind !== 'mapping' && build.unresolved > 0) build.damage.push({ span: whole, key: undefined });
  return { root, problems: build.problems, damage: build.damage };
}

/** The state of one walk in the order of the text, in which an anchor holds from where it stands. */
interface Build {
  readonly text: string;
  readonly document: number;
  readonly anchors: Map<string, Anchor>;
  readonly problems: SyntaxProblem[];
  readonly damage: Damage[];
  /** Nodes so far, those behind aliases included; the size of a node is how much it adds. */
  count: number;
  /** Of these, the nodes behind aliases. */
  aliased: number;
  unresolved: number;
}

type Anchor =
  /** The node that it names is still being read, so an alias to it would contain itself. */
  { readonly state: 'open' } | { readonly state: 'closed'; readonly node: Exclude<Node, Alias>; readonly size: number };

function buildNode(build: Build, raw: RawNode, atRoot = false): Node {
  if (raw.kind === 'alias') return buildAlias(build, raw);
  if (raw.anchor !== undefined) build.anchors.set(raw.anchor, { state: 'open' });
  const before = build.count++;
  const node = buildContent(build, raw, atRoot);
  if (raw.anchor !== undefined) build.anchors.set(raw.anchor, { state: 'closed', node, size: build.count - before });
  return node;
}

function buildContent(build: Build, raw: Exclude<RawNode, RawAlias>, atRoot: boolean): Exclude<Node, Alias> {
  switch (raw.kind) {
    case 'scalar':
      return raw;
    case 'sequence':
      return buildSequence(build, raw.span, raw.style, raw.items);
    case 'mapping':
      return buildMapping(build, raw, atRoot);
  }
}

function buildSequence(build: Build, span: Span, style: Sequence['style'], raw: readonly RawNode[]): Sequence {
  return { kind: 'sequence', span, style, items: raw.map((item) => buildNode(build, item)) };
}

function buildAlias(build: Build, { span, name }: RawAlias): Node {
  build.count++;
  const anchor = build.anchors.get(name);
  if (anchor?.state !== 'closed') {
    build.unresolved++;
    addProblem(build, 'unresolved-alias', span, anchor ? containsItself(name) : unknownAnchor(name));
    return { kind: 'scalar', span, value: null, text: build.text.slice(span.start, span.end), style: 'plain' };
  }
  build.count += anchor.size;
  const within = build.aliased <= MAX_ALIASED_NODES;
  build.aliased += anchor.size;
  if (within && build.aliased > MAX_ALIASED_NODES) addProblem(build, 'alias-bomb', span, ALIAS_BOMB);
  return { kind: 'alias', span, name, target: anchor.node };
}

function buildMapping(build: Build, { span, style, pairs }: RawMapping, atRoot: boolean): Mapping {
  const own: Entry[] = [];
  // Few keys are sooner looked through than put into a map.
  const byName = pairs.length > FEW_KEYS ? new Map<string, Entry>() : undefined;
  const merges: Node[] = [];
  for (const pair of pairs) {
    const unresolvedBefore = build.unresolved;
    const merge = isMergeKey(pair.key);
    const key = buildKey(build, pair.key);
    const value = buildNode(build, pair.value);
    const first = byName === undefined ? own.find((entry) => entry.key.text === key.text) : byName.get(key.text);
    if (merge) merges.push(value);
    else if (first) addProblem(build, 'duplicate-key', key.span, duplicateKey(key.text), firstOf(first));
    else {
      const entry = { key, value, merged: false };
      own.push(entry);
      byName?.set(key.text, entry);
    }
    if (atRoot && build.unresolved > unresolvedBefore) {
      // What an unknown merge would have brought in may be any key of the root.
      build.damage.push({ span: { start: key.span.start, end: value.span.end }, key: merge ? undefined : key.text });
    }
  }
  const entries = merges.length > 0 ? withMerged(build, own, merges) : own;
  return { kind: 'mapping', span, style, entries, merges };
}

const FEW_KEYS = 8;

/** `<<` merges only where it is not quoted (https://yaml.org/type/merge.html). */
function isMergeKey(key: RawNode): boolean {
  return key.kind === 'scalar' && key.style === 'plain' && key.text === '<<' && key.tag === undefined;
}

/** The entries of a mapping: own ones win over merged ones, and an earlier merge over a later one. */
function withMerged(build: Build, own: readonly Entry[], merges: readonly Node[]): readonly Entry[] {
  if (build.aliased > MAX_ALIASED_NODES) return own;
  const entries = new Map(own.map((entry) => [entry.key.text, entry]));
  for (const source of merges.flatMap(mergeSources)) {
    const mapping = resolved(source);
    if (mapping.kind === 'mapping') {
      for (const entry of mapping.entries) {
        if (entries.has(entry.key.text)) continue;
        entries.set(entry.key.text, entry.merged ? entry : { ...entry, merged: true });
      }
    } else if (!isUnresolvedAlias(source)) {
      addProblem(build, 'error', source.span, NOT_MERGEABLE);
    }
  }
  return [...entries.values()];
}

function mergeSources(value: Node): readonly Node[] {
  const node = resolved(value);
  return node.kind === 'sequence' ? node.items : [value];
}

/** Its own problem tells of it. */
function isUnresolvedAlias(node: Node): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && node.text.startsWith('*');
}

/** A key that is no scalar is kept as its source, so that every key can be named and pointed at. */
function buildKey(build: Build, raw: RawNode): Scalar {
  const node = buildNode(build, raw);
  const key = resolved(node);
  if (key.kind === 'scalar') return key.span === node.span ? key : { ...key, span: node.span };
  const source = build.text.slice(node.span.start, node.span.end);
  return { kind: 'scalar', span: node.span, value: source, text: source, style: 'plain' };
}

function addProblem(
  build: Build,
  code: SyntaxProblem['code'],
  span: Span,
  message: string,
  related?: SyntaxProblem['related'],
): void {
  build.problems.push({ code, span, document: build.document, message, ...(related && { related }) });
}

const ALIAS_BOMB =
  'The references in this file stand for more text than can be read: each one repeats others, over and over. ' +
  'Nothing of this plan is checked. Write the repeated parts out, or remove them.';

const NOT_MERGEABLE =
  'Only named values can be merged with “<<”, and this is not a group of them. ' +
  'Refer to a group with an asterisk and its name, or remove this line.';

function containsItself(name: string): string {
  return `${quotedName(`*${name}`)} stands inside the very part that it refers to, so it would never end. Remove it, or refer to another part.`;
}

function unknownAnchor(name: string): string {
  return `${quotedName(`*${name}`)} refers to a part marked ${quotedName(`&${name}`)}, but nothing above it is marked so. Mark that part, or correct the name.`;
}

function duplicateKey(key: string): string {
  return `${quotedName(key)} is written twice in the same place, and only the first one counts. Keep one of them, or join the two.`;
}

function firstOf({ key }: Entry): SyntaxProblem['related'] {
  return { span: key.span, message: `This ${quotedName(key.text)} is the one that counts.` };
}
