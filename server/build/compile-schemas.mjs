// Compiles the schemas ahead of time, so that the product neither carries ajv nor evaluates code at run time.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'server/src/schema/generated';

/** Keywords that describe values to people and do not judge them. The validators are compiled without them. */
const annotations = ['title', 'description', 'examples', 'default', '$comment', 'enumDescriptions', 'valueKind'];

/** Keywords whose value maps names to schemas: a name in there is the author's, even one like `examples`. */
const mapsOfSchemas = new Set(['properties', 'patternProperties', '$defs']);

/**
 * The validators as modules that import nothing at run time.
 *
 * @returns the files, each with its path from the project's root. Rejects when a schema is not valid in ajv's
 *   strict mode, or when a keyword asks for a part of ajv at run time.
 */
export async function compileSchemas() {
  const [launch, config] = await Promise.all(['launch', 'config'].map(readSchema));
  return [
    ...compiled('launch', launch, launch),
    ...compiled('config', config, config),
    ...compiled('department', launch, departmentOf(launch)),
  ];
}

async function readSchema(name) {
  return JSON.parse(await readFile(resolve(root, 'schemas', `${name}.schema.json`), 'utf8'));
}

/** The schema of a section that an organisation adds: which ones there are, only its settings say. */
function departmentOf({ $schema, $defs }) {
  return { $schema, $id: 'urn:launchplan:schema:department:1', $ref: '#/$defs/department', $defs };
}

function compiled(name, source, schema) {
  const file = source.$id.split(':')[3];
  const generatedFrom = `// Generated from schemas/${file}.schema.json by server/build/compile-schemas.mjs. Do not edit.\n`;
  return [
    { file: `${folder}/validate-${name}.js`, content: `${generatedFrom}${validatorCode(schema)}\n` },
    { file: `${folder}/validate-${name}.d.ts`, content: generatedFrom + validatorTypes },
  ];
}

function validatorCode(schema) {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    // A condition may ask for a key that only one of its branches defines.
    strictRequired: false,
    allowUnionTypes: true,
    validateFormats: false,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: false },
  });
  const code = withErrorsAppended(standaloneCode(ajv, ajv.compile(withoutRepeats(withoutAnnotations(schema)))));
  if (/\brequire\(|^import\b/m.test(code)) {
    throw new Error(`The validator of ${schema.$id} needs ajv at run time: express its schema with other keywords.`);
  }
  return code;
}

/**
 * ajv copies all earlier errors whenever a shared definition reports one, which takes minutes on a list with a
 * hundred thousand faults. Appending to the same array is what it does everywhere else.
 */
function withErrorsAppended(code) {
  const copying = /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\);/g;
  const appending = code.replaceAll(copying, 'vErrors = appended(vErrors, $1.errors);');
  if (appending.includes('.concat(')) throw new Error('ajv joins errors in a way that is not known here.');
  return `${appending}
function appended(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}`;
}

function withoutAnnotations(schema) {
  if (Array.isArray(schema)) return schema.map(withoutAnnotations);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !annotations.includes(keyword))
      .map(([keyword, value]) => [
        keyword,
        mapsOfSchemas.has(keyword)
          ? Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withoutAnnotations(child)]))
          : withoutAnnotations(value),
      ]),
  );
}

/**
 * Leaves out the properties of a mapping that ask no more than its other keys have to meet: most lints differ in
 * nothing but their description, and each would be validated by a copy of the same code.
 */
function withoutRepeats(schema) {
  if (Array.isArray(schema)) return schema.map(withoutRepeats);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { properties, additionalProperties, patternProperties = {} } = schema;
  const isRepeat = ([key, value]) =>
    !Object.keys(patternProperties).some((pattern) => new RegExp(pattern).test(key)) &&
    isDeepStrictEqual(value, additionalProperties);
  const kept =
    typeof properties === 'object' && typeof additionalProperties === 'object'
      ? { ...schema, properties: Object.fromEntries(Object.entries(properties).filter((entry) => !isRepeat(entry))) }
      : schema;
  return Object.fromEntries(Object.entries(kept).map(([keyword, value]) => [keyword, withoutRepeats(value)]));
}

const validatorTypes = `import type { SchemaValidator } from '../schema-validator.ts';

declare const validate: SchemaValidator;
export default validate;
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, content } of await compileSchemas()) {
    await mkdir(dirname(resolve(root, file)), { recursive: true });
    await writeFile(resolve(root, file), content);
    console.log(`${file}: ${content.length} characters`);
  }
}
