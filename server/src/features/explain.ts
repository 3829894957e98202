import { urlOf } from '../engine/lint-url.ts';
import { lintPage } from '../engine/lint-page.ts';
import { pageAsMarkdown } from '../engine/page.ts';
import { lints } from '../lints/index.ts';
import { feature } from './feature.ts';

export interface ExplainParams {
  /** The id of a lint, as `sales/no-demo`; without one, the answer is the list of all. */
  readonly rule?: string;
}

export interface ExplainAnswer {
  /** The page on the lint, in Markdown; null where the rule is no lint but a fault of the file, which has a page on the web. */
  readonly markdown: string | null;
  readonly url: string | null;
  /** All lints, where none was named. */
  readonly lints: readonly { readonly id: string; readonly summary: string }[];
}

/** What a lint asks and why, without a network. */
export default feature<ExplainParams, ExplainAnswer>({
  method: 'launchplan/explain',
  capability: {},
  workspace: true,
  provideWorkspace(_view, { rule }) {
    if (rule === undefined) {
      return { markdown: null, url: null, lints: lints.map(({ id, summary }) => ({ id, summary })) };
    }
    const lint = lints.find(({ id }) => id === rule);
    return {
      markdown: lint === undefined ? null : pageAsMarkdown(lintPage(lint)),
      url: isRule(rule) ? urlOf(rule) : null,
      lints: [],
    };
  },
});

function isRule(rule: string): boolean {
  return /^[a-z-]+\/[a-z-]+$/.test(rule);
}
