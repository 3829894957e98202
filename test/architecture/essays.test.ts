import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../support/catalogue.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'essays.md'), 'utf8');
const chapters = page.split(/^## /m).slice(1);

describe('the page on the essays', () => {
  it('names no lint that does not exist', () => {
    const known = new Set(catalogue.lints.map(({ id }) => id));
    expect(idsIn(page).filter((id) => !known.has(id))).toEqual([]);
  });

  it.each([0, 1, 2, 3, 4])('names every lint that essay %d moves, in its chapter', (seed) => {
    const moved = catalogue.lints.filter((lint) => lint.seed === seed).map(({ id }) => id);
    const named = new Set(idsIn(chapters[seed] ?? ''));
    expect(moved.length).toBeGreaterThan(2);
    expect(moved.filter((id) => !named.has(id))).toEqual([]);
  });

  it('leaves no failure without a lint', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:---|What)/.test(line));
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((row) => idsIn(row).length === 0)).toEqual([]);
  });
});

function idsIn(text: string): readonly string[] {
  return [...text.matchAll(/`([a-z-]+\/[a-z-]+)`/g)].map(([, id = '']) => id);
}
