import type { Finding } from '../finding.ts';

/** Whether a finding says that something cannot be read, so that no check concludes anything from it. */
export function isFault({ rule }: Finding): boolean {
  return rule.startsWith('syntax/') || rule.startsWith('schema/');
}
