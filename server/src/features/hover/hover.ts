import type { Hover, MarkupContent, Position } from 'vscode-languageserver-types';
import { nodeAt } from '../../syntax/node-at.ts';
import type { Span } from '../../text/span.ts';
import { documentAt, reportAt, schemaOf } from '../view/document-at.ts';
import type { DocumentView } from '../view/document-view.ts';
import { feature } from '../feature.ts';
import { checksAbout, whyFound } from './checks.ts';
import { aboutDate } from './date.ts';
import { aboutField, aboutValue } from './field.ts';
import { aboutLint } from './lint.ts';
import { lintIdAt } from '../view/names/lint-id.ts';
import { wordsFor } from '../view/words.ts';
import { describeKey } from '../../schema/describe.ts';

interface HoverParams {
  readonly position: Position;
}

/** Explains what is under the cursor: a field with the checks that ask for it, a date, a lint, or a finding. */
export default feature({
  method: 'textDocument/hover',
  capability: { hoverProvider: true },
  inConfig: true,
  provide(view: DocumentView, { position }: HoverParams): Hover | null {
    const offset = view.offsetOf(position);
    const words = wordsFor(view.client.markdown);
    const { rules } = view.config;
    const lint = lintIdAt(view.snapshot.text, offset, rules);
    if (lint !== undefined) return hover(view, words.content(aboutLint(lint.id, words, rules)), lint.span);
    const document = documentAt(view, offset);
    const report = reportAt(view, offset);
    if (document === undefined || (view.kind === 'plan' && report === undefined)) return null;
    const at = nodeAt(document, offset);
    if (at === undefined || at.node.kind === 'mapping' || at.node.kind === 'sequence') return null;
    const description = describeKey(schemaOf(view), at.path);
    const paragraphs = [
      ...aboutDate(at, description, report, view.today, words),
      ...(description === undefined
        ? []
        : at.onKey
          ? aboutField(at, description, words)
          : aboutValue(at, description, words)),
      ...(report === undefined ? [] : [...checksAbout(at, report, words), ...whyFound(offset, at, report, words)]),
    ];
    return paragraphs.length === 0 ? null : hover(view, words.content(paragraphs), at.node.span);
  },
});

function hover(view: DocumentView, contents: MarkupContent, span: Span): Hover {
  return { contents, range: view.rangeOf(span) };
}
