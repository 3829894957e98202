import completion from '../../server/src/features/completion/completion.ts';
import type { DocumentView } from '../../server/src/features/view/document-view.ts';
import { InsertTextFormat, TextEdit, type CompletionItem } from 'vscode-languageserver-types';
import { viewAtCursor, type Around } from './view.ts';

/** The text of a document after an item was accepted; the places of a snippet keep their first text. */
export function applied(view: DocumentView, { textEdit, insertTextFormat }: CompletionItem): string {
  if (!TextEdit.is(textEdit)) throw new Error('Every item replaces the word under the cursor');
  const { start, end } = textEdit.range;
  if (start.line !== end.line) throw new Error('An item replaces text of one line only');
  const { text } = view.snapshot;
  const written = insertTextFormat === InsertTextFormat.Snippet ? expanded(textEdit.newText) : textEdit.newText;
  return text.slice(0, view.offsetOf(start)) + written + text.slice(view.offsetOf(end));
}

/** A snippet as an editor shows it before anybody types into its places. */
function expanded(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+\|((?:[^,|\\]|\\.)*)[^}]*\|\}/g, '$1')
    .replaceAll(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replaceAll(/(?<!\\)\$\d+/g, '')
    .replaceAll(/\\([\\$},|])/g, '$1');
}

/** What is offered at the `$0` of a text. */
export function offeredAt(marked: string, around: Around = {}): readonly CompletionItem[] {
  const { view, position } = viewAtCursor(marked, around);
  return completion.provide(view, { position })?.items ?? [];
}

/** The labels of what is offered at the `$0` of a text. */
export function labelsAt(marked: string, around: Around = {}): readonly string[] {
  return offeredAt(marked, around).map(({ label }) => label);
}

/** What the text becomes when the item with a label is accepted. */
export function acceptedAt(marked: string, label: string, around: Around = {}): string {
  const { view, position } = viewAtCursor(marked, around);
  const item = completion.provide(view, { position })?.items.find((one) => one.label === label);
  if (item === undefined) throw new Error(`${label} is not offered`);
  return applied(view, item);
}
