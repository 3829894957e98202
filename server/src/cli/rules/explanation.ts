import { explain, type Explanation } from '../../engine/pages/explain.ts';
import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import { pageAsMarkdown } from '../../engine/pages/page.ts';
import { lints } from '../../lints/index.ts';
import type * as model from '../../reporters/json-model.ts';
import type { Colors } from '../../reporters/text/colors.ts';
import { pageAsText } from '../output/page-as-text.ts';
import { usageProblem } from '../usage-problem.ts';
import { ownRuleData, ruleData } from './rules-list.ts';

/** As `explain`, by a name that no function of the package has: the bundler puts both into one part. */
export const explanationOf = explain;

/** What was found under one name. */
type FoundPage = Extract<Explanation, { kind: 'page' }>;
/** There is no page, or more than one. */
type NoPage = Exclude<Explanation, { kind: 'page' }>;

/** A page for a terminal, with its address below it. */
export function explanationAsText({ page, url }: FoundPage, colors: Colors): string {
  return `${pageAsText(page, colors)}\n${url}\n`;
}

/** Why there is no page: nothing has this name, or the name may mean one of several things, which are listed. */
export function whyNoPage(explanation: NoPage): string {
  if (explanation.kind === 'unknown') return explanation.message;
  const { message, candidates } = explanation;
  const width = Math.max(...candidates.map(({ name }) => name.length));
  return [message, ...candidates.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)].join('\n');
}

/**
 * An explanation as stable, versioned data.
 *
 * @param id as it was asked for.
 * @param own the organisation's own rules.
 */
export function explanationData(id: string, explanation: Explanation, own: readonly CustomRule[]): model.Explanation {
  const asked = { schemaVersion: 1, id } as const;
  if (explanation.kind !== 'page') {
    const candidates = explanation.kind === 'several' ? explanation.candidates : [];
    const problem = usageProblem('usage/unknown-id', explanation.message);
    const nothing = { kind: null, name: null, markdown: null, url: null, rule: null };
    return { ...asked, ...nothing, candidates, problems: [problem] };
  }
  const { of, name, page, url } = explanation;
  const lint = lints.find((one) => one.id === name);
  const rule = own.find((one) => one.id === name);
  const data = lint === undefined ? rule && ownRuleData(rule) : ruleData(lint);
  const markdown = pageAsMarkdown(page);
  return { ...asked, kind: of, name, markdown, url, rule: data ?? null, candidates: [], problems: [] };
}
