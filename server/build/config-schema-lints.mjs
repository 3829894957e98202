import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { loadModule } from './load-module.mjs';

const file = 'schemas/config.schema.json';
const path = new URL(`../../${file}`, import.meta.url);

/** The settings that each lint takes, in the schema of settings files: what it asks, its lead and its options. */
export async function configSchemaLints() {
  const [schema, lints, style] = await Promise.all([
    readFile(path, 'utf8').then((text) => JSON.parse(text)),
    loadModule('lints/index.ts').then(({ lints: all }) => all),
    resolveConfig(fileURLToPath(path)),
  ]);
  schema.properties.lints.properties = Object.fromEntries(lints.map((lint) => [lint.id, settingSchema(lint)]));
  const content = await format(JSON.stringify(schema, undefined, 2), { ...style, parser: 'json' });
  return [{ file, content }];
}

function settingSchema({ summary, timing, options }) {
  const shared = timing.kind === 'lead' ? 'lint-setting' : 'fixed-lint-setting';
  if (options === undefined) return { description: summary, $ref: `#/$defs/${shared}` };
  const examples = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
  return {
    description: summary,
    examples: [examples, 'off'],
    type: ['string', 'object'],
    if: { type: 'object' },
    then: {
      type: 'object',
      properties: {
        severity: { $ref: '#/$defs/lint-severity' },
        ...(timing.kind === 'lead' && { lead: { $ref: '#/$defs/lint-lead' } }),
        ...Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionSchema(option)])),
      },
      patternProperties: { '^x-': true },
      additionalProperties: false,
    },
    else: { $ref: '#/$defs/lint-severity' },
  };
}

function optionSchema({ description, default: value }) {
  return { description, default: value, examples: [value], type: 'number', minimum: 0 };
}
