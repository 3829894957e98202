import { isPlaceholder } from '../../plan/placeholder.ts';

const ADDRESS = /<([^<>\s@]+@[^<>\s@]+)>\s*$/;
const NOBODY = /^(?:unassigned|nobody|no one|not assigned)$/i;

/** Who is named: of `Lee Park <lee@example.com>` the address, else the text as it is; undefined where nobody is. */
export function ownerOf(written: string): string | undefined {
  const text = written.trim();
  if (text === '' || isPlaceholder(text) || NOBODY.test(text)) return undefined;
  return ADDRESS.exec(text)?.[1] ?? text;
}
