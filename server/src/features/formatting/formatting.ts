import type { TextEdit } from 'vscode-languageserver-types';
import type { DocumentView } from '../view/document-view.ts';
import { feature } from '../feature.ts';
import { formatted } from './formatted.ts';
import { lineEdits } from './line-edits.ts';

/**
 * Formats white space and changes nothing else. It edits line by line, so that cursors and marks stay where they are.
 */
export default feature<object, TextEdit[]>({
  method: 'textDocument/formatting',
  capability: { documentFormattingProvider: true },
  plainYaml: true,
  inConfig: true,
  provide: (view) => formattingEdits(view),
});

function formattingEdits({ snapshot: { text, tree }, rangeOf }: DocumentView): TextEdit[] {
  return lineEdits(text, formatted(tree)).map(({ span, text: newText }) => ({ range: rangeOf(span), newText }));
}
