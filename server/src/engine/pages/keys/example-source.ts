import type { SchemaPath } from '../../../schema/describe.ts';
import { writeBlock, type EntryValue } from '../../../syntax/edit/entry-value.ts';
import { quoteScalar } from '../../../syntax/edit/quote-scalar.ts';

/** An example of the schema as it is written in a plan. */
export function exampleSource(example: unknown): EntryValue {
  if (Array.isArray(example)) return { items: (example as readonly unknown[]).map(exampleSource) };
  if (typeof example === 'object' && example !== null) {
    return { entries: Object.entries(example).map(([key, value]) => [key, exampleSource(value)] as const) };
  }
  return typeof example === 'string' ? quoteScalar(example) : String(example);
}

/**
 * An example at its place: the keys above it, each on its line, and the example below them.
 *
 * @param path the keys from the root; an index stands for the item of a list.
 * @returns YAML without a line break at its end.
 */
export function exampleAt(path: SchemaPath, example: unknown): string {
  const whole = path.reduceRight<EntryValue>(
    (inner, step) => (typeof step === 'number' ? { items: [inner] } : { entries: [[step, inner]] }),
    exampleSource(example),
  );
  return typeof whole === 'string' ? whole : writeBlock(whole, 0, { lineBreak: '\n', step: 2 });
}
