import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../reporters/schemas');

/**
 * The schema of another tool's format as a validator. Those schemas are of draft 4; what they use of it later drafts read
 * alike, but for the name of the address, which nothing refers to.
 */
export function compiledSchema(file: string): ValidateFunction {
  const schema = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
  delete schema.$schema;
  delete schema.id;
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
}
