import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SIX_FIELDS } from '../support/checked.ts';
import { temporaryFolder, write } from '../support/repository.ts';
import { codes, connect, eventually, inEditor, modern } from '../support/test-client.ts';

/** How clients and hosts spell the address of a file. */
const spellings: readonly (readonly [string, (path: string) => string])[] = [
  ['as VS Code does', inEditor],
  ['as Node does', (path) => pathToFileURL(path).href],
  [
    'with every mark escaped, in lower case',
    (path) => inEditor(path).replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
  ],
];

const folders = ['R&D', 'Q1 (draft)', "Tom's", 'A+B', '@acme', 'c:', 'a;b=c,d!$', 'Bücher 100 %', 'a#b?c'];

const WRONG = `${SIX_FIELDS}nonsense: 1\n`;

describe.each(spellings)('addresses that are spelled %s', (_, spelling) => {
  it.each(folders)('mean the same file in a folder %s', async (name) => {
    const folder = join(temporaryFolder(), name);
    mkdirSync(folder);
    const path = 'plans/launch.yaml';
    const client = await connect({ capabilities: modern, folder, spelling, files: { [path]: WRONG } });
    const pushedOf = (): readonly string[] => codes(client.pushed.get(path)?.diagnostics);
    await eventually(pushedOf, (found) => found.includes('schema/unknown-key'));

    // A plan that is not open is fixed by another program, and broken again.
    write(folder, { [path]: SIX_FIELDS });
    await client.watched([path, 2]);
    await eventually(pushedOf, (found) => found.length > 0 && !found.includes('schema/unknown-key'));
    write(folder, { [path]: WRONG });
    await client.watched([path, 2]);
    await eventually(pushedOf, (found) => found.includes('schema/unknown-key'));

    // What is open counts, and is listed once.
    const plansOf = async (): Promise<readonly unknown[]> => {
      const { plans } = await client.connection.sendRequest<{ plans: { name: string }[] }>('launchplan/readiness', {});
      return plans.map((plan) => plan.name);
    };
    await client.open(path, SIX_FIELDS.replace('Atlas Billing', 'In the editor'));
    expect(await plansOf()).toEqual(['In the editor']);
    await client.close(path);
    await eventually(plansOf, (names) => names.join() === 'Atlas Billing');

    // A folder that goes takes its plans along.
    rmSync(join(folder, 'plans'), { recursive: true });
    await client.watched(['plans', 3]);
    await eventually(plansOf, (names) => names.length === 0);
    await eventually(pushedOf, (found) => found.length === 0);
  });

  it('mean the same folder when it leaves the workspace', async () => {
    const folder = join(temporaryFolder(), 'R&D', 'c:');
    const client = await connect({
      capabilities: modern,
      folder,
      spelling,
      workspaceFolders: ['one', 'two'],
      files: { 'one/launch.yaml': WRONG, 'two/launch.yaml': WRONG },
    });
    const told = (path: string): readonly string[] => codes(client.pushed.get(path)?.diagnostics);
    await eventually(
      () => [told('one/launch.yaml'), told('two/launch.yaml')],
      (both) => both.every(({ length }) => length > 0),
    );
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: pathToFileURL(join(folder, 'one')).href, name: 'one' }] },
    });
    await eventually(
      () => told('one/launch.yaml'),
      ({ length }) => length === 0,
    );
    expect(told('two/launch.yaml').length).toBeGreaterThan(0);
  });
});
