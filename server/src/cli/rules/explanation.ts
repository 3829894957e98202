import type { Colors } from '../../reporters/text/colors.ts';
import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import { faults, type Fault } from '../../engine/pages/faults.ts';
import { urlOf } from '../../engine/pages/lint-url.ts';
import { nearest } from '../../engine/check/shape/nearest.ts';
import { lints } from '../../lints/index.ts';
import { lintPage } from '../../engine/pages/lint-page.ts';
import type { Page } from '../../engine/pages/page.ts';
import { rulePage } from '../../engine/pages/rule-page.ts';
import { pageAsText } from '../output/page-as-text.ts';

/** The page on a lint or a fault for a terminal, or a sentence that says why there is none. */
export type Explanation =
  { readonly kind: 'page'; readonly text: string } | { readonly kind: 'unknown'; readonly message: string };

/**
 * The page on a lint or a fault, by its id.
 *
 * @param own the organisation's own rules, which are lints as well.
 */
export function explanationOf(id: string, own: readonly CustomRule[], colors: Colors): Explanation {
  const lint = lints.find((one) => one.id === id);
  const fault = faults.find((one) => one.id === id);
  const rule = own.find((one) => one.id === id);
  const other = rule === undefined ? fault && faultPage(fault) : rulePage(rule);
  const page = lint === undefined ? other : lintPage(lint);
  if (page === undefined) return { kind: 'unknown', message: unknown(id, own) };
  return { kind: 'page', text: `${pageAsText(page, colors)}\n${urlOf(id)}\n` };
}

function faultPage({ id, summary, mend }: Fault): Page {
  const kind = 'This is no readiness lint but a fault of the file itself: it is an error, and cannot be waived.';
  return { title: id, blocks: [summary, mend, kind].map((text) => ({ kind: 'text', text })) };
}

function unknown(id: string, own: readonly CustomRule[]): string {
  const suggestion = nearest(
    id,
    [...lints, ...faults, ...own].map((one) => one.id),
  );
  const meant = suggestion === undefined ? '`launchplan rules` lists all of them.' : `Did you mean ${suggestion}?`;
  return `There is no lint '${id}'. ${meant}`;
}
