import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { describe, expect, it } from 'vitest';

const options: ICruiseOptions = await extractDepcruiseOptions(
  fileURLToPath(new URL('../../.dependency-cruiser.mjs', import.meta.url)),
);

type Files = Readonly<Record<string, string>>;

/** For each rule, the smallest set of files that breaks it and no other. */
const seeds: Readonly<Record<string, Files>> = {
  'layer-text': importing('server/src/text/a.ts', '../syntax/b.ts'),
  'layer-syntax': importing('server/src/syntax/a.ts', '../plan/b.ts'),
  'layer-schema': importing('server/src/schema/a.ts', '../engine/b.ts'),
  'layer-plan': importing('server/src/plan/a.ts', '../lints/b.ts'),
  'layer-lints': importing('server/src/lints/a.ts', '../engine/b.ts'),
  'layer-engine': importing('server/src/engine/a.ts', '../reporters/b.ts'),
  'layer-features': importing('server/src/features/a.ts', '../lsp/b.ts'),
  'layer-reporters': importing('server/src/reporters/a.ts', '../features/b.ts'),
  'layer-lsp': importing('server/src/lsp/a.ts', '../node/b.ts'),
  'layer-node': importing('server/src/node/a.ts', '../browser/b.ts'),
  'layer-browser': importing('server/src/browser/a.ts', '../node/b.ts'),
  'layer-cli': importing('server/src/cli/a.ts', '../../../client/src/b.ts'),
  'layer-api': importing('server/src/api/a.ts', '../lsp/b.ts'),
  'layer-action': importing('server/src/action/a.ts', '../cli/b.ts'),
  'lints-stand-alone': importing('server/src/lints/sales/a.ts', '../pricing/b.ts'),
  'yaml-only-in-syntax': importing('server/src/plan/a.ts', 'yaml'),
  'expressions-behind-one-file': importing('server/src/engine/a.ts', '@marcbachmann/cel-js'),
  'custom-rules-on-demand': importing('server/src/node/a.ts', '../engine/custom-rules/b.ts'),
  'ajv-only-at-build-time': importing('server/src/schema/a.ts', 'ajv'),
  'core-has-no-host': importing('server/src/engine/a.ts', 'node:fs'),
  'client-sees-only-the-protocol': importing('client/src/a.ts', '../../server/src/lsp/serve.ts'),
  'client-takes-only-types': importing('client/src/a.ts', '../../server/src/lsp/protocol.ts'),
  'product-without-tests': importing('server/src/engine/a.ts', '../../../test/support/b.ts'),
  'no-circular': {
    'server/src/plan/a.ts': "import { b } from './b.ts'; export const a = b;",
    'server/src/plan/b.ts': "import { a } from './a.ts'; export const b = a;",
  },
  'no-orphans': { 'server/src/plan/a.ts': 'export const a = 1;' },
  'no-unresolvable': { 'server/src/plan/a.ts': "import { b } from './nowhere.ts'; export const a = b;" },
};

const packages: Files = {
  'node_modules/yaml/package.json': '{ "name": "yaml", "version": "1.0.0", "main": "index.js" }',
  'node_modules/yaml/index.js': 'exports.b = 1;',
  'node_modules/js-yaml/package.json': '{ "name": "js-yaml", "version": "1.0.0", "main": "index.js" }',
  'node_modules/js-yaml/index.js': 'exports.b = 1;',
  'node_modules/@marcbachmann/cel-js/package.json':
    '{ "name": "@marcbachmann/cel-js", "version": "1.0.0", "main": "index.js" }',
  'node_modules/@marcbachmann/cel-js/index.js': 'exports.b = 1;',
  'node_modules/re2js/package.json': '{ "name": "re2js", "version": "1.0.0", "main": "index.js" }',
  'node_modules/re2js/index.js': 'exports.b = 1;',
  'node_modules/ajv/package.json': '{ "name": "ajv", "version": "1.0.0", "main": "index.js" }',
  'node_modules/ajv/index.js': 'exports.b = 1;',
};

describe('the layers', () => {
  it.each(Object.entries(seeds))('%s catches its seeded violation', async (rule, files) => {
    expect(await violatedRules(files)).toEqual([rule]);
  });

  it('have a seed for every rule', () => {
    const rules = options.ruleSet?.forbidden?.map(({ name }) => name) ?? [];
    expect(rules.toSorted()).toEqual(Object.keys(seeds).toSorted());
  });

  it('a lint importing the generated index is caught too', async () => {
    expect(await violatedRules(importing('server/src/lints/sales/a.ts', '../index.ts'))).toEqual(['lints-stand-alone']);
  });

  it('two files whose types need each other are caught too', async () => {
    const files = {
      'server/src/plan/a.ts': "import type { B } from './b.ts'; export interface A { readonly b?: B }",
      'server/src/plan/b.ts': "import type { A } from './a.ts'; export interface B { readonly a?: A }",
    };
    expect(await violatedRules(files)).toEqual(['no-circular']);
  });

  it('a plan importing the other parser is caught too', async () => {
    expect(await violatedRules(importing('server/src/plan/a.ts', 'js-yaml'))).toEqual(['yaml-only-in-syntax']);
  });

  it('another file importing the engine for patterns is caught too', async () => {
    expect(await violatedRules(importing('server/src/engine/custom-rules/a.ts', 're2js'))).toEqual([
      'expressions-behind-one-file',
    ]);
  });

  it('an imported type counts as an import', async () => {
    const files = {
      'server/src/text/a.ts': "import type { B } from '../engine/b.ts'; export type A = B;",
      'server/src/engine/b.ts': 'export type B = 1;',
    };
    expect(await violatedRules(files)).toEqual(['layer-text']);
  });

  it.each([
    ['a lint reads the plan', importing('server/src/lints/sales/a.ts', '../../plan/b.ts')],
    ['a lint uses what lints share', importing('server/src/lints/sales/a.ts', '../kit/b.ts')],
    ['the engine runs the lints', importing('server/src/engine/a.ts', '../lints/index.ts')],
    ['the command line renders', importing('server/src/cli/a.ts', '../reporters/b.ts')],
    ['syntax parses with yaml', importing('server/src/syntax/a.ts', 'yaml')],
    ['syntax parses with js-yaml', importing('server/src/syntax/a.ts', 'js-yaml')],
    [
      'the client takes a type of the protocol',
      {
        'client/src/a.ts': "import type { B } from '../../server/src/lsp/protocol.ts'; export const a: B = 1;",
        'server/src/lsp/protocol.ts': 'export type B = 1;',
      },
    ],
  ])('%s', async (_, files) => {
    expect(await violatedRules(files)).toEqual([]);
  });
});

/** A file that imports a value of another, and that other where it is one of ours. */
function importing(from: string, specifier: string): Files {
  const source = { [from]: `import { b } from '${specifier}';\nexport const a = b;\n` };
  return specifier.startsWith('.') ? { ...source, [join(dirname(from), specifier)]: 'export const b = 1;\n' } : source;
}

async function violatedRules(files: Files): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'launchplan-layers-'));
  try {
    for (const [path, text] of Object.entries({ ...packages, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const { output } = await cruise(Object.keys(files), { ...options, baseDir: root });
    if (typeof output === 'string') throw new Error(output);
    return [...new Set(output.summary.violations.map(({ rule }) => rule.name))];
  } finally {
    rmSync(root, { recursive: true });
  }
}
