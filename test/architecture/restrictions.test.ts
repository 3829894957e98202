import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: fileURLToPath(new URL('../..', import.meta.url)) });

/** Any file of the core: its text is replaced, its place is what counts. */
const inCore = 'server/src/text/span.ts';

describe('the core', () => {
  it.each([
    ['the clock', 'export const now = (): number => Date.now();', 'no-restricted-properties'],
    ['a fresh date', 'export const today = (): Date => new Date();', 'no-restricted-syntax'],
    ['the date as text', 'export const today = (): string => Date();', 'no-restricted-syntax'],
    ['chance', 'export const dice = (): number => Math.random();', 'no-restricted-properties'],
    ['the process', 'export const folder = (): unknown => process.cwd();', 'no-restricted-globals'],
    ["the host's language", "export const order = 'a'.localeCompare('b');", 'no-restricted-syntax'],
    ['an exception', "export function read(): never { throw new Error('no'); }", 'no-restricted-syntax'],
    ['waiting', 'export const wait = async (): Promise<number> => await Promise.resolve(1);', 'no-restricted-syntax'],
    ['a class', 'export class Plan { readonly name = 1; }', 'no-restricted-syntax'],
    ['any', 'export const plan = (input: any): number => input.tier;', '@typescript-eslint/no-explicit-any'],
    [
      'an assertion that something is there',
      'export const first = (items: readonly number[]): number => items[0]!;',
      '@typescript-eslint/no-non-null-assertion',
    ],
    [
      'a switch that forgets a case',
      "export function n(state: 'a' | 'b'): number { switch (state) { case 'a': return 1; } return 0; }",
      '@typescript-eslint/switch-exhaustiveness-check',
    ],
  ])('may not use %s', async (_, code, rule) => {
    expect(await reportedRules(code, inCore)).toContain(rule);
  });

  it.each([
    ['a date that it is given', 'export const day = (ms: number): number => new Date(ms).getUTCDate();'],
    [
      '`unreachable()` for our own mistakes',
      'export function unreachable(value: never): never { throw new Error(String(value)); }',
    ],
  ])('may use %s', async (_, code) => {
    expect(await reportedRules(code, inCore)).toEqual([]);
  });
});

it('no test is skipped or alone', async () => {
  const code = "import { it } from 'vitest';\nit.skip('works', () => undefined);\n";
  expect(await reportedRules(code, 'test/architecture/layers.test.ts')).toContain('no-restricted-syntax');
});

async function reportedRules(code: string, filePath: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(code, { filePath });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}
