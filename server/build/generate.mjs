/**
 * Writes every file that is derived from another, or with `--check` says which of them a fresh run would change.
 *
 * A generator is a function that returns what files should hold; it writes nothing itself. The first ones produce
 * what the later ones read, so with `--check` on a stale tree only the first faults may show.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { apiTypes } from './api-types.mjs';
import { clientWords } from './client-words.mjs';
import { compileSchemas } from './compile-schemas.mjs';
import { configSchemaLints } from './config-schema-lints.mjs';
import { documentationFiles } from './documentation.mjs';
import { featureIndex, featureList } from './feature-index.mjs';
import { l10nBundle } from './l10n-bundle.mjs';
import { lintIndex } from './lint-index.mjs';
import { planNameFiles } from './plan-name-files.mjs';
import { planTemplates } from './plan-templates.mjs';
import { reference } from './reference.mjs';
import { formatNames, reporterIndex } from './reporter-index.mjs';
import { thesaurus } from './thesaurus.mjs';

const root = new URL('../../', import.meta.url);

/** @type {(() => Promise<{ file: string, content: string }[]>)[]} In order; paths are relative to the repository. */
const generators = [
  lintIndex,
  reporterIndex,
  formatNames,
  featureIndex,
  featureList,
  thesaurus,
  planTemplates,
  configSchemaLints,
  compileSchemas,
  documentationFiles,
  reference,
  clientWords,
  planNameFiles,
  apiTypes,
  l10nBundle,
];

const checkOnly = process.argv.includes('--check');
let stale = 0;

for (const generator of generators) {
  for (const { file, content } of await generator()) {
    const path = new URL(file, root);
    const present = existsSync(path) ? await readFile(path, 'utf8') : undefined;
    if (present === content) continue;
    stale++;
    console.log(checkOnly ? `${file} is not what \`npm run generate\` writes.` : `Wrote ${file}.`);
    if (checkOnly) continue;
    await mkdir(dirname(decodeURIComponent(path.pathname)), { recursive: true });
    await writeFile(path, content);
  }
}

if (checkOnly && stale > 0) process.exitCode = 1;
