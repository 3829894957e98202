import { readFile } from 'node:fs/promises';
import { loadModule } from '../load-module.mjs';

/** The files that a new key changes. */
export const SCHEMA = 'schemas/launch.schema.json';
export const SHAPE = 'server/src/plan/plan-shape.ts';

/**
 * What a new lint has to fit into: the lints that there are, the keys of a plan and how each is read.
 *
 * @param root the folder of the repository, as a URL.
 */
export async function readProject(root) {
  const [{ lints }, { catalogueVersions }, { sectionFields, sectionKeys }, { describeKey }, { leadDays }] =
    await Promise.all(
      [
        'lints/index.ts',
        'lints/catalogue-version.ts',
        'plan/plan-shape.ts',
        'schema/describe.ts',
        'engine/check/timing.ts',
      ].map((path) => loadModule(path)),
    );
  const [schemaText, shapeText] = await Promise.all(
    [SCHEMA, SHAPE].map((file) => readFile(new URL(file, root), 'utf8')),
  );
  const schema = JSON.parse(schemaText);
  return {
    ids: lints.map(({ id }) => id),
    /** The version of the catalogue that a new lint belongs to. */
    version: catalogueVersions.at(-1),
    sections: Object.keys(sectionFields),
    /** How the key of a section is read; undefined for a key that there is not yet. */
    shapeOf: (section, key) => sectionFields[section][key] ?? sectionKeys[key],
    describe: (path) => describeKey(schema, path),
    /** Days before launch by which something with a lead has to be ready, for a tier. */
    leadOf: (days, tier) => leadDays({ timing: { kind: 'lead', days } }, tier, undefined),
    schema,
    shapeText,
  };
}
