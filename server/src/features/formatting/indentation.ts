import type { Mapping, Node, Sequence, SyntaxTree } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import { textLines, type TextLine } from './text-lines.ts';

const STEP = 2;

/** The text with every block indented by two spaces; a list at the same column as its key stays there. */
export function withEvenIndentation(tree: SyntaxTree): string {
  const { text, documents } = tree;
  const lines = textLines(tree);
  const page: Page = { text, lines, shifts: lines.map(() => 0), dashes: [] };
  for (const { root } of documents) if (root !== undefined && isBlock(root)) shiftBlock(root, 0, page);
  shiftComments(
    documents.flatMap(({ comments }) => comments.filter(({ ownLine }) => ownLine)),
    page,
  );
  const shifted = lines.flatMap((line, index) => shiftedLine(line, page.shifts[index] ?? 0));
  return applyEdits(text, [...shifted, ...page.dashes]);
}

/** The result for each line: how far it has to move, and the spaces after dashes. */
interface Page {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly shifts: number[];
  readonly dashes: TextEdit[];
}

type Block = Mapping | Sequence;

function isBlock(node: Node): node is Block {
  return (node.kind === 'mapping' || node.kind === 'sequence') && node.style === 'block';
}

/** Moves a block to a column: its own lines first, then the blocks in it to theirs. */
function shiftBlock(block: Block, target: number, page: Page): void {
  const column = columnOf(block, page);
  const first = lineOf(block.span.start, page);
  const from = startsLine(block.span.start, page) ? first : first + 1;
  page.shifts.fill(target - column, from, lineOf(block.span.end, page) + 1);
  if (block.kind === 'sequence') {
    for (const item of block.items) {
      if (!isBlock(item)) continue;
      page.dashes.push(...oneSpaceBehindDash(item, page));
      shiftBlock(item, target + STEP, page);
    }
    return;
  }
  for (const { value, merged } of block.entries) {
    if (merged || !isBlock(value)) continue;
    const isFlush = value.kind === 'sequence' && columnOf(value, page) === column;
    shiftBlock(value, isFlush ? target : target + STEP, page);
  }
}

/** The column of a block: where its first line starts that has nothing else on it, otherwise where the block starts. */
function columnOf(block: Block, page: Page): number {
  const starts =
    block.kind === 'sequence'
      ? block.items.map((item) => item.span.start)
      : block.entries.filter(({ merged }) => !merged).map(({ key }) => key.span.start);
  const own = [block.span.start, ...starts.slice(1)].find((start) => startsLine(start, page));
  const line = page.lines[lineOf(own ?? block.span.start, page)];
  if (line === undefined) return 0;
  return (own === undefined ? block.span.start : line.content) - line.start;
}

/** Whether there is nothing before an offset on its line but its own dash, anchors and tags. */
function startsLine(offset: number, { text, lines, ...page }: Page): boolean {
  const line = lines[lineOf(offset, { text, lines, ...page })];
  return line !== undefined && /^ *(?:[&!]\S*[ \t]+)*$/.test(text.slice(line.start, offset));
}

function lineOf(offset: number, { lines }: Page): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** One space between a dash and the block on its line, which moves along. */
function oneSpaceBehindDash({ span }: Node, page: Page): readonly TextEdit[] {
  const start = page.lines[lineOf(span.start, page)]?.start ?? 0;
  return spacesBehindDash(page.text.slice(start, span.start), start);
}

/** The edit for the last dash of a text that ends where its item begins. */
export function spacesBehindDash(source: string, offset: number): readonly TextEdit[] {
  const match = /-([ \t]+)(?:[&!]\S*[ \t]+)*$/.exec(source);
  const spaces = match?.[1] ?? ' ';
  if (match === null || spaces === ' ') return [];
  const start = offset + match.index + 1;
  return [{ span: { start, end: start + spaces.length }, text: ' ' }];
}

/**
 * A comment moves with the line below if it has the same column, otherwise with the nearest line above that is not
 * deeper than the comment.
 */
function shiftComments(comments: readonly { readonly span: Span }[], page: Page): void {
  const indexes = new Set(comments.map(({ span }) => lineOf(span.start, page)));
  const isCode = (index: number): boolean => {
    const line = page.lines[index];
    return line !== undefined && !line.isBlank && !line.startsInText && !indexes.has(index);
  };
  const depth = (index: number): number => {
    const line = page.lines[index];
    return line === undefined ? 0 : line.content - line.start;
  };
  let above: number[] = [];
  let below = 0;
  for (const index of page.lines.keys()) {
    if (isCode(index)) above = [...above.filter((one) => depth(one) < depth(index)), index];
    if (!indexes.has(index)) continue;
    for (below = Math.max(below, index); below < page.lines.length && !isCode(below);) below++;
    const even = below < page.lines.length && depth(below) === depth(index) ? below : undefined;
    const companion = even ?? above.findLast((one) => depth(one) <= depth(index));
    page.shifts[index] = companion === undefined ? 0 : (page.shifts[companion] ?? 0);
  }
}

function shiftedLine({ start, end, content, isBlank }: TextLine, shift: number): readonly TextEdit[] {
  if (shift === 0 || (isBlank && start === end)) return [];
  const width = content - start;
  return [{ span: { start, end: content }, text: ' '.repeat(Math.max(0, width + shift)) }];
}
