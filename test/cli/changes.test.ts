import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branches, changedRepository } from '../support/changed-branches.ts';
import { callIn, type Called } from '../support/command-line.ts';

/** What a reader of the JSON needs here. */
interface Data {
  readonly headline: { readonly kind: string; readonly text: string };
  readonly gates: readonly { readonly gate: string; readonly crossed: boolean }[];
}

const goldens = join(import.meta.dirname, 'changes');

async function diff(root: string, ...args: readonly string[]): Promise<Called> {
  const environment = {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  };
  return callIn(root, ['diff', 'main', ...args, '--as-of=2031-01-06'], '', environment);
}

describe('what is said of a change', () => {
  it('is what was read by eye, for each of them', { timeout: 300_000 }, async () => {
    const { root } = changedRepository();
    const rows: string[] = [];
    const silent: string[] = [];
    for (const { name, weakens } of branches) {
      const [pretty, markdown, json] = [
        await diff(root, name),
        await diff(root, name, '--format=markdown'),
        await diff(root, name, '--format=json'),
      ];
      await expect(`${pretty.out}${pretty.err}`).toMatchFileSnapshot(join(goldens, `${name}.txt`));
      await expect(markdown.out).toMatchFileSnapshot(join(goldens, `${name}.md`));
      const { headline, gates } = JSON.parse(json.out) as Data;
      expect(pretty.out.split('\n')[0], name).toBe(headline.text);
      const crossed = gates.filter((gate) => gate.crossed).map(({ gate }) => gate);
      expect(pretty.code, name).toBe(crossed.length > 0 ? 1 : 0);
      const isTold = headline.kind === 'agree' || crossed.length > 0 || markdown.out.includes('**To agree on**');
      if (weakens && !isTold) silent.push(name);
      rows.push(`| ${name} | ${headline.text} | ${[...new Set(crossed)].join(', ')} |`);
    }
    await expect(
      `| branch | first line | crossed by default |\n| --- | --- | --- |\n${rows.join('\n')}\n`,
    ).toMatchFileSnapshot(join(goldens, 'table.md'));
    expect(readdirSync(goldens).sort()).toEqual(
      ['base', 'table.md', ...branches.flatMap(({ name }) => [`${name}.md`, `${name}.txt`])].sort(),
    );
    expect(silent, 'weaken the plan and are green in silence').toEqual([]);
    const lines = new Map(rows.map((row, index) => [branches[index]?.name, row.split('|')[2]]));
    const own = branches.filter(({ like }) => like === undefined);
    expect(new Set(own.map(({ name }) => lines.get(name))).size, 'different changes, different lines').toBe(own.length);
    for (const { name, like } of branches) {
      if (like !== undefined) expect(lines.get(name), name).toBe(lines.get(like));
    }
  });
});
