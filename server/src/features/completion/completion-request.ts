import type { CompletionItem, CompletionItemKind, Range } from 'vscode-languageserver-types';
import { InsertTextFormat, InsertTextMode } from 'vscode-languageserver-types';
import type { PlanReport } from '../../engine/check/check.ts';
import type { Plan } from '../../plan/plan.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import type { Layout } from '../../syntax/edit/entry-value.ts';
import type { Span } from '../../text/span.ts';
import type { DocumentView } from '../view/document-view.ts';
import { wordsFor } from '../view/words.ts';
import { toLspSnippet, toPlainStart, type Snippet } from './snippet.ts';

/** What all items of one answer depend on. */
export interface CompletionRequest {
  readonly view: DocumentView;
  readonly schema: JsonSchema;
  /** The plan that the cursor is in; absent in a settings file. */
  readonly plan: Plan | undefined;
  readonly layout: Layout;
}

/** What is open in the plan that the cursor is in, as of its last check: it puts offers in order. */
export function lastReportOf({ view, plan }: CompletionRequest): PlanReport | undefined {
  return view.lastReports.find((report) => report.plan.document.index === plan?.document.index);
}

/** One thing to offer, before it is told how the client wants it. */
export interface CompletionOffer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** In a few words behind the label. */
  readonly detail?: string;
  /** In a word or two at the end of its row, where the client shows that of every item and not of one alone. */
  readonly note?: string;
  /** What it means, in words of ours; a backtick marks code. */
  readonly documentation?: string;
  readonly source: Snippet;
  /** What the word under the cursor is compared with; the label unless given. */
  readonly filter?: string;
  /** Whether something can be offered where it ends, so that the editor may ask on. */
  readonly goesOn?: boolean;
}

/** Makes items of what is offered, in that order. */
export function itemsOf(
  offered: readonly CompletionOffer[],
  word: Span,
  { view, layout }: Pick<CompletionRequest, 'view' | 'layout'>,
): readonly CompletionItem[] {
  const range = view.rangeOf(word);
  return offered.map((one, index) => itemOf(one, index, range, view, layout));
}

function itemOf(
  { label, kind, detail, note, documentation, source, filter, goesOn }: CompletionOffer,
  index: number,
  range: Range,
  { client }: DocumentView,
  { lineBreak }: Layout,
): CompletionItem {
  const isSnippet = client.snippets && source.some((part) => typeof part !== 'string');
  const written = isSnippet ? toLspSnippet(source) : toPlainStart(source);
  const newText = lineBreak === '\n' ? written : written.replaceAll('\n', lineBreak);
  return {
    label,
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(note === undefined || !client.labelDetails ? {} : { labelDetails: { description: note } }),
    ...(documentation === undefined || documentation === ''
      ? {}
      : { documentation: wordsFor(client.markdown).content([documentation]) }),
    sortText: String(index).padStart(4, '0'),
    filterText: filter ?? label,
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // The lines that it has are indented already.
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range, newText },
    ...(goesOn === true && client.extensionCommands
      ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }
      : {}),
  };
}
