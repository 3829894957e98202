import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { NodePath } from '../node-at.ts';
import { behindLineBreak, columnAt, commaOrEnd, lineEndAt, lineStartAt } from '../parse/source-lines.ts';
import type { Document, Mapping, Node, Sequence } from '../tree.ts';

export interface RemoveOptions {
  /** Whether a parent goes too when it loses its only child. */
  readonly emptyParents?: boolean;
}

/**
 * The edit that removes an entry or a list item with its lines. Comments on lines of their own stay; a comment on a
 * line that goes, goes.
 *
 * @returns undefined where nothing stands at the path, or where it is written elsewhere (an alias, a merged entry)
 */
export function removeAt(
  text: string,
  document: Document,
  path: NodePath,
  { emptyParents = false }: RemoveOptions = {},
): TextEdit | undefined {
  const parent = parentOf(document.root, path);
  const children = parent && childrenOf(text, parent);
  const index = children?.findIndex((child) => child.step === path.at(-1)) ?? -1;
  const child = children?.[index];
  if (!parent || !children || !child) return undefined;
  if (emptyParents && children.length === 1 && path.length > 1) {
    return removeAt(text, document, path.slice(0, -1), { emptyParents });
  }
  const span =
    parent.style === 'flow' ? flowSpan(text, parent, children, index) : blockSpan(text, child, children[index + 1]);
  return { span, text: '' };
}

/** One key or item as it is written: from its first character, a dash included, to the end of its value. */
interface Child extends Span {
  /** Undefined for a merge key, which no path leads to. */
  readonly step: string | number | undefined;
}

function parentOf(root: Node | undefined, path: NodePath): Mapping | Sequence | undefined {
  let node = root;
  for (const step of path.slice(0, -1)) {
    if (node?.kind === 'mapping') node = node.entries.find(({ key, merged }) => !merged && key.text === step)?.value;
    else if (node?.kind === 'sequence' && typeof step === 'number') node = node.items[step];
    else return undefined;
  }
  return node?.kind === 'mapping' || node?.kind === 'sequence' ? node : undefined;
}

function childrenOf(text: string, parent: Mapping | Sequence): readonly Child[] {
  if (parent.kind === 'mapping') {
    const own = parent.entries.filter(({ merged }) => !merged);
    const entries = own.map(({ key, value }) => ({ step: key.text, start: key.span.start, end: value.span.end }));
    const merges = parent.merges.map(({ span }) => ({
      step: undefined,
      start: text.lastIndexOf('<<', span.start),
      end: span.end,
    }));
    return [...entries, ...merges].toSorted((a, b) => a.start - b.start);
  }
  const column = columnAt(text, parent.span.start);
  return parent.items.map(({ span }, step) => {
    const before = parent.items[step - 1]?.span.end;
    const start =
      parent.style === 'flow'
        ? span.start
        : before === undefined
          ? parent.span.start
          : dashBehind(text, before, column);
    return { step, start, end: span.end };
  });
}

/** The dash of the item that follows, at the column of its list. */
function dashBehind(text: string, offset: number, column: number): number {
  for (let end = lineEndAt(text, offset); end < text.length;) {
    const start = behindLineBreak(text, end);
    end = lineEndAt(text, start);
    if (text[start + column] === '-' && text.slice(start, start + column).trim() === '') return start + column;
  }
  return offset;
}

function blockSpan(text: string, { start, end }: Child, next: Child | undefined): Span {
  const lineStart = lineStartAt(text, start);
  const lineEnd = lineEndAt(text, end);
  const ownsLine = text.slice(lineStart, start).trim() === '';
  if (ownsLine) return { start: lineStart, end: behindLineBreak(text, lineEnd) };
  // It shares its line with a dash above it, which stays for the next child.
  if (next) return { start, end: start + (/^\s*/.exec(text.slice(lineEnd))?.[0].length ?? 0) + (lineEnd - start) };
  const blanks = /[ \t]*$/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  return { start: start - blanks, end: lineEnd };
}

function flowSpan(text: string, parent: Mapping | Sequence, children: readonly Child[], index: number): Span {
  const closing = parent.span.end - 1;
  const previous = children[index - 1];
  const child = children[index];
  if (previous && child) return { start: previous.end, end: child.end };
  const inner = parent.span.start + 1;
  if (children.length === 1) return { start: inner, end: closing };
  const comma = commaOrEnd(text, child?.end ?? inner, closing).offset + 1;
  return { start: inner, end: comma + (/^[ \t]*/.exec(text.slice(comma, closing))?.[0].length ?? 0) };
}
