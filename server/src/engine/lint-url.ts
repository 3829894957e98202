const DOCS = 'https://github.com/launchplan/launchplan/blob/main/docs';

/** The address of the page on a lint, or on a fault of the file's shape. */
export function urlOf(rule: string): string {
  const area = rule.slice(0, rule.indexOf('/'));
  return areasOfFaults.has(area) ? `${DOCS}/faults.md#${rule.replace('/', '')}` : `${DOCS}/lints/${rule}.md`;
}

const areasOfFaults: ReadonlySet<string> = new Set(['schema', 'syntax', 'config', 'io']);
