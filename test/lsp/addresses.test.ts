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

/** Every request about a document, with all that its parameters may need. */
const requests = [
  ...['codeAction', 'codeLens', 'completion', 'definition', 'diagnostic', 'documentHighlight', 'documentLink'],
  ...['documentSymbol', 'foldingRange', 'formatting', 'hover', 'inlayHint', 'onTypeFormatting', 'prepareRename'],
  ...['references', 'rename', 'selectionRange', 'semanticTokens/full'],
].map((method) => `textDocument/${method}`);
const own = ['readiness', 'report', 'fixes', 'waive', 'explain'].map((method) => `launchplan/${method}`);

/** Two references to one milestone, and a mistake. */
const LINKED = `${WRONG}milestones:
  - { id: beta, what: Beta, due: T-30 }
sales:
  training: { owner: lee@example.com, due: T-20, after: [beta] }
`;

describe('a request whose address is spelled otherwise than that of the open document', () => {
  it.each(folders)('gets the same answer in a folder %s', async (name) => {
    const folder = join(temporaryFolder(), name);
    mkdirSync(folder);
    const path = 'plans/launch.yaml';
    const client = await connect({ capabilities: modern, folder, files: { [path]: LINKED } });
    await client.open(path, LINKED);
    const position = { line: 8, character: 12 };
    const range = { start: { line: 0, character: 0 }, end: { line: 12, character: 0 } };
    const answered = (method: string, uri: string): Promise<unknown> =>
      client.connection
        .sendRequest(method, {
          ...{ textDocument: { uri }, position, range, positions: [position], newName: 'alpha', ch: '\n' },
          ...{ options: { tabSize: 2, insertSpaces: true }, context: { diagnostics: [], includeDeclaration: true } },
          ...{ rule: 'sales/no-demo', lint: 'sales/no-demo', id: 'sales/no-demo', document: 0, reason: 'Later' },
        })
        // A refusal is compared too.
        .catch(String);
    for (const method of [...requests, ...own]) {
      const expected = await answered(method, client.uri(path));
      for (const [, spelling] of spellings) {
        const uri = spelling(join(folder, path));
        const found = JSON.stringify(await answered(method, uri)).replaceAll(uri, client.uri(path));
        expect([method, uri, found]).toEqual([method, uri, JSON.stringify(expected)]);
      }
    }
    const symbols = await answered('textDocument/documentSymbol', client.uri(path));
    expect(JSON.stringify(symbols)).toContain('milestones');
  });
});
