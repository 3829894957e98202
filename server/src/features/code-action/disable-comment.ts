import type { Snapshot } from '../../engine/snapshot.ts';
import { nodeAt } from '../../syntax/node-at.ts';
import type { Document } from '../../syntax/tree.ts';
import { emptySpan, type Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';

const DIRECTIVE = /^#+\s*launchplan-disable-next-line\b[ \t]*/;

/**
 * The edit that disables a lint on the line of a finding: a comment above it, with a reason to fill in, or the id in
 * the comment that is already there. docs/format.md#accepting-a-finding
 *
 * @returns undefined if no comment can be above the line, as in the middle of a text of several lines
 */
export function disableComment(
  { text, lines }: Snapshot,
  document: Document,
  rule: string,
  { start }: Span,
): TextEdit | undefined {
  const { line } = lines.position(start);
  const lineStart = lines.lineStart(line) === 0 && text.startsWith('\uFEFF') ? 1 : lines.lineStart(line);
  const above = document.comments.find(
    ({ span }) => lines.position(span.start).line === line - 1 && DIRECTIVE.test(text.slice(span.start, span.end)),
  );
  if (above !== undefined) {
    const directive = DIRECTIVE.exec(text.slice(above.span.start, above.span.end))?.[0] ?? '';
    const at = above.span.start + directive.length;
    const ids = text.slice(at, above.span.end);
    const separator = /^(?:--|$)/.test(ids) ? ' ' : ', ';
    const space = /[ \t]$/.test(directive) ? '' : ' ';
    return { span: emptySpan(at), text: `${space}${rule}${separator}` };
  }
  const around = nodeAt(document, lineStart);
  const isInText = around?.node.kind === 'scalar' && around.node.span.start < lineStart;
  const isInDocument = document.index === 0 ? !text.startsWith('---', lineStart) : lineStart > document.span.start;
  if (isInText || !isInDocument) return undefined;
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? '';
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  const comment = `${indentation}# launchplan-disable-next-line ${rule} -- ${lineBreak}`;
  return { span: emptySpan(lineStart), text: comment };
}
