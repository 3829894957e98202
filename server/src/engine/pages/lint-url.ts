import { lints } from '../../lints/index.ts';

/** Where the documentation is on the web. */
export const DOCS = 'https://github.com/launchplan/launchplan/blob/main/docs';

/**
 * The address of the page on a lint, on a fault of the file's shape, on what an absent section asks for, or on rules of
 * an organisation's own.
 */
export function urlOf(rule: string): string {
  const area = rule.slice(0, rule.indexOf('/'));
  if (areasOfFaults.has(area)) return `${DOCS}/faults.md#${rule.replace('/', '')}`;
  if (area === 'group') return `${DOCS}/guide.md#when-a-whole-section-is-absent`;
  return catalogue.has(rule) ? `${DOCS}/lints/${rule}.md` : `${DOCS}/custom-rules.md`;
}

const catalogue: ReadonlySet<string> = new Set(lints.map(({ id }) => id));
const areasOfFaults: ReadonlySet<string> = new Set(['schema', 'syntax', 'config', 'io']);
