import {
  Composer,
  isAlias,
  isMap,
  isPair,
  isScalar,
  Lexer,
  Parser,
  Schema,
  type Document as YamlDocument,
  type Node as YamlNode,
  type Pair as YamlPair,
  type Scalar as YamlScalar,
  type YAMLError,
} from 'yaml';
import type { Span } from '../../text/span.ts';
import { resolveScalar } from './core-schema.ts';
import { describeError } from './describe-error.ts';
import type { RawDocument, RawError, RawNode, RawPair } from './raw-tree.ts';
import { MAX_DEPTH, tooDeep } from './too-deep.ts';
import type { Comment, Scalar } from '../tree.ts';

/**
 * Reads a range of a text that holds one YAML document at most, with the `yaml` package. This file alone knows its
 * nodes.
 *
 * Never throws. Stops at the first node that is nested too deep, before the parser's own recursion could get there;
 * the root is then undefined and the error says so.
 */
export function parseWithYaml(text: string, { start, end }: Span): RawDocument {
  const source: Source = { text: text.slice(start, end), shift: start, comments: [], opened: [], unclosed: [] };
  try {
    return readDocument(source);
  } catch {
    // A bug of the parser: what it was given is unreadable to us, and the rest of the text is not.
    const error: RawError = { code: 'error', span: { start, end }, message: describeError('IMPOSSIBLE', '', '') };
    return { root: undefined, comments: source.comments, error, seemsBroken: true };
  }
}

interface Source {
  readonly text: string;
  /** What to add to the parser's offsets. */
  readonly shift: number;
  readonly comments: Comment[];
  /** Brackets that are open at this point. */
  readonly opened: Span[];
  /** Quotes and brackets that were never closed; the parser says only where it noticed. */
  readonly unclosed: Span[];
}

// Failsafe: every scalar is text to the parser, and `buildTree` gives it its type.
const SCHEMA = new Schema({ schema: 'failsafe', merge: false, resolveKnownTags: false });
const OPTIONS = {
  schema: SCHEMA,
  uniqueKeys: false,
  keepSourceTokens: true,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

function readDocument(source: Source): RawDocument {
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  const documents: YamlDocument.Parsed[] = [];
  const read = (lexeme: string): void => {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
  };
  let afterMarker = false;
  for (const lexeme of new Lexer().lex(source.text)) {
    if (!afterMarker) readLexeme(source, lexeme, parser.offset);
    else noteUnclosedQuote(source, lexeme, parser.offset);
    afterMarker = lexeme === SCALAR_FOLLOWS;
    read(lexeme);
    const deep = firstTooDeep(parser);
    if (deep !== undefined) {
      const span = spanAt(source, deep, deep + 1);
      return { root: undefined, comments: source.comments, error: tooDeep(span), seemsBroken: true };
    }
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(true, source.text.length));
  source.unclosed.push(...source.opened);
  const errors = documents.flatMap((document) => document.errors).filter((error) => !isTabAlone(source, error));
  const error = mostTelling(source, errors);
  return { root: rawRoot(source, documents[0]), comments: source.comments, error, seemsBroken: error !== undefined };
}

// The lexer marks what its lexemes mean by control characters that are not in the text.
const SCALAR_FOLLOWS = '\x1f';
const FLOW_ENDS_EARLY = '\x18';

function readLexeme(source: Source, lexeme: string, offset: number): void {
  switch (lexeme.charAt(0)) {
    case '#': {
      const length = lexeme.endsWith('\r') ? lexeme.length - 1 : lexeme.length;
      source.comments.push({
        span: spanAt(source, offset, offset + length),
        ownLine: isLineStart(source.text, offset),
      });
      break;
    }
    case '[':
    case '{':
      source.opened.push(spanAt(source, offset, offset + 1));
      break;
    case ']':
    case '}':
      source.opened.pop();
      break;
    case FLOW_ENDS_EARLY:
      source.unclosed.push(...source.opened.splice(0));
      break;
    default:
      noteUnclosedQuote(source, lexeme, offset);
  }
}

function noteUnclosedQuote(source: Source, lexeme: string, offset: number): void {
  const quote = lexeme.charAt(0);
  if ((quote !== '"' && quote !== "'") || (lexeme.length > 1 && lexeme.endsWith(quote))) return;
  source.unclosed.push(spanAt(source, offset, offset + (lexeme.split(/\r?\n/, 1)[0] ?? '').length));
}

function isLineStart(text: string, offset: number): boolean {
  let before = offset - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  return before < 0 || text[before] === '\n' || (before === 0 && text.startsWith('\uFEFF'));
}

/** Where the node begins that goes past the limit: the parser's stack holds the document, then what is open in it. */
function firstTooDeep({ stack }: Parser): number | undefined {
  const node = stack[MAX_DEPTH + 1];
  const isCollection = node?.type === 'block-map' || node?.type === 'block-seq' || node?.type === 'flow-collection';
  return isCollection ? node.offset : undefined;
}

/** The parser objects to a tab below a key without a value even where it has its line to itself and indents nothing. */
function isTabAlone({ text }: Source, { code, pos: [start] }: YAMLError): boolean {
  if (code !== 'TAB_AS_INDENT') return false;
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end >= text.length || text[end] === '\n' || (text[end] === '\r' && text[end + 1] === '\n');
}

/** The error whose place helps most: an open quote or bracket, else a tab, else the earliest. */
function mostTelling(source: Source, errors: readonly YAMLError[]): RawError | undefined {
  const [first] = errors.toSorted((a, b) => rankOf(a) - rankOf(b) || a.pos[0] - b.pos[0]);
  return first && rawError(source, first);
}

function rankOf({ code, message }: YAMLError): number {
  if (message.startsWith('Missing closing') || message.includes('end with a ')) return 0;
  return code === 'TAB_AS_INDENT' ? 1 : 2;
}

function rawError(source: Source, error: YAMLError): RawError {
  const { code, message, pos } = error;
  const length = source.text.length;
  const start = Math.min(pos[0], length);
  const lineEnd = /\r?\n|$/.exec(source.text.slice(start))?.index ?? 0;
  const noticed = spanAt(source, start, Math.min(Math.max(pos[1], start), start + lineEnd));
  const span = (rankOf(error) === 0 ? source.unclosed[0] : undefined) ?? noticed;
  const written = source.text.slice(span.start - source.shift, span.end - source.shift);
  return { code: 'error', span, message: describeError(code, message, written) };
}

function rawRoot(source: Source, document: YamlDocument.Parsed | undefined): RawNode | undefined {
  const root = document?.contents;
  if (!root || (isScalar(root) && isEmpty(root) && root.tag === undefined)) return undefined;
  return rawNode(source, root);
}

function rawNode(source: Source, node: YamlNode): RawNode {
  const [start, end] = rangeOf(node);
  if (isAlias(node)) return { kind: 'alias', span: spanAt(source, start, end), name: node.source };
  const { tag, anchor } = node;
  const properties = { tag, anchor };
  if (isScalar(node)) {
    const place = isEmpty(node) ? emptyPlace(source, start) : { start, end: scalarEnd(source, node, start, end) };
    const text = node.source ?? '';
    const style = styleOf(node);
    const value = resolveScalar(text, style, tag);
    return { kind: 'scalar', span: spanAt(source, place.start, place.end), value, text, style, ...properties };
  }
  const style = node.flow === true ? 'flow' : 'block';
  if (isMap(node)) {
    const pairs = node.items.map((pair) => rawPair(source, pair as ParsedPair));
    const span = collectionSpan(source, node, style, pairs[0]?.key, pairs.at(-1)?.value);
    return { kind: 'mapping', span, style, pairs, ...properties };
  }
  const items = node.items.map((item) => rawItem(source, item));
  const span = collectionSpan(source, node, style, items[0], items.at(-1));
  return { kind: 'sequence', span, style, items, ...properties };
}

type ParsedPair = YamlPair<YamlNode, YamlNode | null>;

/** A pair in a list is a mapping of its own; the parser makes it one, but its types leave both open. */
function rawItem(source: Source, item: unknown): RawNode {
  if (!isPair(item)) return rawNode(source, item as YamlNode);
  const pair = rawPair(source, item as ParsedPair);
  const span = { start: pair.key.span.start, end: pair.value.span.end };
  return { kind: 'mapping', span, style: 'flow', pairs: [pair], tag: undefined, anchor: undefined };
}

function rawPair(source: Source, pair: ParsedPair): RawPair {
  const key = rawKey(source, pair);
  const value: RawNode = pair.value ? rawNode(source, pair.value) : emptyScalar(key.span.end);
  // A lone key in a flow mapping: its value would stand right behind it.
  return {
    key,
    value: value.span.start < key.span.end ? { ...value, span: { start: key.span.end, end: key.span.end } } : value,
  };
}

function rawKey(source: Source, pair: ParsedPair): RawNode {
  const key = rawNode(source, pair.key);
  if (!isScalar(pair.key) || !isEmpty(pair.key)) return key;
  // The parser puts a missing key before the white space above it, which is in another line.
  const { start, sep } = pair.srcToken ?? { start: [] };
  const question = start.find((token) => token.type === 'explicit-key-ind');
  const colon = sep?.find((token) => token.type === 'map-value-ind');
  const place = question ? question.offset + question.source.length : colon?.offset;
  return place === undefined ? key : { ...key, span: spanAt(source, place, place) };
}

function emptyScalar(offset: number): RawNode {
  const span = { start: offset, end: offset };
  return { kind: 'scalar', span, value: null, text: '', style: 'plain', tag: undefined, anchor: undefined };
}

/** A block collection ends where its last child does: the parser's range runs on over comments and line breaks. */
function collectionSpan(
  source: Source,
  node: YamlNode,
  style: 'block' | 'flow',
  first: RawNode | undefined,
  last: RawNode | undefined,
): Span {
  const [start, end] = rangeOf(node);
  const span = spanAt(source, start, end);
  const from = first ? Math.min(span.start, first.span.start) : span.start;
  return { start: from, end: style === 'block' && last ? Math.max(last.span.end, from) : span.end };
}

function isEmpty(node: YamlScalar): boolean {
  const [start, end] = rangeOf(node);
  return start === end;
}

/** Right behind the `:`, the dash, the tag or the anchor; the parser goes on over the blanks that follow it. */
function emptyPlace({ text }: Source, offset: number): Span {
  let place = Math.min(offset, text.length);
  while (place > 0 && (text[place - 1] === ' ' || text[place - 1] === '\t')) place--;
  return { start: place, end: place };
}

/** The parser counts the line breaks behind a block scalar; only those that it keeps (`+`) are its content. */
function scalarEnd({ text }: Source, node: YamlScalar, start: number, end: number): number {
  if (styleOf(node) !== 'block') return end;
  const header = /^[|>][-+0-9]*/.exec(text.slice(start, start + 3))?.[0] ?? '';
  const content = text.slice(start, end);
  return start + (header.includes('+') ? content.replace(/\r?\n$/, '') : content.trimEnd()).length;
}

const STYLES: ReadonlyMap<string | undefined, Scalar['style']> = new Map([
  ['QUOTE_DOUBLE', 'double-quoted'],
  ['QUOTE_SINGLE', 'single-quoted'],
  ['BLOCK_LITERAL', 'block'],
  ['BLOCK_FOLDED', 'block'],
]);

function styleOf(node: YamlScalar): Scalar['style'] {
  return STYLES.get(node.type) ?? 'plain';
}

/** Every node that was parsed has a range; its type allows for nodes that were made. */
function rangeOf(node: YamlNode): readonly [number, number] {
  const [start, end] = node.range ?? [0, 0];
  return [start, end];
}

function spanAt({ shift }: Source, start: number, end: number): Span {
  return { start: start + shift, end: end + shift };
}
