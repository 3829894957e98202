import type { CustomRule } from '../engine/custom-rules/custom-rule.ts';
import { explain } from '../engine/pages/explain.ts';
import { pageAsMarkdown } from '../engine/pages/page.ts';
import { lints } from '../lints/index.ts';
import { printable } from '../text/printable.ts';
import { feature } from './feature.ts';

export interface ExplainParams {
  /**
   * What `launchplan explain` takes: a lint such as `sales/no-demo`, an area, a key of the plan or a group. Without it,
   * the answer is the list of all lints.
   */
  readonly rule?: string;
}

export interface ExplainAnswer {
  /** The page, in Markdown; null where nothing has this name, or several things have it. */
  readonly markdown: string | null;
  /** The same page on the web. */
  readonly url: string | null;
  /** All lints, the organisation's own last, where none was named. The things that it may mean, where there are several. */
  readonly lints: readonly { readonly id: string; readonly summary: string }[];
  /** Why there is no page, in a sentence for people; absent where there is one. */
  readonly message?: string;
}

/** What a lint asks and why, and what an area or a key is for, without a network. */
export default feature<ExplainParams, ExplainAnswer>({
  method: 'launchplan/explain',
  capability: {},
  workspace: true,
  provideWorkspace({ ownRules }, { rule }) {
    const own = ownRules();
    if (rule === undefined) {
      return { markdown: null, url: null, lints: [...lints, ...own].map(({ id, summary }) => ({ id, summary })) };
    }
    const explanation = explain(rule, own);
    switch (explanation.kind) {
      case 'page': {
        const { page, url } = explanation;
        return { markdown: pageAsMarkdown(page) + furtherReading(rule, own, url), url, lints: [] };
      }
      case 'several': {
        const candidates = explanation.candidates.map(({ name, summary }) => ({ id: name, summary }));
        return { markdown: null, url: null, lints: candidates, message: printable(explanation.message) };
      }
      case 'unknown':
        return { markdown: null, url: null, lints: [], message: printable(explanation.message) };
    }
  },
});

function furtherReading(rule: string, own: readonly CustomRule[], url: string): string {
  return own.some(({ id }) => id === rule) ? `\n[How rules of your own are written](${url})\n` : '';
}
