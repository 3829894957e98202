import { assert } from 'chai';
import { after as afterAll, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { after, tidyUp, inWorkspace, openWith, readOn } from '../editor.ts';
import { eventually, pause } from '../eventually.ts';
import { ITS_DAY, SMALL_PLAN } from '../small-plan.ts';

export function featureTests(): void {
  describe('the editor', () => {
    before(() => readOn(ITS_DAY));
    afterEach(tidyUp);
    afterAll(() => vscode.workspace.fs.delete(inWorkspace('scratch'), { recursive: true }));

    it('inserts a completion that is accepted', async () => {
      const editor = await openWith('scratch/complete/launch.yaml', `${SMALL_PLAN}doc`);
      const { document } = editor;
      await provided('vscode.executeCompletionItemProvider', document, after(document, '\ndoc'));
      editor.selection = new vscode.Selection(after(document, '\ndoc'), after(document, '\ndoc'));
      let looks = 0;
      await eventually(
        async () => {
          // A list that does not come up, or is closed again, is asked for again.
          if (looks++ % 10 === 0) await vscode.commands.executeCommand('editor.action.triggerSuggest');
          await pause(200);
          await vscode.commands.executeCommand('acceptSelectedSuggestion');
          return document.getText();
        },
        (text) => /^docs:/m.test(text),
      );
    });

    it('offers today and days around the launch where a date belongs', async () => {
      const { document } = await openWith('scratch/dates/launch.yaml', `${SMALL_PLAN}docs:\n  user_guide: \n`);
      await eventually(
        async () => {
          const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
            'vscode.executeCompletionItemProvider',
            document.uri,
            after(document, 'user_guide: '),
          );
          return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
        },
        (labels) => labels.some((label) => label.includes('2031-04-05')),
      );
    });

    it('says on a date which weekday it is', async () => {
      const { document } = await openWith('scratch/hover/launch.yaml', SMALL_PLAN);
      await eventually(
        async () => {
          const hovers = await provided<vscode.Hover>(
            'vscode.executeHoverProvider',
            document,
            after(document, 'date: 2031'),
          );
          return hovers
            .flatMap(({ contents }) => contents)
            .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
            .join('\n');
        },
        // The server learns of the day a moment after the editor.
        (text) => text.includes('Tuesday') && text.includes('10 days'),
      );
    });

    it('outlines the sections of a plan', async () => {
      const { document } = await openWith('scratch/outline/launch.yaml', SMALL_PLAN);
      const symbols = await provided<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider', document);
      const names = [...symbols, ...symbols.flatMap(({ children }) => children)].map(({ name }) => name);
      assert.ok(
        names.some((name) => /pricing/i.test(name)),
        JSON.stringify(names),
      );
    });

    it('says above a plan how ready it is', async () => {
      const { document } = await openWith('scratch/lens/launch.yaml', SMALL_PLAN);
      await eventually(
        async () => {
          const [lens] = await provided<vscode.CodeLens>('vscode.executeCodeLensProvider', document);
          return lens?.command?.title ?? '';
        },
        (title) => /^At risk · .* · 10 days to launch$/.test(title),
      );
    });

    it('says beside a relative date which day it is', async () => {
      const { document } = await openWith('scratch/hints/launch.yaml', SMALL_PLAN);
      const end = document.lineAt(document.lineCount - 1).range.end;
      const hints = await provided<vscode.InlayHint>(
        'vscode.executeInlayHintProvider',
        document,
        new vscode.Range(new vscode.Position(0, 0), end),
      );
      const hint = hints.find(({ position }) => position.isEqual(after(document, 'T+30')));
      assert.match(JSON.stringify(hint?.label), /15 May/);
    });

    it('formats a plan, and finds nothing to do the second time', async () => {
      const { document } = await openWith(
        'scratch/format/launch.yaml',
        SMALL_PLAN.replace('tier: 3', 'tier:    3   # small'),
      );
      const format = () =>
        vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
          'vscode.executeFormatDocumentProvider',
          document.uri,
          { tabSize: 2, insertSpaces: true },
        );
      const edits = await eventually(format, (found) => (found?.length ?? 0) > 0);
      const change = new vscode.WorkspaceEdit();
      change.set(document.uri, edits ?? []);
      assert.ok(await vscode.workspace.applyEdit(change));
      assert.match(document.getText(), /^tier: 3 +# small$/m);
      assert.deepEqual((await format()) ?? [], []);
    });

    it('folds a plan by its sections', async () => {
      const { document } = await openWith('scratch/fold/launch.yaml', `${SMALL_PLAN}docs:\n  owner: a@example.com\n`);
      const ranges = await provided<vscode.FoldingRange>('vscode.executeFoldingRangeProvider', document);
      const line = after(document, '\ndocs').line;
      assert.ok(
        ranges.some(({ start }) => start === line),
        JSON.stringify(ranges),
      );
    });
  });
}

/** What the providers of the editor answer about a document, once they answer anything. */
function provided<T>(
  command: string,
  { uri }: vscode.TextDocument,
  ...rest: readonly unknown[]
): Promise<readonly T[]> {
  return eventually(
    async () => {
      const answer = await vscode.commands.executeCommand<readonly T[] | { readonly items: readonly T[] } | undefined>(
        command,
        uri,
        ...rest,
      );
      if (answer === undefined) return [];
      return 'items' in answer ? answer.items : answer;
    },
    (answers) => answers.length > 0,
  );
}
