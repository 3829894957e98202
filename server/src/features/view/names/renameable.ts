import { quoteScalar } from '../../../syntax/edit/quote-scalar.ts';
import type { Span } from '../../../text/span.ts';
import { documentAt } from '../document-at.ts';
import type { DocumentView } from '../document-view.ts';
import type { Name } from './name.ts';
import { nameAt } from './names.ts';

type Quote = '"' | "'" | undefined;

/**
 * The name at an offset, if all references to it are known. That is not so in a damaged document, without a definition,
 * or for a lint, whose name is not the plan's.
 */
export function renameableAt(
  view: DocumentView,
  offset: number,
): { readonly name: Name; readonly span: Span; readonly others: readonly Name[] } | undefined {
  const found = nameAt(view, offset);
  const isWhole = documentAt(view, offset)?.damage.length === 0;
  if (found === undefined || found.name.kind === 'lint' || !isWhole || found.name.definitions.length === 0) {
    return undefined;
  }
  return { ...found, span: sourceOf(view.snapshot.text, found.name.kind, found.span).span };
}

/** What is replaced to change a name: the text between its quotation marks, where it has them. */
export function sourceOf(text: string, kind: Name['kind'], span: Span): { readonly span: Span; readonly quote: Quote } {
  const mark = text[span.start];
  const quote = kind !== 'anchor' && (mark === '"' || mark === "'") ? mark : undefined;
  return { span: quote === undefined ? span : { start: span.start + 1, end: span.end - 1 }, quote };
}

/** A new name as it is written; undefined where no such name is possible. */
export function newSource(kind: Name['kind'], name: string, quote: Quote): string | undefined {
  if (kind === 'anchor') return /^[^\s,[\]{}*&]+$/.test(name) ? name : undefined;
  if (name === '' || /[\r\n]/.test(name)) return undefined;
  if (quote === "'") return name.replaceAll("'", "''");
  return quote === '"' ? JSON.stringify(name).slice(1, -1) : quoteScalar(name);
}
