import type { Node, Scalar, SyntaxTree } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';

/** One line of a text, without its line break. */
export interface TextLine extends Span {
  /** The offset of its first character that is not a space, or its end. */
  readonly content: number;
  readonly isBlank: boolean;
  /** Whether it starts inside a text of several lines, where white space may have a meaning. */
  readonly startsInText: boolean;
  /** Whether it ends inside such a text; spaces after the last line of a block belong to it. */
  readonly endsInText: boolean;
}

/** The lines of a text; a byte order mark is not part of any line. */
export function textLines({ text, documents }: SyntaxTree): readonly TextLine[] {
  const long = documents.flatMap(({ root }) => (root === undefined ? [] : longTexts(root, text)));
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  const lines: TextLine[] = [];
  let next = 0;
  for (let start = first; start <= text.length;) {
    const lineBreak = text.indexOf('\n', start);
    const behind = lineBreak === -1 ? text.length : lineBreak;
    const source = text.slice(start, behind).replace(/\r$/, '');
    while ((long[next]?.span.end ?? Infinity) < start) next++;
    const end = start + source.length;
    const starting = long[next];
    const ending = long.slice(next, next + 2).find(({ span }) => span.start <= end && end <= span.end);
    lines.push({
      start,
      end,
      content: start + (/^ */.exec(source)?.[0].length ?? 0),
      isBlank: withoutBlanks(source) === 0,
      startsInText: starting !== undefined && starting.span.start < start,
      endsInText: ending !== undefined && (ending.style === 'block' || end < ending.span.end),
    });
    start = behind + 1;
  }
  return lines;
}

/** The length of a line without the spaces and tabs at its end; other white space is text to YAML. */
export function withoutBlanks(source: string): number {
  let length = source.length;
  while (source[length - 1] === ' ' || source[length - 1] === '\t') length--;
  return length;
}

/** Texts of several lines, in order. */
function longTexts(node: Node, text: string): readonly Scalar[] {
  switch (node.kind) {
    case 'mapping':
      return node.entries.flatMap(({ key, value, merged }) =>
        merged ? [] : [...longTexts(key, text), ...longTexts(value, text)],
      );
    case 'sequence':
      return node.items.flatMap((item) => longTexts(item, text));
    case 'scalar':
      return node.style === 'block' || text.slice(node.span.start, node.span.end).includes('\n') ? [node] : [];
    case 'alias':
      return [];
  }
}
