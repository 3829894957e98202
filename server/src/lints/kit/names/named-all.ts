import { listed } from '../../../text/listed.ts';

/** Things that one sentence may name one by one; nobody reads more. */
const MOST = 20;

/** Names every thing in one sentence: "A, B and C"; of many the first ones, and how many others there are. */
export function namedAll(names: readonly string[]): string {
  const others = names.length - MOST;
  return listed(others > 0 ? [...names.slice(0, MOST), `${String(others)} others`] : names, 'and');
}
