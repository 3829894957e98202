import {
  COLLECTION_STYLE,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type AliasEvent,
  type Event,
  type MappingEvent,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { Span } from '../../text/span.ts';
import { resolvePlain } from './core-schema.ts';
import type { RawAlias, RawDocument, RawMapping, RawNode, RawPair, RawScalar, RawSequence } from './raw-tree.ts';
import { MAX_DEPTH } from './too-deep.ts';
import type { Comment, Scalar } from '../tree.ts';

/** Held here because the bundle asks the library for an import again each time, and these are asked for at every event. */
const Kind = EVENT_ID;
const ScalarStyle = SCALAR_STYLE;
const CollectionStyle = COLLECTION_STYLE;

/**
 * Reads a range of a text that holds one YAML document at most from the events of js-yaml, several times faster than
 * `parseWithYaml` and to the same result. This file alone knows these events.
 *
 * Never throws. A document in which `parseWithYaml` would find an error, too, is `rejected`. Undefined is the answer for what only `parseWithYaml` can tell:
 * those constructs, rare in plans, of which the events say too little or the two parsers differ:
 *
 * - tags and directives, whose names the events leave unresolved,
 * - what the events do not place: an empty key, an anchor on nothing, a pair in a list (`[a: ]`) without a value, a
 *   block scalar as a key,
 * - what js-yaml alone accepts or takes in another way: a mapping that begins behind an anchor in the line of its own
 *   key, an anchor that touches a bracket, a line that a tab indents, an indented `---` in the first line, a carriage
 *   return that ends no line, a byte order mark in the middle or above indentation, a block scalar of nothing but
 *   white space, of a given indentation (`|2`), or that keeps its last line breaks (`|+`),
 * - an anchor or tag that ends a line above another one, which js-yaml reads twice at every level.
 *
 * In the YAML test suite, which is made of such cases, every second document is one of these; of 1,000 plans, none.
 */
export function parseWithEvents(text: string, { start, end }: Span): RawDocument | 'rejected' | undefined {
  const source = text.slice(start, end);
  if (isForeign(source, start)) return undefined;
  const events = eventsOf(source);
  // The other parser takes characters that YAML forbids.
  if (events === undefined) return UNPRINTABLE.test(source) ? undefined : 'rejected';
  const reading: Reading = {
    source,
    shift: start,
    events,
    next: 0,
    place: 0,
    comments: [],
    hash: nextHash(source, 0),
    understood: true,
  };
  const root = readRoot(reading);
  takeComments(reading, source.length);
  return reading.understood ? { root, comments: reading.comments, error: undefined, seemsBroken: false } : undefined;
}

/** What no YAML text may hold (YAML 1.2.2, rule 1), half a surrogate pair included. */
const UNPRINTABLE = /[^\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** The state of one walk through the events, in the order of the text. All its offsets are those of the source. */
interface Reading {
  readonly source: string;
  /** What to add to offsets for those of the whole text. */
  readonly shift: number;
  readonly events: readonly Event[];
  next: number;
  /** Behind the last token whose place is known: between this and the next node stand indicators and comments. */
  place: number;
  readonly comments: Comment[];
  /** The first `#` that was not looked at yet; infinite behind the last. */
  hash: number;
  /** Whether the events told all that is needed. */
  understood: boolean;
}

function isForeign(source: string, start: number): boolean {
  return (
    (source.includes('\r') && /\r(?!\n)/.test(source)) ||
    source.includes('\uFEFF', start === 0 ? 1 : 0) ||
    /^\uFEFF[ ?-]/.test(source) ||
    (source.includes('%') && /^%/m.test(source)) ||
    (source.includes('\t') && TAB_INDENTS.test(source)) ||
    ((source.includes('&') || source.includes('!')) && PROPERTY_ABOVE_PROPERTY.test(source))
  );
}

/** Also in a block scalar, where it is harmless. */
const TAB_INDENTS = /^\uFEFF? *\t/m;

const PROPERTY_ABOVE_PROPERTY = /(?<!\S)[&!]\S*[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*[&!]/;

function eventsOf(source: string): readonly Event[] | undefined {
  try {
    // Its depth counts the scalar inside the innermost collection as well.
    return parseEvents(source, { maxDepth: MAX_DEPTH + 1 });
  } catch {
    return undefined;
  }
}

function readRoot(reading: Reading): RawNode | undefined {
  const document = reading.events[reading.next++];
  if (document === undefined) return undefined;
  if (document.type !== Kind.DOCUMENT) giveUp(reading);
  else if (document.explicitStart && INDENTED_MARKER.test(reading.source)) giveUp(reading);
  const root = readNode(reading, Place.root);
  reading.next++;
  if (reading.next < reading.events.length) giveUp(reading);
  return root.kind === 'scalar' && root.span.start === root.span.end ? undefined : root;
}

const INDENTED_MARKER = /^\uFEFF? +---/;

function giveUp(reading: Reading): void {
  reading.understood = false;
}

/** The character that stands before a node, behind which its place is where it is empty. */
const Place = { root: undefined, value: ':', item: '-' } as const;
type Indicator = (typeof Place)[keyof typeof Place];

function readNode(reading: Reading, indicator: Indicator): RawNode {
  const event = reading.events[reading.next++];
  switch (event?.type) {
    case Kind.SCALAR:
      return event.valueStart === ABSENT ? readEmpty(reading, event, indicator) : readScalar(reading, event);
    case Kind.MAPPING:
      return readMapping(reading, event);
    case Kind.SEQUENCE:
      return readSequence(reading, event);
    case Kind.ALIAS:
      return readAlias(reading, event);
    case Kind.DOCUMENT:
    case Kind.POP:
    case undefined:
      giveUp(reading);
      return scalarAt(reading, reading.place, reading.place, '', 'plain', undefined);
  }
}

/** How an event says that there is no such offset. */
const ABSENT = -1;

function readScalar(reading: Reading, event: ScalarEvent): RawScalar {
  const anchor = readProperties(reading, event);
  const { source } = reading;
  const { style, valueStart, valueEnd } = event;
  const text = event.fast ? source.slice(valueStart, valueEnd) : getScalarValue(source, event);
  switch (style) {
    case ScalarStyle.PLAIN:
      passToken(reading, valueStart, valueEnd);
      return scalarAt(reading, valueStart, valueEnd, text, 'plain', anchor);
    case ScalarStyle.SINGLE_QUOTED:
      passToken(reading, valueStart, valueEnd + 1);
      return scalarAt(reading, valueStart - 1, valueEnd + 1, text, 'single-quoted', anchor);
    case ScalarStyle.DOUBLE_QUOTED:
      passToken(reading, valueStart, valueEnd + 1);
      return scalarAt(reading, valueStart - 1, valueEnd + 1, text, 'double-quoted', anchor);
    case ScalarStyle.LITERAL_BLOCK:
    case ScalarStyle.FOLDED_BLOCK: {
      const header = find(reading, style === ScalarStyle.LITERAL_BLOCK ? '|' : '>');
      if (text.trim() === '' || /^.-?[+0-9]/.test(source.slice(header, header + 3))) giveUp(reading);
      passToken(reading, valueStart, valueEnd);
      return scalarAt(reading, header, header + source.slice(header, valueEnd).trimEnd().length, text, 'block', anchor);
    }
  }
}

function readEmpty(reading: Reading, event: ScalarEvent, indicator: Indicator): RawScalar {
  if (readProperties(reading, event) !== undefined) giveUp(reading);
  const place = indicator === undefined ? reading.place : skipBlank(reading, reading.place);
  if (reading.source[place] === indicator && isIndicatorEnd(reading.source, place + 1)) reading.place = place + 1;
  return scalarAt(reading, reading.place, reading.place, '', 'plain', undefined);
}

/** A colon or a dash with anything else behind it is the first character of a scalar. */
function isIndicatorEnd(source: string, offset: number): boolean {
  return isBlank(source, offset) || ',]}'.includes(source.charAt(offset));
}

function scalarAt(
  { shift }: Reading,
  start: number,
  end: number,
  text: string,
  style: Scalar['style'],
  anchor: string | undefined,
): RawScalar {
  const span = { start: start + shift, end: end + shift };
  const value = style === 'plain' ? resolvePlain(text) : text;
  return { kind: 'scalar', span, value, text, style, tag: undefined, anchor };
}

function readAlias(reading: Reading, { anchorStart, anchorEnd }: AliasEvent): RawAlias {
  passToken(reading, anchorStart, anchorEnd);
  const name = reading.source.slice(anchorStart, anchorEnd);
  return { kind: 'alias', span: { start: anchorStart - 1 + reading.shift, end: anchorEnd + reading.shift }, name };
}

function readMapping(reading: Reading, event: MappingEvent): RawMapping {
  const anchor = readProperties(reading, event);
  const style = event.style === CollectionStyle.FLOW ? 'flow' : 'block';
  reading.place = Math.max(reading.place, event.start);
  const sign = reading.source[event.start];
  const braced = sign === '{' && !isPairInList(reading, event);
  const hasSign = braced || sign === '?';
  if (sign === '&' && previousCharacter(reading.source, event.start) === ':') giveUp(reading);
  const pairs: RawPair[] = [];
  while (reading.understood && !atEnd(reading)) pairs.push(readPair(reading));
  reading.next++;
  const start = hasSign ? event.start + reading.shift : (pairs[0]?.key.span.start ?? event.start);
  const last = pairs.at(-1)?.value.span;
  if (style === 'flow' && !braced && last?.start === last?.end) giveUp(reading);
  const end = braced ? passBracket(reading, '}') : (last?.end ?? start);
  return { kind: 'mapping', span: { start, end }, style, pairs, tag: undefined, anchor };
}

/** What stands before an offset in its line, blanks aside. */
function previousCharacter(source: string, offset: number): string | undefined {
  let before = offset - 1;
  while (source[before] === ' ' || source[before] === '\t') before--;
  return source[before];
}

/** A pair in a list is a mapping of its own, without braces; its key may have some. */
function isPairInList({ events, next }: Reading, { start }: MappingEvent): boolean {
  const key = events[next];
  return key?.type === Kind.MAPPING && key.start === start;
}

function readPair(reading: Reading): RawPair {
  const key = readNode(reading, undefined);
  if (key.span.start === key.span.end || key.span.end !== reading.place + reading.shift) giveUp(reading);
  return { key, value: readNode(reading, Place.value) };
}

function readSequence(reading: Reading, event: SequenceEvent): RawSequence {
  const anchor = readProperties(reading, event);
  const style = event.style === CollectionStyle.FLOW ? 'flow' : 'block';
  reading.place = Math.max(reading.place, event.start);
  const items: RawNode[] = [];
  while (reading.understood && !atEnd(reading)) items.push(readNode(reading, Place.item));
  reading.next++;
  const start = event.start + reading.shift;
  const end = style === 'flow' ? passBracket(reading, ']') : (items.at(-1)?.span.end ?? start);
  return { kind: 'sequence', span: { start, end }, style, items, tag: undefined, anchor };
}

function atEnd({ events, next }: Reading): boolean {
  const type = events[next]?.type;
  return type === undefined || type === Kind.POP;
}

/** The anchor of a node. A tag is left to the other road. */
function readProperties(
  reading: Reading,
  { anchorStart, anchorEnd, tagStart }: ScalarEvent | MappingEvent | SequenceEvent,
): string | undefined {
  if (tagStart !== ABSENT) giveUp(reading);
  if (anchorStart === ABSENT) return undefined;
  if (!isBlank(reading.source, anchorEnd)) giveUp(reading);
  passToken(reading, anchorStart, anchorEnd);
  return reading.source.slice(anchorStart, anchorEnd);
}

/** Goes on behind the closing bracket of a flow collection, and says where that is in the whole text. */
function passBracket(reading: Reading, bracket: ']' | '}'): number {
  reading.place = find(reading, bracket) + 1;
  return reading.place + reading.shift;
}

/** Goes on behind a token; a `#` inside it starts no comment. */
function passToken(reading: Reading, start: number, end: number): void {
  takeComments(reading, start);
  if (reading.hash < end) reading.hash = nextHash(reading.source, end);
  reading.place = end;
}

/** Takes the comments that stand between tokens up to an offset. */
function takeComments(reading: Reading, until: number): void {
  const { source, shift } = reading;
  while (reading.hash < until) {
    const start = reading.hash;
    let end = start + 1;
    if (isBlank(source, start - 1)) {
      end = lineEnd(source, start);
      reading.comments.push({ span: { start: start + shift, end: end + shift }, ownLine: isLineStart(source, start) });
    }
    reading.hash = nextHash(source, end);
  }
}

function nextHash(source: string, from: number): number {
  const hash = source.indexOf('#', from);
  return hash === -1 ? Infinity : hash;
}

/** The first such character behind the last token that stands in no comment. */
function find({ source, place }: Reading, wanted: string): number {
  let offset = place;
  while (offset < source.length && source[offset] !== wanted) {
    offset = source[offset] === '#' && isBlank(source, offset - 1) ? lineEnd(source, offset) : offset + 1;
  }
  return offset;
}

/** Behind the white space and the comments at an offset. */
function skipBlank({ source }: Reading, from: number): number {
  let offset = from;
  for (;;) {
    if (source[offset] === '#' && isBlank(source, offset - 1)) offset = lineEnd(source, offset);
    else if (offset < source.length && isBlank(source, offset)) offset++;
    else return offset;
  }
}

/** Whether white space, or the start of the text, is at an offset. */
function isBlank(source: string, offset: number): boolean {
  const character = source[offset];
  return (
    character === ' ' ||
    character === '\n' ||
    character === '\t' ||
    character === '\r' ||
    character === undefined ||
    character === '\uFEFF'
  );
}

function isLineStart(source: string, offset: number): boolean {
  const before = previousCharacter(source, offset);
  return before === undefined || before === '\n' || before === '\uFEFF';
}

/** Where the line of an offset ends, before its line break. */
function lineEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  if (end === -1) return source.length;
  return source[end - 1] === '\r' ? end - 1 : end;
}
