import { nodeAt, nodeAtPath, type NodeAt, type NodePath } from '../../syntax/node-at.ts';
import { parseSound } from '../../syntax/parse/parse-sound.ts';
import { columnAt, lineEndAt, lineStartAt } from '../../syntax/parse/source-lines.ts';
import { splitParts, type Parts } from '../../syntax/parse/split-parts.ts';
import { resolved, type Document } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import {
  contentColumn,
  isBehindDash,
  isFirstOfLine,
  otherItems,
  type CursorPlace,
  type KeyPlace,
  type ValuePlace,
} from './cursor-place.ts';

/**
 * What may be written at an offset where the tree has nothing: between two nodes, or where the text is damaged because
 * somebody is typing. It tries with the parser: it writes a placeholder as a key, a value or a list item, and if the
 * text can be read with it, such a thing is allowed there. It reads only the part of the document around the cursor, so
 * a mistake elsewhere does not matter. If a mistake below would matter, it reads the text only up to the cursor.
 */
export function placesByPlaceholder(text: string, document: Document, offset: number): readonly CursorPlace[] {
  const parts = splitParts(text, document.span);
  const part = partAround(parts, document, offset);
  const { head, span, skipped } = windowIn(text, part, offset);
  const word = wordAt(text, offset);
  const around: Around = {
    text,
    document,
    word,
    rootKeys: rootKeysOf(parts, document, word.span.start),
    before: head + text.slice(span.start, word.span.start),
    after: text.slice(word.span.end, span.end),
    skipped,
  };
  const places = placesIn(around);
  const isDamaged = document.damage.some(({ span }) => span.start <= part.end && part.start <= span.end);
  const endsHere = /^[ \t]*(?:$|[\r\n,\]}])|^[ \t]+#/.test(around.after);
  return places.length > 0 || !isDamaged || !endsHere
    ? places
    : placesIn({ ...around, after: closersOf(around.before) });
}

/** A word and the source before and after it. */
interface Around {
  readonly text: string;
  readonly document: Document;
  readonly word: Word;
  /** The keys of the root mapping, including those in damaged parts, without the word itself. */
  readonly rootKeys: readonly string[];
  readonly before: string;
  readonly after: string;
  /** How many items of the list that the root key holds are left out above the cursor's. */
  readonly skipped: number;
}

interface Window {
  /** The text to put before the span so that it means the same. */
  readonly head: string;
  readonly span: Span;
  readonly skipped: number;
}

/**
 * The longest part that is read as a whole, in UTF-16 code units. Of a longer list only the item around the cursor is
 * read.
 */
const WHOLE_PART = 4000;

/**
 * The span of a part that has to be read. Inside a list item, no line starts with a dash at the column of the list, not
 * even in a text of several lines. So the lines that do show where the items are.
 */
function windowIn(text: string, part: Span, offset: number): Window {
  const whole: Window = { head: '', span: part, skipped: 0 };
  if (part.end - part.start < WHOLE_PART) return whole;
  const source = text.slice(part.start, part.end);
  const first = /^[^\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*( *)-\s/.exec(
    source.replaceAll('\r\n', ' \n'),
  );
  if (first === null) return whole;
  const starts = [...source.matchAll(new RegExp(`(?<=\\n) {${first[1]?.length ?? 0}}-(?=\\s)`, 'g'))].map(
    ({ index }) => part.start + index,
  );
  const current = starts.findLastIndex((start) => start <= offset);
  const [start, from] = [starts[0], starts[current]];
  if (start === undefined || from === undefined) return whole;
  const span = { start: from, end: starts[current + 1] ?? part.end };
  return { head: text.slice(part.start, start), span, skipped: current };
}

interface Word {
  readonly span: Span;
  readonly prefix: '' | ' ';
  /** The quotation mark that opens it, if nothing closes it. */
  readonly quote: '"' | "'" | undefined;
}

/** The word that an offset touches, between spaces, brackets and commas; empty after a colon or a dash. */
function wordAt(text: string, offset: number): Word {
  const before = /[^\s,[\]{}]*$/.exec(text.slice(lineStartAt(text, offset), offset))?.[0] ?? '';
  const behind = /^[^\s,[\]{}]*/.exec(text.slice(offset, lineEndAt(text, offset)))?.[0] ?? '';
  const end = offset + behind.replace(/:$/, '').length;
  const isNew = before.endsWith(':') || (before === '-' && isFirstOfLine(text, offset));
  if (isNew) return { span: { start: offset, end }, prefix: ' ', quote: undefined };
  const quote = before.startsWith('"') ? '"' : before.startsWith("'") ? "'" : undefined;
  return { span: { start: offset - before.length, end }, prefix: '', quote };
}

/** The text of the root key around an offset; the whole document if no line starts a key. */
function partAround({ parts }: Parts, { span }: Document, offset: number): Span {
  const index = parts.findLastIndex((part) => part.span.start <= offset);
  // Text above the first key has to be at its column.
  const next = index === -1 ? 1 : index + 1;
  return { start: parts[index]?.span.start ?? span.start, end: parts[next]?.span.start ?? span.end };
}

function rootKeysOf({ parts }: Parts, { root }: Document, wordStart: number): readonly string[] {
  const mapping = root && resolved(root);
  const readable = mapping?.kind === 'mapping' ? mapping.entries.map(({ key }) => key.text) : [];
  return [...readable, ...parts.filter(({ span }) => span.start !== wordStart).map(({ key }) => key)];
}

/**
 * Closes the brackets that are open at the end of a source. If a text contains something like a bracket, nothing is
 * offered.
 */
function closersOf(before: string): string {
  const open: string[] = [];
  for (const [token] of before.matchAll(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?<=^|\s)#[^\n]*|[[\]{}]/g)) {
    if (token === '[') open.push(']');
    else if (token === '{') open.push('}');
    else if (token === ']' || token === '}') open.pop();
  }
  return open.toReversed().join('');
}

/** The placeholder for what the author may write. No plan has such a word. */
const PLACEHOLDER = 'launchplan-cursor';

function placesIn(around: Around): readonly CursorPlace[] {
  const { text, word, after } = around;
  const hasColon = /^[ \t]*:(?:\s|$)/.test(after);
  const key = parseWithPlaceholder(around, hasColon ? PLACEHOLDER : `${PLACEHOLDER}: `);
  const value = hasColon ? undefined : parseWithPlaceholder(around, PLACEHOLDER);
  const startsLine = word.prefix === '' && isFirstOfLine(text, word.span.start) && !isBehindDash(text, word.span.start);
  const item =
    startsLine && !hasColon && value === undefined ? parseWithPlaceholder(around, `- ${PLACEHOLDER}`) : undefined;
  return [
    ...(key?.at.onKey === true ? keyPlaces(around, key, hasColon) : []),
    ...(value?.at.onKey === false ? [valuePlace(around, value, word.prefix)] : []),
    ...(item?.at.onKey === false && typeof item.at.path.at(-1) === 'number' ? [valuePlace(around, item, '- ')] : []),
  ];
}

/** The placeholder as the parser found it. */
interface Found {
  readonly source: string;
  readonly document: Document;
  readonly at: NodeAt;
}

/**
 * Reads the source with a placeholder; undefined if it cannot be read, or if the placeholder became part of other text.
 */
function parseWithPlaceholder({ before, after, word }: Around, written: string): Found | undefined {
  const source = before + word.prefix + written + after;
  const tree = parseSound(source);
  const document = tree?.documents.at(-1);
  if (document === undefined || tree?.problems.some(({ code }) => !harmless.has(code)) !== false) return undefined;
  const at = nodeAt(document, before.length + word.prefix.length + written.indexOf(PLACEHOLDER) + 1);
  return at?.node.kind === 'scalar' && at.node.text === PLACEHOLDER ? { source, document, at } : undefined;
}

/** An alias to another part of the document is unknown here, and a key that is written twice is reported elsewhere. */
const harmless: ReadonlySet<string> = new Set(['unresolved-alias', 'duplicate-key']);

function keyPlaces(around: Around, { source, document, at }: Found, hasColon: boolean): readonly KeyPlace[] {
  const { text, word, rootKeys } = around;
  const path = realPath(around, at.path.slice(0, -1));
  const mapping = nodeAtPath(document.root, at.path.slice(0, -1));
  const value = at.entry?.value;
  if (mapping?.kind !== 'mapping' || value === undefined) return [];
  // A key that would include the lines below it changes what they mean.
  if (!hasColon && value.span.start < value.span.end) return [];
  // A pair in a flow list without its own braces is valid, but looks wrong.
  if (mapping.style === 'flow' && source[mapping.span.start] !== '{') return [];
  const known = nodeAtPath(around.document.root, path);
  const merged = known === undefined ? [] : mergedKeys(resolved(known));
  const beside = mapping.entries.map(({ key }) => key.text).filter((key) => key !== PLACEHOLDER);
  return [
    {
      kind: 'key',
      path,
      word: word.span,
      prefix: word.prefix,
      style: mapping.style,
      siblings: [...beside, ...merged, ...(path.length === 0 ? rootKeys : [])],
      column: columnAt(text, word.span.start) + word.prefix.length,
      hasColon,
      replaces: undefined,
    },
  ];
}

function mergedKeys(node: ReturnType<typeof resolved>): readonly string[] {
  return node.kind === 'mapping' ? node.entries.filter(({ merged }) => merged).map(({ key }) => key.text) : [];
}

/** Turns a path in the source that was read into the path in the whole document. */
function realPath({ skipped }: Around, path: NodePath): NodePath {
  const [key, index, ...rest] = path;
  return key !== undefined && typeof index === 'number' ? [key, index + skipped, ...rest] : path;
}

function valuePlace(around: Around, { document, at }: Found, prefix: ValuePlace['prefix']): ValuePlace {
  const { text, word } = around;
  const holder = nodeAtPath(document.root, at.path.slice(0, -1));
  const isFlow = (holder?.kind === 'mapping' || holder?.kind === 'sequence') && holder.style === 'flow';
  const { start } = word.span;
  return {
    kind: 'value',
    path: realPath(around, at.path),
    word: word.span,
    prefix,
    quote: word.quote,
    isOpenQuote: word.quote !== undefined,
    style: isFlow ? 'flow' : 'block',
    others: [
      ...otherItems(document, at.path, at.node),
      // For a list that was read in part, the tree has the other items.
      ...(around.skipped > 0 && at.path.length === 2 ? otherItems(around.document, at.path, at.node) : []),
    ],
    column: prefix === '- ' ? columnAt(text, start) : contentColumn(text, start),
    ownLine: isFirstOfLine(text, start) && !isBehindDash(text, start),
  };
}
