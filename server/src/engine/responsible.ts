import type { Path } from '../plan/place.ts';
import { isPlaceholder } from '../plan/placeholder.ts';
import type { Plan } from '../plan/plan.ts';
import { type Node, resolved } from '../syntax/tree.ts';
import { childAt } from './address.ts';

/** The key that names who answers for an item, where it is not `owner`. */
const OTHER_KEYS: Readonly<Record<string, string>> = { promises: 'made_by', approvals: 'by' };

/**
 * Who is asked about a place of a plan: the nearest owner above it, from the item itself through its section to the
 * plan. A promise is asked of the person who made it, an approval of the one who gives it.
 *
 * @returns as the plan writes it; undefined where nobody is named. A placeholder names nobody.
 */
export function responsible(plan: Plan, path: Path): string | undefined {
  const { root } = plan.document;
  const nodes: (Node | undefined)[] = [root];
  for (const step of path) nodes.push(childAt(nodes.at(-1), step));
  const [section] = path;
  const own = typeof section === 'string' ? OTHER_KEYS[section] : undefined;
  for (const [depth, node] of [...nodes.entries()].toReversed()) {
    const person = (depth >= 2 && own !== undefined ? nameIn(node, own) : undefined) ?? nameIn(node, 'owner');
    if (person !== undefined) return person;
  }
  return undefined;
}

function nameIn(node: Node | undefined, key: string): string | undefined {
  const value = node && resolved(node);
  const named = value?.kind === 'mapping' ? childAt(value, key) : undefined;
  const name = named && resolved(named);
  if (name?.kind !== 'scalar') return undefined;
  const text = name.text.trim();
  return text === '' || isPlaceholder(text) ? undefined : text;
}
