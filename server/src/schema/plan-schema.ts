import { launchSchema, type JsonSchema } from './json-schema.ts';

const known = new Map<string, JsonSchema>();
/** More than these lists of departments are hardly in use at once. */
const MOST_KNOWN = 100;

/**
 * The schema of plans of an organisation: that of the format, with its own departments as sections.
 *
 * @param departments the keys of those sections.
 */
export function planSchemaWith(departments: readonly string[]): JsonSchema {
  if (departments.length === 0) return launchSchema;
  const name = JSON.stringify(departments);
  const before = known.get(name);
  if (before !== undefined) return before;
  const sections = departments.map((key) => [key, { $ref: '#/$defs/department' }] as const);
  const schema: JsonSchema = {
    ...launchSchema,
    properties: { ...launchSchema.properties, ...Object.fromEntries(sections) },
  };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, schema);
  return schema;
}
