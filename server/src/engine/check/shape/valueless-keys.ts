import { describeKey, type SchemaPath } from '../../../schema/describe.ts';
import type { JsonSchema } from '../../../schema/json-schema.ts';
import type { UnknownKey } from '../../../schema/shape-fault.ts';
import { resolved, type Mapping, type Node } from '../../../syntax/tree.ts';

/**
 * The unknown keys that have no value. Such a key counts as absent, so the validator does not see it; and yet somebody
 * who begins to write it wants to know that nothing will come of it. docs/format.md#required-and-optional-keys
 *
 * @param isLeftOut tells values that are not part of what the validator sees.
 */
export function unknownKeysWithoutValue(
  root: Node,
  schema: JsonSchema,
  isLeftOut: (node: Node) => boolean,
): readonly UnknownKey[] {
  const faults: UnknownKey[] = [];
  const seen = new Set<Node>();
  const visit = (node: Node, path: SchemaPath): void => {
    const value = resolved(node);
    if (value.kind === 'scalar' || seen.has(value)) return;
    seen.add(value);
    if (value.kind === 'mapping') {
      faults.push(...unknownIn(value, path, schema));
      for (const { key, value: child } of value.entries) visit(child, [...path, key.text]);
      return;
    }
    // Items that say nothing are no items of the data that is validated.
    value.items
      .filter((item) => !isLeftOut(item) && !isValueless(item))
      .forEach((item, index) => visit(item, [...path, index]));
  };
  visit(root, []);
  return faults;
}

function unknownIn({ entries }: Mapping, path: SchemaPath, schema: JsonSchema): readonly UnknownKey[] {
  const valueless = entries.filter(({ key, value }) => isValueless(value) && !key.text.startsWith('x-'));
  if (valueless.length === 0) return [];
  const described = describeKey(schema, path);
  if (described === undefined || described.keys.length + described.taskKeys.length === 0) return [];
  return valueless
    .filter(({ key }) => describeKey(schema, [...path, key.text]) === undefined)
    .map(({ key }) => ({
      kind: 'unknown-key',
      path,
      key: key.text,
      allowed: [...new Set([...described.keys, ...described.taskKeys])],
      ...(described.isList ? { items: describeKey(schema, [...path, 0])?.keys ?? [] } : {}),
    }));
}

function isValueless(node: Node): boolean {
  const value = resolved(node);
  return value.kind === 'scalar' && (value.value === null || value.text.trim() === '');
}
