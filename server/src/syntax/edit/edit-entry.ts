import type { TextEdit } from '../../text/text-edit.ts';
import {
  writeAfterColon,
  writeBlock,
  writeEntry,
  writeFlow,
  writeFlowEntry,
  writeItem,
  type EntryValue,
} from './entry-value.ts';
import type { NodePath } from '../node-at.ts';
import { columnAt, columnOfKeys, commaOrEnd, endOfContent, layoutOf, lineEndAt } from '../parse/source-lines.ts';
import type { Document, Entry, Mapping, Node, Scalar, Sequence } from '../tree.ts';

export type { EntryValue } from './entry-value.ts';

/**
 * The edit that gives a path a value, with every parent that is missing. The path may lead through list items that
 * exist.
 *
 * @param text the text that the document was parsed from
 * @param blanks values that say nothing though they are written: what is inserted takes their place
 * @returns undefined where something stands there already, where the document is damaged at that place, and where
 *   the edit would reach something written elsewhere (an alias, a merged entry)
 */
export function insertEntry(
  text: string,
  document: Document,
  path: NodePath,
  value: EntryValue,
  blanks: ReadonlySet<Node> = nothing,
): TextEdit | undefined {
  if (isDamaged(document, path)) return undefined;
  return insertInto({ text, document, blanks }, placeOfRoot(document), path, value);
}

const nothing: ReadonlySet<Node> = new Set();

/** What an insertion is made into. */
interface Target {
  readonly text: string;
  readonly document: Document;
  /** Values that say nothing, beside those that are empty. */
  readonly blanks: ReadonlySet<Node>;
}

/**
 * The edit that adds an item to the list at a path, which it makes where nothing stands yet.
 *
 * @returns undefined where something other than a list stands there, and as for {@link insertEntry}
 */
export function appendItem(
  text: string,
  document: Document,
  path: NodePath,
  value: EntryValue,
  blanks: ReadonlySet<Node> = nothing,
): TextEdit | undefined {
  const list = isDamaged(document, path) ? undefined : nodeWrittenAt(document, path);
  if (list?.kind !== 'sequence') return insertEntry(text, document, path, { items: [value] }, blanks);
  if (list.style === 'flow') return appendToFlow(text, list, list.items.at(-1), writeFlow(value));
  const column = columnAt(text, list.span.start);
  return appendLine(text, list, column, writeItem(value, column, layoutOf(text, document)));
}

/**
 * The edit that writes other source in place of a scalar.
 *
 * @returns undefined for a collection, for an alias, and as for {@link insertEntry}
 */
export function replaceScalar(text: string, document: Document, path: NodePath, source: string): TextEdit | undefined {
  const node = isDamaged(document, path) ? undefined : nodeWrittenAt(document, path);
  if (node?.kind !== 'scalar') return undefined;
  if (isAbsent(node)) return insertEntry(text, document, path, source);
  return { span: node.span, text: source };
}

/** The node at a path, unless the path leads through an alias or a merged entry: that is written elsewhere. */
function nodeWrittenAt(document: Document, path: NodePath): Node | undefined {
  let node = document.root;
  for (const step of path) {
    if (node?.kind === 'mapping') node = ownEntry(node, step)?.value;
    else if (node?.kind === 'sequence' && typeof step === 'number') node = node.items[step];
    else return undefined;
  }
  return node;
}

function ownEntry(mapping: Mapping, step: string | number): Entry | undefined {
  const entry = mapping.entries.find(({ key }) => key.text === step);
  return entry?.merged ? undefined : entry;
}

/** What is absent from a damaged part may well stand in it. */
function isDamaged({ damage }: Document, [first]: NodePath): boolean {
  return damage.some(({ key }) => key === undefined || key === first);
}

/** Where a value may go: an existing node, with what holds it. */
type Place =
  | { readonly kind: 'root'; readonly node: Node | undefined }
  | { readonly kind: 'entry'; readonly node: Node; readonly key: Scalar; readonly style: 'block' | 'flow' }
  | { readonly kind: 'item'; readonly node: Node; readonly style: 'block' | 'flow' };

function placeOfRoot({ root }: Document): Place {
  return { kind: 'root', node: root };
}

function insertInto(target: Target, place: Place, path: NodePath, value: EntryValue): TextEdit | undefined {
  const { text, document, blanks } = target;
  const [step, ...rest] = path;
  const { node } = place;
  if (node === undefined || (node.kind === 'scalar' && isAbsent(node))) {
    const nested = nest(path, value);
    return nested === undefined ? undefined : fill(text, document, place, nested);
  }
  if (blanks.has(node) || (isBlank(node) && node.kind !== 'mapping')) {
    const nested = nest(path, value);
    return nested === undefined || (nested === '' && blanks.has(node))
      ? undefined
      : { span: node.span, text: writeFlow(nested) };
  }
  if (step === undefined) return isBlank(node) ? { span: node.span, text: writeFlow(value) } : undefined;
  if (node.kind === 'sequence') {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return item && insertInto(target, { kind: 'item', node: item, style: node.style }, rest, value);
  }
  if (node.kind !== 'mapping' || typeof step === 'number') return undefined;
  const entry = node.entries.find(({ key }) => key.text === step);
  if (entry?.merged) return undefined;
  if (entry) {
    const next: Place = { kind: 'entry', node: entry.value, key: entry.key, style: node.style };
    return insertInto(target, next, rest, value);
  }
  const nested = nest(rest, value);
  return nested === undefined ? undefined : addEntry(text, document, node, step, nested);
}

/** The value with the mappings around it that a path names; undefined where it would need a list to count in. */
function nest(path: NodePath, value: EntryValue): EntryValue | undefined {
  return path.reduceRight<EntryValue | undefined>(
    (inner, step) => (inner === undefined || typeof step === 'number' ? undefined : { entries: [[step, inner]] }),
    value,
  );
}

function isAbsent(node: Scalar): boolean {
  return node.value === null && node.style === 'plain' && !node.text.startsWith('*');
}

/** Whether something is written that says nothing: an empty text, list or mapping. A value takes its place. */
function isBlank(node: Node): boolean {
  switch (node.kind) {
    case 'scalar':
      return node.style !== 'plain' && node.text === '';
    case 'mapping':
      return node.entries.length === 0 && node.merges.length === 0;
    case 'sequence':
      return node.items.length === 0;
    case 'alias':
      return false;
  }
}

function addEntry(text: string, document: Document, mapping: Mapping, key: string, value: EntryValue): TextEdit {
  if (mapping.style === 'flow') return appendToFlow(text, mapping, lastOf(mapping), writeFlowEntry(key, value));
  const column = columnOfKeys(text, mapping);
  return appendLine(text, mapping, column, writeEntry(key, value, column, layoutOf(text, document)));
}

/** The last thing written in a flow mapping, which may be the value of a merge key. */
function lastOf({ entries, merges }: Mapping): Node | undefined {
  const written = [...entries.filter((entry) => !entry.merged).map((entry) => entry.value), ...merges];
  return written.reduce<Node | undefined>(
    (last, node) => (last && last.span.end > node.span.end ? last : node),
    undefined,
  );
}

/** A new line behind the last one of a block collection. */
function appendLine(text: string, collection: Mapping | Sequence, column: number, source: string): TextEdit {
  const end = endOfContent(text, collection.span.end, column);
  return insertion(end, lineBreakAt(text) + ' '.repeat(column) + source);
}

function lineBreakAt(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

function appendToFlow(text: string, { span }: Mapping | Sequence, last: Node | undefined, source: string): TextEdit {
  // A pair without brackets in a list (`[a: b]`) has none that an entry could stand between.
  if (last === undefined) return insertion(span.start + 1, source);
  const place = commaOrEnd(text, last.span.end, span.end - 1);
  return place.isComma ? insertion(place.offset + 1, ` ${source}`) : insertion(last.span.end, `, ${source}`);
}

/** Writes a value where none is. */
function fill(text: string, document: Document, place: Place, value: EntryValue): TextEdit | undefined {
  if (value === '') return undefined;
  switch (place.kind) {
    case 'root':
      return fillRoot(text, document, place.node, value);
    case 'entry':
      return fillEntry(text, document, place.node, place.key, place.style, value);
    case 'item':
      return fillItem(text, document, place.node, place.style, value);
  }
}

function fillRoot(text: string, document: Document, root: Node | undefined, value: EntryValue): TextEdit | undefined {
  if (typeof value === 'string') return undefined;
  const layout = layoutOf(text, document);
  const source = writeBlock(value, 0, layout);
  if (root && root.span.end > root.span.start) return { span: root.span, text: layout.lineBreak + source };
  const { start, end } = document.span;
  const content = text.slice(start, end);
  const marker = /(?<=\n)\.\.\.(?=\s|$)/.exec(content);
  const offset = start + (marker ? marker.index : content.length);
  const before = text.slice(0, offset);
  const startsLine = before === '' || before === '\uFEFF' || before.endsWith('\n');
  return insertion(offset, (startsLine ? '' : layout.lineBreak) + source + layout.lineBreak);
}

function fillEntry(
  text: string,
  document: Document,
  node: Node,
  key: Scalar,
  style: 'block' | 'flow',
  value: EntryValue,
): TextEdit | undefined {
  const written = node.span.end > node.span.start;
  const between = text.slice(key.span.end, node.span.start);
  if (!between.includes(':')) {
    return style === 'flow' && !written ? insertion(key.span.end, `: ${writeFlow(value)}`) : undefined;
  }
  if (style === 'flow' || typeof value === 'string') {
    const source = writeFlow(value);
    return written ? { span: node.span, text: source } : putBehind(text, node.span.end, ` ${source}`);
  }
  const column = columnAt(text, key.span.start);
  const source = writeAfterColon(value, column, layoutOf(text, document));
  if (written) return { span: node.span, text: writeFlow(value) };
  return source.startsWith(' ')
    ? putBehind(text, node.span.end, source)
    : insertion(lineEndAt(text, node.span.end), source);
}

function fillItem(
  text: string,
  document: Document,
  node: Node,
  style: 'block' | 'flow',
  value: EntryValue,
): TextEdit | undefined {
  const written = node.span.end > node.span.start;
  if (written) return { span: node.span, text: writeFlow(value) };
  if (style === 'flow') return insertion(node.span.end, writeFlow(value));
  const followed = text.slice(node.span.end, lineEndAt(text, node.span.end)).trim() !== '';
  if (typeof value === 'string' || followed || text[node.span.end - 1] !== '-') {
    return putBehind(text, node.span.end, ` ${writeFlow(value)}`);
  }
  const column = columnAt(text, node.span.end) + 1;
  return putBehind(text, node.span.end, ` ${writeBlock(value, column, layoutOf(text, document))}`);
}

/** Puts source behind an offset, in place of blanks that would trail it. */
function putBehind(text: string, offset: number, source: string): TextEdit {
  const blanks = /^[ \t]*/.exec(text.slice(offset, lineEndAt(text, offset)))?.[0].length ?? 0;
  const atLineEnd = offset + blanks === lineEndAt(text, offset);
  return { span: { start: offset, end: atLineEnd ? offset + blanks : offset }, text: source };
}

function insertion(offset: number, text: string): TextEdit {
  return { span: { start: offset, end: offset }, text };
}
