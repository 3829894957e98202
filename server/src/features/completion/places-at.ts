import { nodeAt, nodeAtPath, type NodeAt, type NodePath } from '../../syntax/node-at.ts';
import { columnAt, lineEndAt } from '../../syntax/parse/source-lines.ts';
import { resolved, type Document, type Entry, type Scalar } from '../../syntax/tree.ts';
import { emptySpan, type Span } from '../../text/span.ts';
import {
  contentColumn,
  isBehindDash,
  isFirstOfLine,
  otherItems,
  type CursorPlace,
  type KeyPlace,
  type ValuePlace,
} from './cursor-place.ts';
import { placesByPlaceholder } from './placeholder-parse.ts';

/**
 * What the syntax of a document allows at an offset. If a key and a value are both possible, as after a dash, both are
 * returned. In a comment, in a text of several lines and where nothing fits, there is none.
 */
export function placesAt(text: string, document: Document, offset: number): readonly CursorPlace[] {
  if (document.comments.some(({ span }) => span.start < offset && offset <= span.end)) return [];
  const at = nodeAt(document, offset);
  if (at === undefined || at.node.kind === 'mapping' || at.node.kind === 'sequence') {
    return placesByPlaceholder(text, document, offset);
  }
  return at.node.kind === 'scalar' && isOneWord(text, at.node)
    ? touchedPlaces(text, document, at, at.node, offset)
    : [];
}

/** Whether a scalar is on one line, is not an alias and could be replaced as a whole. */
function isOneWord(text: string, { style, span, text: written }: Scalar): boolean {
  const isReference = style === 'plain' && written.startsWith('*');
  return style !== 'block' && !isReference && lineEndAt(text, span.start) >= span.end;
}

/** The places of a scalar that the tree knows. */
function touchedPlaces(
  text: string,
  document: Document,
  { path, onKey, entry }: NodeAt,
  node: Scalar,
  offset: number,
): readonly CursorPlace[] {
  const quote = node.style === 'plain' ? undefined : node.style === 'single-quoted' ? "'" : '"';
  const isInside = quote === undefined || (node.span.start < offset && offset < node.span.end);
  if (!isInside) return [];
  const inner = quote === undefined ? node.span : { start: node.span.start + 1, end: node.span.end - 1 };
  const style = styleAt(document, path);
  if (onKey) {
    const hasColon = text.slice(node.span.end, lineEndAt(text, node.span.end)).trimStart().startsWith(':');
    return quote === undefined
      ? [keyPlace(text, document, path.slice(0, -1), node.span, { style, hasColon }, entry)]
      : [];
  }
  const word = node.span.start === node.span.end ? emptySpan(offset) : inner;
  const prefix = quote === undefined && /[:-]/.test(text.slice(word.start - 1, word.start)) ? ' ' : '';
  const ownLine = isFirstOfLine(text, node.span.start);
  const value: ValuePlace = {
    kind: 'value',
    path,
    word,
    prefix: node.span.start === node.span.end ? prefix : '',
    quote,
    isOpenQuote: false,
    style,
    others: otherItems(document, path, node),
    column: contentColumn(text, node.span.start),
    ownLine: ownLine && !isBehindDash(text, node.span.start),
  };
  const couldBeKey = quote === undefined && style === 'block' && ownLine;
  const { prefix: before } = value;
  return couldBeKey
    ? [
        {
          kind: 'key',
          path,
          word,
          prefix: before,
          style,
          siblings: [],
          column: columnAt(text, word.start) + before.length,
          hasColon: false,
          replaces: undefined,
        },
        value,
      ]
    : [value];
}

function keyPlace(
  text: string,
  document: Document,
  path: NodePath,
  word: Span,
  { style, hasColon }: Pick<KeyPlace, 'style' | 'hasColon'>,
  entry: Entry | undefined,
): KeyPlace {
  const mapping = nodeAtPath(document.root, path);
  const known = mapping && resolved(mapping);
  const siblings = known?.kind === 'mapping' ? known.entries.filter(({ key }) => key.span.start !== word.start) : [];
  const hasValue = entry !== undefined && entry.value.span.start < entry.value.span.end;
  return {
    kind: 'key',
    path,
    word,
    prefix: '',
    style,
    siblings: siblings.map(({ key }) => key.text),
    column: columnAt(text, word.start),
    hasColon,
    replaces: hasValue ? entry.key.text : undefined,
  };
}

/** How the collection that holds a path is written. */
function styleAt(document: Document, path: NodePath): 'block' | 'flow' {
  const holder = nodeAtPath(document.root, path.slice(0, -1));
  return (holder?.kind === 'mapping' || holder?.kind === 'sequence') && holder.style === 'flow' ? 'flow' : 'block';
}
