import { resolved, type Alias, type Document, type Node } from '../../../syntax/tree.ts';
import type { Span } from '../../../text/span.ts';
import type { Name } from './name.ts';

/** The anchors of a document that aliases refer to. Their places are those of the names, without `&` and `*`. */
export function anchorNames(text: string, { root }: Document): readonly Name[] {
  const aliases = root === undefined ? [] : aliasesIn(root);
  const names = new Map<string, Name>();
  for (const { name, span, target } of aliases) {
    const definition = anchorBefore(text, name, target.span.start);
    // An anchor may be defined twice; an alias means the one before it.
    const key = `${String(definition?.start)} ${name}`;
    const known = names.get(key);
    const reference = { start: span.start + 1, end: span.end };
    names.set(key, {
      kind: 'anchor',
      text: name,
      definitions: definition === undefined ? [] : [definition],
      references: [...(known?.references ?? []), reference],
    });
  }
  return [...names.values()];
}

/** Every alias that is written in a node, merge keys included. */
function aliasesIn(node: Node): readonly Alias[] {
  switch (node.kind) {
    case 'alias':
      return [node];
    case 'scalar':
      return [];
    case 'sequence':
      return node.items.flatMap(aliasesIn);
    case 'mapping':
      return [
        ...node.entries.flatMap(({ value, merged }) => (merged ? [] : aliasesIn(value))),
        ...node.merges.flatMap((merge) => (merge.kind === 'alias' ? [merge] : aliasesIn(resolved(merge)))),
      ];
  }
}

/** The name of the anchor right before a node. Only a tag, spaces and comments may be between them. */
function anchorBefore(text: string, name: string, start: number): Span | undefined {
  const mark = `&${name}`;
  const at = text.lastIndexOf(mark, start - 1);
  const between = text.slice(at + mark.length, start);
  const isClose = at !== -1 && /^(?:\s+(?:!\S*|#[^\n]*(?=\n)))*\s+$/.test(between);
  return isClose ? { start: at + 1, end: at + mark.length } : undefined;
}
