import { readFile } from 'node:fs/promises';
import { loadModule } from './load-module.mjs';

const root = new URL('../../', import.meta.url);

/** The pages of docs/reference/ that are written from the schemas, the commands and the output formats. */
export async function reference() {
  const [{ launchYamlReference, settingsReference }, { commandLineReference }, { formatReference }] = await Promise.all(
    [
      loadModule('engine/pages/reference.ts'),
      loadModule('cli/command-reference.ts', { __VERSION__: '"0.0.0"' }),
      loadModule('reporters/format-reference.ts'),
    ],
  );
  return [
    { file: 'docs/reference/launch-yaml.md', content: launchYamlReference() },
    { file: 'docs/reference/settings.md', content: settingsReference(await editorSettings()) },
    { file: 'docs/reference/command-line.md', content: commandLineReference() },
    { file: 'docs/reference/formats.md', content: formatReference() },
  ];
}

/** The settings of the VS Code extension, with the texts that its manifest refers to. */
async function editorSettings() {
  const [manifest, texts] = await Promise.all(
    ['package.json', 'package.nls.json'].map(async (file) => JSON.parse(await readFile(new URL(file, root), 'utf8'))),
  );
  const text = (reference) => texts[reference.replaceAll('%', '')];
  return Object.entries(manifest.contributes.configuration.properties).map(([name, setting]) => ({
    name,
    description: text(setting.markdownDescription),
    type: setting.type,
    default: setting.default,
    values: (setting.enum ?? []).map((value, at) => ({
      value,
      description: text(setting.markdownEnumDescriptions[at]),
    })),
  }));
}
