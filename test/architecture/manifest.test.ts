import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const manifest = readFileSync(join(root, 'package.json'), 'utf8');
const strings = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Readonly<Record<string, string>>;

describe('the strings of the manifest', () => {
  const used = new Set([...manifest.matchAll(/"%([^"%]+)%"/g)].map(([, key = '']) => key));

  it('are all there', () => {
    expect(used.size).toBeGreaterThan(50);
    expect([...used].filter((key) => !(strings[key] ?? '').trim())).toEqual([]);
  });

  it('are all used', () => {
    expect(Object.keys(strings).filter((key) => !used.has(key))).toEqual([]);
  });
});

describe('what the manifest shows to people', () => {
  it.each(['title', 'label', 'category', 'contents', 'description', 'markdownDescription', 'altText'])(
    'can be translated where it is a %s',
    (kind) => {
      const { contributes } = JSON.parse(manifest) as { readonly contributes: Readonly<Record<string, unknown>> };
      // What a language model is told stays English.
      const { languageModelTools, ...shown } = contributes;
      expect(languageModelTools).toBeDefined();
      const written = [...JSON.stringify(shown).matchAll(new RegExp(`"${kind}":"([^"]*)"`, 'g'))];
      expect(written.length).toBeGreaterThan(0);
      expect(written.map(([, text = '']) => text).filter((text) => !/^%.*%$/.test(text))).toEqual([]);
    },
  );
});

describe('the settings', () => {
  const { contributes } = JSON.parse(manifest) as {
    readonly contributes: {
      readonly configuration: { readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
    };
  };
  const settings = Object.entries(contributes.configuration.properties);

  it.each(settings)('%s may differ from folder to folder, and is described', (name, setting) => {
    expect(name).toMatch(/^launchplan\./);
    expect(setting.scope).toBe('resource');
    expect(setting.markdownDescription).toBeDefined();
    expect(setting.enum === undefined).toBe(setting.markdownEnumDescriptions === undefined);
  });
});
