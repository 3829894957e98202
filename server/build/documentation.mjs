import { readFile } from 'node:fs/promises';
import { format } from 'prettier';
import { loadModule } from './load-module.mjs';

const readme = new URL('../../README.md', import.meta.url);
const [START, END] = ['<!-- lints:start -->', '<!-- lints:end -->'];

/** The pages on the lints, their index, the catalogue as data, the page on faults, and the table of the README. */
export async function documentationFiles() {
  const { catalogueData, documentation, lintTable } = await loadModule('reporters/documentation.ts');
  const text = await readFile(readme, 'utf8');
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start === -1 || end < start) throw new Error(`README.md has no place for the table of lints: ${START} … ${END}`);
  const table = `${text.slice(0, start + START.length)}\n\n${lintTable()}\n\n${text.slice(end)}`;
  const catalogue = await format(JSON.stringify(catalogueData(), undefined, 2), { parser: 'json', printWidth: 120 });
  return [
    ...documentation(),
    { file: 'docs/lints/catalogue.json', content: catalogue },
    { file: 'README.md', content: table },
  ];
}
