import type { CustomRule } from '../engine/custom-rules/custom-rule.ts';
import { urlOf } from '../engine/pages/lint-url.ts';
import { lintPage } from '../engine/pages/lint-page.ts';
import { pageAsMarkdown } from '../engine/pages/page.ts';
import { rulePage } from '../engine/pages/rule-page.ts';
import { lints } from '../lints/index.ts';
import { feature } from './feature.ts';

export interface ExplainParams {
  /** The id of a lint, as `sales/no-demo`; without one, the answer is the list of all. */
  readonly rule?: string;
}

export interface ExplainAnswer {
  /**
   * The page on the lint or on the organisation's own rule, in Markdown; null where it is neither but a fault of the file,
   * which has a page on the web.
   */
  readonly markdown: string | null;
  readonly url: string | null;
  /** All lints, the organisation's own behind those of the catalogue, where none was named. */
  readonly lints: readonly { readonly id: string; readonly summary: string }[];
}

/** What a lint asks and why, without a network. */
export default feature<ExplainParams, ExplainAnswer>({
  method: 'launchplan/explain',
  capability: {},
  workspace: true,
  provideWorkspace({ ownRules }, { rule }) {
    const all = [...lints, ...ownRules()];
    if (rule === undefined) {
      return { markdown: null, url: null, lints: all.map(({ id, summary }) => ({ id, summary })) };
    }
    const own = ownRules().find(({ id }) => id === rule);
    if (own !== undefined) return { markdown: pageOnRule(own), url: urlOf(rule), lints: [] };
    const lint = lints.find(({ id }) => id === rule);
    return {
      markdown: lint === undefined ? null : pageAsMarkdown(lintPage(lint)),
      url: isRule(rule) ? urlOf(rule) : null,
      lints: [],
    };
  },
});

function pageOnRule(rule: CustomRule): string {
  return `${pageAsMarkdown(rulePage(rule))}\n[How rules of your own are written](${urlOf(rule.id)})\n`;
}

function isRule(rule: string): boolean {
  return /^[a-z-]+\/[a-z-]+$/.test(rule);
}
