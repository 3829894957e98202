import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

/** The folders below one, with it, as paths from the root. */
function foldersIn(folder: string): readonly string[] {
  const below = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...below.flatMap(({ name }) => foldersIn(`${folder}/${name}`))];
}

/** A folder as the map names it: the areas of lints have one line for all of them. */
function lineOf(folder: string): string {
  return folder.replace(/^server\/src\/lints\/(?!kit\b)[^/]+$/, 'server/src/lints/<area>');
}

/** The arrows of the diagrams, by diagram: what is imported, by who imports it. */
function diagrams(): readonly string[] {
  return [...page.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
}

function arrowsIn(diagram: string): readonly (readonly [from: string, to: string])[] {
  return [...diagram.matchAll(/^ +(\w+) --> (\w+)$/gm)].map(([, from = '', to = '']) => [from, to]);
}

/** What the rules of dependency-cruiser let each layer import. */
function allowedImports(): ReadonlyMap<string, readonly string[]> {
  const rules = readFileSync(join(root, '.dependency-cruiser.mjs'), 'utf8');
  const layers = /^const layers = \{([\s\S]*?)^\};/m.exec(rules)?.[1] ?? '';
  const lines = [...layers.matchAll(/^ {2}(\w+): \[([^\]]*)\]/gm)];
  return new Map(lines.map(([, layer = '', allowed = '']) => [layer, allowed.match(/\w+/g) ?? []]));
}

describe('the code map', () => {
  it('has a line for every folder of the source, and no line without a folder', () => {
    const lines = [...page.matchAll(/^\| `((?:server|client)\/src[^`]*)`/gm)].map(([, folder = '']) => folder);
    const folders = [...foldersIn('server/src').slice(1), ...foldersIn('client/src')].map(lineOf);
    expect(lines.toSorted()).toEqual([...new Set(folders)].toSorted());
  });
});

describe('the diagram of the layers', () => {
  const arrows = arrowsIn(diagrams()[1] ?? '');
  const allowed = allowedImports();

  it('has no arrow that the rules forbid', () => {
    expect(arrows.length).toBeGreaterThan(10);
    expect(arrows.filter(([from, to]) => allowed.get(from)?.includes(to) !== true)).toEqual([]);
  });

  it('leads from each layer to everything that the rules let it import', () => {
    const reached = (from: string): readonly string[] =>
      arrows.flatMap(([start, to]) => (start === from ? [to, ...reached(to)] : []));
    const missing = [...allowed].flatMap(([layer, imports]) =>
      imports.filter((one) => !reached(layer).includes(one)).map((one) => `${layer} → ${one}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('each diagram', () => {
  // The parser of Mermaid needs a browser and eighty megabytes, so this looks at the part of its grammar that is used.
  it.each(diagrams().map((text, index) => [index + 1, text] as const))('is Mermaid: number %i', (_number, diagram) => {
    const [first = '', ...statements] = diagram.trimEnd().split('\n');
    expect(first).toMatch(/^flowchart (?:LR|RL|TB|BT|TD)$/);
    const node = String.raw`(?!end\b)[a-z]\w*(?:\["[^"<>]+"\])?`;
    const arrow = String.raw`(?:-->(?:\|[^|"[\](){}]+\|)?|-\. [^."[\](){}]+ \.->)`;
    const statement = new RegExp(`^  ${node} ${arrow} ${node}$`);
    expect(statements.filter((line) => !statement.test(line))).toEqual([]);
  });
});

describe('the list of decisions', () => {
  it('names each of them by its title', () => {
    const folder = join(root, 'docs/decisions');
    const list = readFileSync(join(folder, 'README.md'), 'utf8');
    const files = readdirSync(folder).filter((file) => /^\d/.test(file));
    const titles = files.map((file) => /^# (.+)$/m.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? '');
    const rows = [...list.matchAll(/^\| \[\d+\]\(([^)]+)\) +\| (.+?) +\|$/gm)].map(([, file, title]) => [file, title]);
    expect(rows).toEqual(files.map((file, index) => [file, titles[index]]));
  });
});
