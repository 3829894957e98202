import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runExamples } from '../../server/src/engine/rule-examples.ts';
import { rulesFrom } from '../support/own-rules.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'custom-rules.md'), 'utf8');
const blocks = [...page.matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, text = '']) => text);
const whole = blocks.filter((text) => text.startsWith('rules:'));
const rules = blocks.filter((text) => text.startsWith('- id:'));

describe('the page on rules of one’s own', () => {
  it('has ten rules, one for each heading', () => {
    expect(rules).toHaveLength(10);
    expect(page.match(/^### \d+\. /gm)).toHaveLength(10);
    expect(whole).toHaveLength(1);
    expect(blocks).toHaveLength(11);
  });

  it.each([...whole, ...rules.map((text) => `rules:\n${text}`)])('%# is as its examples say', (text) => {
    const { config, problems } = rulesFrom(text);
    expect(problems).toEqual([]);
    const [rule, ...others] = config.rules;
    if (rule === undefined || others.length > 0) throw new Error('A block is one rule');
    const results = runExamples(rule);
    expect(results.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['good', 'bad']));
    expect(results.filter(({ outcome }) => outcome.kind !== 'as-expected')).toEqual([]);
  });

  it('names every function that there is', async () => {
    const { functions } = await import('../../server/src/engine/custom-rules/language/limits.ts');
    for (const name of functions) expect(page, name).toMatch(new RegExp(`\\b${name}\\(`));
  });
});
