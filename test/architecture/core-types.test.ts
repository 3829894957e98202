import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const configPath = fileURLToPath(new URL('../../server/tsconfig.core.json', import.meta.url));
const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(configPath, (path) => ts.sys.readFile(path)).config,
  ts.sys,
  dirname(configPath),
);

const seeds = {
  'a Node global': 'export const seed = process.cwd();',
  'a Node module': "import { readFileSync } from 'node:fs';\nexport const seed = readFileSync('launch.yaml', 'utf8');",
  'the document': 'export const seed = document.title;',
  'the network': "export const seed = fetch('https://example.com');",
  'the console': "export const seed = console.log('seed');",
  'a timer': 'export const seed = setTimeout(() => undefined, 0);',
  'an unchecked index': 'export const seed: number = [1, 2, 3][1];',
};

const innocent = 'export const seed = new Map([[1, [1, 2].toSorted()]]);';

describe('the core project', () => {
  const errors = typeErrors({ ...seeds, innocent });

  it.each(Object.keys(seeds))('does not type-check with %s', (seed) => {
    expect(errors.get(seed)).toHaveLength(1);
  });

  it('type-checks with the language alone', () => {
    expect(errors.get('innocent')).toEqual([]);
  });

  it('takes in the lowest layer', () => {
    expect(fileNames).toContain(join(dirname(configPath), 'src/text/span.ts'));
  });
});

/** The type errors of each source, as if it were a file of the core. */
function typeErrors(sources: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const paths = new Map(
    Object.keys(sources).map((name, index) => [join(dirname(configPath), `src/text/seed-${index}.ts`), name]),
  );
  const textOf = (path: string): string | undefined => sources[paths.get(path) ?? ''];

  const checking = { ...options, composite: false, emitDeclarationOnly: false, noEmit: true };
  const disk = ts.createCompilerHost(checking);
  const program = ts.createProgram([...paths.keys()], checking, {
    ...disk,
    fileExists: (path) => textOf(path) !== undefined || disk.fileExists(path),
    readFile: (path) => textOf(path) ?? disk.readFile(path),
    getSourceFile(path, language) {
      const text = textOf(path);
      return text === undefined ? disk.getSourceFile(path, language) : ts.createSourceFile(path, text, language);
    },
  });
  return new Map(
    [...paths].map(([path, name]) => {
      const diagnostics = program.getSemanticDiagnostics(program.getSourceFile(path));
      return [name, diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}
