import { parse } from '../../syntax/parse/parse.ts';
import type { Node, SyntaxTree } from '../../syntax/tree.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import { spacesBehindDash, withEvenIndentation } from './indentation.ts';
import { isSameMeaning } from './same-meaning.ts';
import { textLines, withoutBlanks } from './text-lines.ts';

/**
 * The formatted text: two spaces for each level, one after a colon and a dash, at most one blank line, none at the
 * start, no spaces at the end of lines, and one line break at the end. Its meaning stays the same, including comments:
 * a step that would change that is left out. A damaged text stays as it is.
 */
export function formatted(tree: SyntaxTree): string {
  const isDamaged = tree.problems.length > 0 || tree.documents.some(({ damage }) => damage.length > 0);
  if (isDamaged || /\r(?!\n)/.test(tree.text)) return tree.text;
  return steps.reduce((current, step) => {
    const text = step(current);
    if (text === current.text) return current;
    const next = parse(text);
    return isSameMeaning(current, next) ? next : current;
  }, tree).text;
}

const steps: readonly ((tree: SyntaxTree) => string)[] = [
  withoutTrailingBlanks,
  withOneBlankLine,
  withFinalLineBreak,
  withOneSpace,
  withEvenIndentation,
];

function withoutTrailingBlanks(tree: SyntaxTree): string {
  const edits = textLines(tree).flatMap(({ start, end, endsInText }): readonly TextEdit[] => {
    const kept = withoutBlanks(tree.text.slice(start, end));
    return endsInText ? [] : [{ span: { start: start + kept, end }, text: '' }];
  });
  return applyEdits(tree.text, edits);
}

function withOneBlankLine(tree: SyntaxTree): string {
  const lines = textLines(tree);
  const isSpare = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && line.isBlank && !line.startsInText && !line.endsInText;
  };
  const edits = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const isSecond = index === 0 || isSpare(index - 1);
    return next !== undefined && isSpare(index) && isSecond
      ? [{ span: { start: line.start, end: next.start }, text: '' }]
      : [];
  });
  return applyEdits(tree.text, edits);
}

function withFinalLineBreak({ text }: SyntaxTree): string {
  const content = text.trimEnd();
  if (content === '') return text;
  const lineBreak = /\r?\n/.exec(text.slice(content.length)) ?? /\r?\n/.exec(text);
  return content + (lineBreak?.[0] ?? '\n');
}

/** One space after colons, and after dashes whose item is not a block. A block would move the lines below. */
function withOneSpace({ text, documents }: SyntaxTree): string {
  return applyEdits(
    text,
    documents.flatMap(({ root }) => (root === undefined ? [] : spacing(root, text))),
  );
}

function spacing(node: Node, text: string): readonly TextEdit[] {
  switch (node.kind) {
    case 'mapping':
      return node.entries.flatMap(({ key, value, merged }) =>
        merged ? [] : [...behindColon(key.span.end, value, text), ...spacing(value, text)],
      );
    case 'sequence':
      return node.items.flatMap((item) => [
        ...(node.style === 'block' ? behindDash(item, text) : []),
        ...spacing(item, text),
      ]);
    case 'scalar':
    case 'alias':
      return [];
  }
}

function behindColon(keyEnd: number, { span }: Node, text: string): readonly TextEdit[] {
  const between = text.slice(keyEnd, span.start);
  const written = /^:[ \t]*(?=(?:[&!]\S*[ \t]+)*$)/.exec(between)?.[0];
  const isEven = written === undefined || written === ': ' || span.start === span.end;
  return isEven ? [] : [{ span: { start: keyEnd, end: keyEnd + written.length }, text: ': ' }];
}

function behindDash(item: Node, text: string): readonly TextEdit[] {
  const isBlock = (item.kind === 'mapping' || item.kind === 'sequence') && item.style === 'block';
  if (isBlock || item.span.start === item.span.end) return [];
  const lineStart = text.lastIndexOf('\n', item.span.start - 1) + 1;
  return spacesBehindDash(text.slice(lineStart, item.span.start), lineStart);
}
