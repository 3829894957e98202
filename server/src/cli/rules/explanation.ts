import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import { explain } from '../../engine/pages/explain.ts';
import type { Colors } from '../../reporters/text/colors.ts';
import { pageAsText } from '../output/page-as-text.ts';

/** The page on a lint, an area or a key for a terminal, or what there is to say where there is none. */
export type ExplanationText =
  { readonly kind: 'page'; readonly text: string } | { readonly kind: 'unknown'; readonly message: string };

/**
 * Explains a word for a terminal.
 *
 * @param word the name of a lint, a fault, an area, a key or a group.
 * @param own the organisation's own rules, which are lints as well.
 */
export function explanationOf(word: string, own: readonly CustomRule[], colors: Colors): ExplanationText {
  const explanation = explain(word, own);
  switch (explanation.kind) {
    case 'page':
      return { kind: 'page', text: `${pageAsText(explanation.page, colors)}\n${explanation.url}\n` };
    case 'several': {
      const { message, candidates } = explanation;
      const width = Math.max(...candidates.map(({ name }) => name.length));
      const lines = candidates.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
      return { kind: 'unknown', message: [message, ...lines].join('\n') };
    }
    case 'unknown':
      return explanation;
  }
}
