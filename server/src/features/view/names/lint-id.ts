import type { CustomRule } from '../../../engine/custom-rules/custom-rule.ts';
import { lints } from '../../../lints/index.ts';
import type { Span } from '../../../text/span.ts';

const catalogue: ReadonlySet<string> = new Set(lints.map(({ id }) => id));

/**
 * The id of a lint that stands at an offset, wherever it is written: as a value, as a key or in a comment.
 *
 * @param rules the organisation's own, which are lints as well.
 */
export function lintIdAt(
  text: string,
  offset: number,
  rules: readonly CustomRule[],
): { readonly id: string; readonly span: Span } | undefined {
  const before = /[\w./-]*$/.exec(text.slice(Math.max(0, offset - MAX_ID), offset))?.[0] ?? '';
  const behind = /^[\w./-]*/.exec(text.slice(offset, offset + MAX_ID))?.[0] ?? '';
  const id = before + behind;
  return catalogue.has(id) || rules.some((rule) => rule.id === id)
    ? { id, span: { start: offset - before.length, end: offset + behind.length } }
    : undefined;
}

/** Every place in a part of a text where the id of a lint is written as a word of its own. */
export function lintIdsIn(text: string, { start, end }: Span, id: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(id, start); at !== -1 && at < end; at = text.indexOf(id, at + id.length)) {
    const isWord = !/[\w./-]/.test(text.charAt(at - 1)) && !/[\w./-]/.test(text.charAt(at + id.length));
    if (isWord) spans.push({ start: at, end: at + id.length });
  }
  return spans;
}

/** No id of a lint is longer. */
const MAX_ID = 250;
