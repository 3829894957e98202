import { assert } from 'chai';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { after, codeOf, diagnosticsOf, open, openWith, readOn, rulesIn } from '../editor.ts';
import { eventually } from '../eventually.ts';
import { runSuite } from '../run-suite.ts';
import { ITS_DAY, SMALL_PLAN } from '../small-plan.ts';

/** How the extension stands beside another one that owns plain YAML, with the id of Red Hat's. */
export function run(): Promise<void> {
  return runSuite(() => {
    describe('beside an extension that owns YAML', () => {
      it('leaves the syntax errors of a plan to it, and keeps the lints', async () => {
        await readOn('2031-04-01');
        const { document } = await open('syntax-error/launch.yaml');
        // While it was closed, nobody else reported its errors.
        const codes = await eventually(
          () => diagnosticsOf(document.uri).map(codeOf),
          (found) => found.includes('customer/buyer-unheard') && !found.includes('syntax/error'),
        );
        assert.deepEqual(
          codes.filter((code) => code.startsWith('syntax/')),
          [],
        );
      });

      it('leaves a key that stands there twice and an alias of nothing to it', async () => {
        await readOn(ITS_DAY);
        const text = `${SMALL_PLAN}name: twice\nsummary: *nobody\n`;
        const { document } = await openWith('scratch/twice/launch.yaml', text);
        const codes = await eventually(
          () => diagnosticsOf(document.uri).map(codeOf),
          (found) => found.includes('group/docs'),
        );
        assert.deepEqual(
          codes.filter((code) => code.startsWith('syntax/')),
          [],
        );
      });

      it('leaves the outline, the folds and the formatting of a plan to it', async () => {
        const { document } = await openWith('scratch/launch.yaml', SMALL_PLAN.replace('tier: 3', 'tier:   3'));
        await readOn(ITS_DAY);
        await eventually(() => rulesIn(document.uri).length > 0, Boolean);
        const { uri } = document;
        // What our server answers here is there by then, and nothing of it is an outline.
        await eventually(
          () =>
            vscode.commands.executeCommand<readonly vscode.Hover[]>(
              'vscode.executeHoverProvider',
              uri,
              after(document, 'date: 2031'),
            ),
          (hovers) => hovers.length > 0,
        );
        await eventually(
          () => symbolsIn(uri),
          (symbols) => symbols.length > 0,
        );
        assert.deepEqual(await symbolsIn(uri), ['of the stand-in']);
        const edits = await vscode.commands.executeCommand<readonly vscode.TextEdit[]>(
          'vscode.executeFormatDocumentProvider',
          uri,
          { tabSize: 2, insertSpaces: true },
        );
        assert.deepEqual(
          edits.map(({ newText }) => newText),
          ['# formatted by the stand-in\n'],
        );
      });

      it('offers a key once', async () => {
        const { document } = await openWith('scratch/once/launch.yaml', `${SMALL_PLAN}doc`);
        const { items } = await eventually(
          () =>
            vscode.commands.executeCommand<vscode.CompletionList>(
              'vscode.executeCompletionItemProvider',
              document.uri,
              after(document, '\ndoc'),
            ),
          (list) => list.items.some(({ label }) => nameOf(label) === 'docs'),
        );
        assert.strictEqual(items.filter(({ label }) => nameOf(label) === 'docs').length, 1);
      });

      it('does all of it in files of the language launch-plan', async () => {
        const { document } = await openWith('scratch/own.launch-plan.yaml', `${SMALL_PLAN}name: twice\n`);
        await eventually(
          () => diagnosticsOf(document.uri).map(codeOf),
          (codes) => codes.some((code) => code.startsWith('syntax/')),
        );
        const symbols = await symbolsIn(document.uri);
        assert.ok(
          symbols.some((name) => /pricing/i.test(name)),
          JSON.stringify(symbols),
        );
      });
    });
  });
}

function nameOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}

async function symbolsIn(uri: vscode.Uri): Promise<readonly string[]> {
  const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return (symbols ?? []).flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]);
}
