import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
/** Where the peers are installed; git does not look there. */
export const peerFolder = join(import.meta.dirname, '.peers');
const folder = peerFolder;
const bin = (name) => join(folder, 'node_modules', '.bin', name);
const schema = join(root, 'schemas', 'launch.schema.json');

const packages = [
  'ajv-cli@5',
  'eslint@10',
  'eslint-plugin-yml',
  'eslint-plugin-json-schema-validator',
  '@stoplight/spectral-cli@6',
  'v8r@5',
  'yaml-language-server@1.25',
  'js-yaml@5',
  'yaml@2.9',
];

/**
 * Installs the peers where git and npm do not look.
 *
 * @param named those whose versions are asked for; all where it is left out.
 * @returns their names and versions.
 */
export function installPeers(named = packages.map(nameOf)) {
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  if (!packages.every((name) => existsSync(join(folder, 'node_modules', nameOf(name))))) {
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages];
    const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The peers could not be installed.\n${stderr}`);
  }
  writeSettings();
  return named.map((name) => `${name} ${versionOf(name)}`);
}

function nameOf(spec) {
  return spec.replace(/(?<=.)@.*$/, '');
}

function versionOf(name) {
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
}

function writeSettings() {
  writeFileSync(
    join(folder, 'eslint.config.mjs'),
    `import yml from 'eslint-plugin-yml';
import validator from 'eslint-plugin-json-schema-validator';
export default [
  ...yml.configs.recommended,
  {
    files: ['**/*.yaml'],
    plugins: { 'json-schema-validator': validator },
    rules: {
      'json-schema-validator/no-invalid': ['error', { schemas: [{ fileMatch: ['**/*.yaml'], schema: ${JSON.stringify(schema)} }] }],
    },
  },
];
`,
  );
  // Presence rules, as many as the schema has sections: far less than a lint of a plan says.
  const properties = Object.keys(JSON.parse(readFileSync(schema, 'utf8')).properties).slice(-32);
  const rules = Object.fromEntries(
    properties.map((name) => [
      `needs-${name}`,
      { given: '$', severity: 'warn', then: { field: name, function: 'truthy' } },
    ]),
  );
  rules.schema = {
    given: '$',
    severity: 'error',
    then: { function: 'schema', functionOptions: { schema: JSON.parse(readFileSync(schema, 'utf8')) } },
  };
  writeFileSync(join(folder, 'spectral.json'), JSON.stringify({ rules }));
}

/** How each peer is asked to check a folder of plans. What it does less than launchplan counts in its favour. */
export function peersOn(plans) {
  return [
    {
      name: 'ajv-cli',
      command: bin('ajv'),
      args: ['validate', '--spec=draft2020', '--strict=false', '-s', schema, '-d', `${plans}/*.yaml`],
    },
    {
      name: 'eslint',
      command: bin('eslint'),
      args: ['--no-config-lookup', '-c', join(folder, 'eslint.config.mjs'), '.'],
      options: { cwd: plans },
    },
    {
      name: 'spectral',
      command: bin('spectral'),
      args: ['lint', '-q', '-r', join(folder, 'spectral.json'), `${plans}/*.yaml`],
    },
    { name: 'v8r', command: bin('v8r'), args: ['-s', schema, '*.yaml'], options: { cwd: plans } },
  ];
}

/** The language server for any YAML, with our schema for our files and nothing fetched. */
export function yamlLanguageServer() {
  return {
    name: 'yaml-language-server',
    args: [join(folder, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server'), '--stdio'],
    settings: {
      yaml: {
        ...{ validate: true, hover: true, completion: true },
        schemas: { [pathToFileURL(schema).href]: ['*.launch.yaml'] },
        schemaStore: { enable: false },
        kubernetesCRDStore: { enable: false },
      },
      http: {},
      '[yaml]': {},
      editor: { tabSize: 2, detectIndentation: false },
    },
  };
}

/** A parser alone on the same files: what any tool on top of it spends at least. One that throws goes on to the next. */
export function parserOn(name, plans, dependency, call) {
  const script = `
    const { readFileSync, readdirSync } = require('node:fs');
    const { ${call} } = require(${JSON.stringify(join(folder, 'node_modules', dependency))});
    for (const file of readdirSync(${JSON.stringify(plans)})) {
      if (!file.endsWith('launch.yaml')) continue;
      try { ${call}(readFileSync(${JSON.stringify(plans)} + '/' + file, 'utf8')); } catch {}
    }`;
  return { name, args: ['-e', script] };
}
