import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, write } from '../support/repository.ts';

const script = join(import.meta.dirname, '../../server/build/exported-twice.mjs');
const { exportedTwice, exportsOf } = (await import(pathToFileURL(script).href)) as {
  exportedTwice: (exports: ReadonlyMap<string, readonly string[]>) => readonly string[];
  exportsOf: (modules: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
};

/** What is said of a group of two modules with these texts. */
async function faultsOf(one: string, two: string): Promise<string> {
  const folder = temporaryFolder();
  write(folder, { 'one.ts': one, 'two.ts': two });
  const faults = exportedTwice(await exportsOf([join(folder, 'one.ts'), join(folder, 'two.ts')]));
  return faults.join('\n').replaceAll(`${folder}/`, '');
}

describe('modules that are bundled as one group', () => {
  it('may not export the same name, of which both would be lost', async () => {
    expect(
      await faultsOf('export function run() {}\nexport const a = 1;\n', 'const b = 1;\nexport { b as run };\n'),
    ).toBe('run is exported by one.ts and two.ts, so it would be in neither. Rename one.');
  });

  it('may export other names, types, defaults, and what they import', async () => {
    const one =
      "import { join } from 'node:path';\nimport { b } from './two.ts';\nexport type Same = 1;\nexport const a = join(b);\n";
    expect(await faultsOf(one, 'export type Same = 2;\nexport const b = "";\n')).toBe('');
    expect(await faultsOf('export default 1;\n', 'export default 2;\n')).toBe('');
  });
});
