import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

import { describeKey } from '../../server/src/schema/describe.ts';
import { configSchema, launchSchema, type JsonSchema } from '../../server/src/schema/json-schema.ts';

interface Place {
  /** Where in the schema's file. */
  readonly pointer: string;
  readonly schema: JsonSchema;
  /** Whether it is the value of a key that users write. */
  readonly isKey: boolean;
}

/** Every schema of a file that may judge a value; conditions only choose between them. */
function placesOf(schema: JsonSchema, pointer: string, isKey: boolean): readonly Place[] {
  const named = (keyword: 'properties' | '$defs', areKeys: boolean): readonly Place[] =>
    Object.entries(schema[keyword] ?? {}).flatMap(([name, child]) =>
      typeof child === 'object' ? placesOf(child, `${pointer}/${keyword}/${escaped(name)}`, areKeys) : [],
    );
  const nested = (['items', 'then', 'else', 'additionalProperties'] as const).flatMap((keyword) => {
    const child = schema[keyword];
    return typeof child === 'object' ? placesOf(child, `${pointer}/${keyword}`, false) : [];
  });
  return [{ pointer, schema, isKey }, ...named('properties', true), ...named('$defs', true), ...nested];
}

function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** A schema and what it refers to, to the end of the chain. */
function withTargets(root: JsonSchema, schema: JsonSchema): readonly JsonSchema[] {
  const target = schema.$ref === undefined ? undefined : root.$defs?.[schema.$ref.slice('#/$defs/'.length)];
  return target === undefined ? [schema] : [schema, ...withTargets(root, target)];
}

describe.each([
  ['launch', launchSchema, 'urn:launchplan:schema:launch:1'],
  ['config', configSchema, 'urn:launchplan:schema:config:1'],
] as const)('the %s schema', (_, root, id) => {
  const places = placesOf(root, '#', true);
  const keys = places.filter((place) => place.isKey);

  it('describes every key and gives an example', () => {
    expect(keys.length).toBeGreaterThan(30);
    const silent = keys.filter(({ schema }) => {
      const chain = withTargets(root, schema);
      return !chain.some((part) => part.description) || !chain.some((part) => part.examples?.length);
    });
    expect(silent.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('ends every description as a sentence', () => {
    const clipped = places.filter(
      ({ schema }) => schema.description !== undefined && !schema.description.endsWith('.'),
    );
    expect(clipped.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('explains every value of every choice', () => {
    const choices = places.filter(({ schema }) => schema.enum);
    expect(choices.length).toBeGreaterThan(0);
    const unexplained = choices.filter(({ schema }) => schema.enum?.length !== schema.enumDescriptions?.length);
    expect(unexplained.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('lets keys of the organisation pass in every mapping', () => {
    const closed = places.filter(
      ({ schema }) => schema.additionalProperties !== undefined && schema.patternProperties?.['^x-'] !== true,
    );
    expect(closed.map(({ pointer }) => pointer)).toEqual([]);
    const open = places.filter(({ schema }) => schema.properties && schema.additionalProperties === undefined);
    expect(open.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('never offers alternatives whose errors would all be told', () => {
    expect(places.filter(({ schema }) => 'oneOf' in schema || 'anyOf' in schema)).toEqual([]);
  });

  it('gives examples that are valid where they stand', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(root);
    const wrong = places.flatMap(({ pointer, schema }) =>
      (schema.examples ?? [])
        .filter((example) => !ajv.validate({ $ref: id + pointer }, example))
        .map((example) => `${pointer}: ${JSON.stringify(example)}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the compiled validators', () => {
  it.each(['launch', 'config'])('load nothing at run time: %s', (name) => {
    const file = new URL(`../../server/src/schema/generated/validate-${name}.js`, import.meta.url);
    expect(readFileSync(file, 'utf8')).not.toMatch(/\brequire\(|\bimport\b|\beval\(|new Function/);
  });
});

describe('the format', () => {
  it('has the keys that its page names, in each section', () => {
    const keysOf = (...path: readonly string[]) => describeKey(launchSchema, path)?.keys;
    const common = ['owner', 'notes', 'unchanged', 'tasks'];
    expect(keysOf('problem')).toEqual(expect.arrayContaining(['customer', 'pain', 'evidence', ...common]));
    expect(keysOf('handoff')).toEqual(expect.arrayContaining(common));
    const sections = Object.keys(launchSchema.properties ?? {}).filter((key) => keysOf(key)?.includes('unchanged'));
    expect(sections).toEqual([
      ...['problem', 'customers', 'context', 'go_to_market', 'effort', 'sales', 'pricing', 'finance', 'support'],
      ...['services', 'marketing', 'legal', 'engineering', 'rollout', 'migration', 'launch_day', 'docs', 'comms'],
      ...['outcomes', 'learning', 'handoff'],
    ]);
  });
});
