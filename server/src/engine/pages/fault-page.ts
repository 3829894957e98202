import type { Fault } from './faults.ts';
import type { Page } from './page.ts';

/** The page on a fault of a file: what it means, and what to do. */
export function faultPage({ id, summary, advice }: Fault): Page {
  const kind = 'This is not a readiness lint but a fault of the file itself. It is an error and cannot be waived.';
  return { title: id, blocks: [summary, advice, kind].map((text) => ({ kind: 'text', text })) };
}
