import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** What marks the types of the functions in the changelog: comments and layout are no change of them. */
function markOf(types: string): string {
  const file = ts.createSourceFile('api.d.ts', types, ts.ScriptTarget.ES2023);
  const code = ts.createPrinter({ removeComments: true }).printFile(file);
  return `api ${createHash('sha256').update(code).digest('hex').slice(0, 8)}`;
}

describe('the types of the functions', () => {
  const types = readFileSync(join(root, 'docs/api.d.ts'), 'utf8');
  // The newest version is the first section.
  const sections = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m);
  const newest = sections.find((section) => section.includes('<!-- api ')) ?? '';

  it('do not change without a line in the changelog', () => {
    const mark = `<!-- ${markOf(types)} -->`;
    const marked = newest.split('\n').filter((line) => line.includes('<!-- api '));
    expect(
      marked.map((line) => line.replace(/^.*\S (?=<!-- api )/, '')),
      `The types in docs/api.d.ts have changed. Say what in a line of CHANGELOG.md, and end it with ${mark}`,
    ).toContain(mark);
  });

  it('are the same, to that mark, whatever their comments say', () => {
    expect(markOf(types.replaceAll(/\/\*\*.*?\*\//gs, ''))).toBe(markOf(types));
    expect(markOf(types.replace('asOf?:', 'day?:'))).not.toBe(markOf(types));
  });
});
