import { lints } from '../../lints/index.ts';
import { itemSpan } from '../../plan/place.ts';
import { resolved, type Mapping, type Node } from '../../syntax/tree.ts';
import type { Located, Report } from './located.ts';
import { itemsOf, readKey, textOf } from './read-values.ts';

/** A check of the organisation's own, as one settings file writes it. */
export interface WrittenRule {
  readonly id: Located<string>;
  readonly node: Mapping;
}

/** Reads `rules`: those that have a name, and a name that is theirs alone. */
export function readRules(rules: Node | undefined, report: Report): readonly WrittenRule[] {
  const found = new Map<string, WrittenRule>();
  for (const item of rules === undefined ? [] : itemsOf(rules)) {
    const node = resolved(item);
    if (node.kind !== 'mapping') continue;
    const id = readKey(node, 'id', ({ value }) => textOf(value));
    if (id === undefined) continue;
    const taken = whyTaken(id.value, found);
    if (taken === undefined) found.set(id.value, { id, node });
    else report(taken, id.span.start < id.span.end ? id.span : itemSpan(node));
  }
  return [...found.values()];
}

function whyTaken(id: string, found: ReadonlyMap<string, WrittenRule>): string | undefined {
  if (lints.some((lint) => lint.id === id)) {
    return 'A check that comes with the tool has this name already. Give your own another one, such as one that starts with the name of your company.';
  }
  return found.has(id)
    ? 'Another rule in this file has this id already, so this one is not used. Give it an id of its own.'
    : undefined;
}
