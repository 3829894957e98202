import { urlOf } from '../../engine/pages/lint-url.ts';
import { lints } from '../../lints/index.ts';
import { markdownLink, markdownText } from './markdown-text.ts';

const IDS_SHOWN = 4;

/** Several ids; after the first few, the number of the others. */
export function ruleLinks(rules: readonly string[]): string {
  const different = [...new Set(rules)];
  const more = different.length - IDS_SHOWN;
  return [...different.slice(0, IDS_SHOWN).map(ruleLink), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

const catalogue: ReadonlySet<string> = new Set(lints.map(({ id }) => id));

/** A lint or a fault by its id, linked to its page. A rule of the organisation has no page. */
export function ruleLink(rule: string): string {
  const isOurs = catalogue.has(rule) || /^(?:schema|syntax|config|io)\//.test(rule);
  return isOurs ? markdownLink(markdownText(rule), urlOf(rule)) : markdownText(rule);
}
