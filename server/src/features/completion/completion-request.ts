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

/** The open checks of the plan that the cursor is in, as of its last check. They decide the order of offers. */
export function lastReportOf({ view, plan }: CompletionRequest): PlanReport | undefined {
  return view.lastReports.find((report) => report.plan.document.index === plan?.document.index);
}

/** One thing to offer, before it is turned into an item for the client. */
export interface CompletionOffer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** A few words after the label. */
  readonly detail?: string;
  /** A word or two at the end of its row, if the client shows that for every item and not only for the selected one. */
  readonly note?: string;
  /** What it means, in our own words; a backtick marks code. */
  readonly documentation?: string;
  readonly source: Snippet;
  /** What the word under the cursor is compared with; by default the label. */
  readonly filter?: string;
  /** Whether something can be offered at its end, so that the editor may ask again. */
  readonly goesOn?: boolean;
}

/** Turns offers into completion items, in the same order. */
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
    // Its lines are already indented.
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range, newText },
    ...(goesOn === true && client.extensionCommands
      ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }
      : {}),
  };
}
