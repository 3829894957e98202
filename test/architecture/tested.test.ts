import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programOf } from '../../server/src/cli/run.ts';
import { features } from '../../server/src/features/index.ts';

const root = join(import.meta.dirname, '..', '..');

/** The sources of all tests of a folder. */
function testsIn(folder: string): readonly string[] {
  return readdirSync(join(root, 'test', folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(root, 'test', folder, path), 'utf8'));
}

/** The files that the generated index of features imports, as paths from the folder of features. */
const featureFiles = [
  ...readFileSync(join(root, 'server/src/features/index.ts'), 'utf8').matchAll(/^import \w+ from '\.\/(.*\.ts)';$/gm),
].map(([, file = '']) => file);

describe('every feature', () => {
  const tests = testsIn('features');

  it('is looked at here', () => {
    expect(featureFiles).toHaveLength(features.length);
  });

  it.each(featureFiles)('has a test in test/features that asks it: %s', (file) => {
    const name = new RegExp(
      `^import (\\w+) from '\\.\\./\\.\\./server/src/features/${file.replaceAll('.', '\\.')}';$`,
      'm',
    );
    const asks = tests.some((test) => {
      const [, variable = ''] = name.exec(test) ?? [];
      return variable !== '' && new RegExp(`\\b${variable}\\.provide(?:Workspace)?\\(`).test(test);
    });
    expect(asks, 'Import it in a test and call its `provide`.').toBe(true);
  });
});

describe('every command', () => {
  const commands = programOf({} as never, () => undefined).commands.map((command) => command.name());
  const tests = [...testsIn('cli'), ...testsIn('lsp')];

  it.each(commands)('has a test in test/cli or test/lsp that runs it: %s', (name) => {
    // The first of the arguments of a call: `call(['rules', '--format', 'json'])`, or `[binary, 'rules']`.
    const runs = new RegExp(`\\[\\s*(?:\\w+,\\s*)?'${name}'\\s*[,\\]]`);
    const isRun = tests.some((test) => runs.test(test));
    expect(isRun, `Call it in a test, such as call(['${name}']).`).toBe(true);
  });
});
