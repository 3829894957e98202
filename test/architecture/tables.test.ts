import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyNamed, keysWithin } from '../../server/src/engine/pages/keys/keys.ts';
import { states, verdicts } from '../../server/src/plan/words.ts';

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

/** The first two cells of each row of the first table below a heading of a page; of the page itself without one. */
function rowsOf(page: string, heading?: string): readonly (readonly [string, string])[] {
  const text = read(page);
  const part = heading === undefined ? text : (text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '');
  const table = /^\|[\s\S]*?(?=\n(?!\|))/m.exec(`${part}\n`)?.[0] ?? '';
  return table
    .split('\n')
    .slice(2)
    .map((line) => {
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
    const listed = rowsOf('docs/editors/vscode.md', 'Commands').flatMap(([names]) => names.split(', '));
    expect(listed.toSorted()).toEqual(titles.toSorted());
  });

  it('lists the settings with their defaults', () => {
    const settings = Object.entries(contributes.configuration.properties).map(([name, setting]) => [
      `\`${name}\``,
      setting.default === '' ? 'empty' : `\`${String(setting.default)}\``,
    ]);
    expect(rowsOf('docs/editors/vscode.md', 'Settings')).toEqual(settings);
  });
});

describe('the guide', () => {
  it('lists the states of checks by the words that people read', () => {
    const words = states.filter(({ id }) => id !== 'open').map(({ word }) => word);
    expect(
      rowsOf('docs/guide.md', 'What a check says')
        .map(([state]) => state)
        .toSorted(),
    ).toEqual(words.toSorted());
  });
});

describe('the page on output', () => {
  it('lists the verdicts', () => {
    const listed = rowsOf('docs/output.md', 'Verdict').map(([id]) => id.replaceAll('`', ''));
    expect(listed.toSorted()).toEqual(verdicts.map(({ id }) => id as string).toSorted());
  });
});

describe('the page on own rules', () => {
  it('lists the keys of a rule', () => {
    const listed = rowsOf('docs/custom-rules.md').map(([key]) => key.replaceAll('`', ''));
    const rules = keyNamed('rules');
    const keys = rules === undefined ? [] : keysWithin(rules).map(({ path }) => String(path.at(-1)));
    expect(listed.toSorted()).toEqual(keys.toSorted());
  });
});
