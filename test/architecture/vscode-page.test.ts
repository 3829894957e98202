import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

const { contributes } = JSON.parse(read('package.json')) as Manifest;
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;

/** The first two cells of each row of the table below a heading. */
function rowsBelow(heading: string): readonly (readonly [string, string])[] {
  const [, part = ''] = read('docs/editors/vscode.md').split(`\n## ${heading}\n`);
  const lines = part.split('\n## ')[0]?.split('\n') ?? [];
  const rows = lines.filter((line) => line.startsWith('|')).slice(2);
  return rows.map((line) => {
    const [, first = '', second = ''] = line.split('|');
    return [first.trim(), second.trim()];
  });
}

describe('the page on VS Code', () => {
  it('lists the commands of the palette by their titles', () => {
    const hidden = new Set(
      contributes.menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command),
    );
    const titles = contributes.commands
      .filter(({ command }) => !hidden.has(command))
      .map(({ title }) => texts[title.replaceAll('%', '')]);
    const listed = rowsBelow('Commands').flatMap(([names]) => names.split(', '));
    expect(listed.toSorted()).toEqual(titles.toSorted());
  });

  it('lists the settings with their defaults', () => {
    const settings = Object.entries(contributes.configuration.properties).map(([name, setting]) => [
      `\`${name}\``,
      setting.default === '' ? 'empty' : `\`${String(setting.default)}\``,
    ]);
    expect(rowsBelow('Settings')).toEqual(settings);
  });
});
