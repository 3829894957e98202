import { assert } from 'chai';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { after, tidyUp, codeOf, diagnosticsOf, readOn, replace, rulesIn } from '../editor.ts';
import { eventually } from '../eventually.ts';
import { below, tree } from '../extension.ts';
import { runSuite } from '../run-suite.ts';
import { ITS_DAY } from '../small-plan.ts';

/** How the extension does where files come from a service: a browser, two folders, and no disk. */
export function run(): Promise<void> {
  return runSuite(() => {
    describe('in two folders that are on no disk', () => {
      before(() => readOn(ITS_DAY));
      afterEach(tidyUp);

      it('checks a plan that is open, and fixes it', async () => {
        const { document } = await opened('one', 'launch.yaml');
        assert.strictEqual(document.uri.scheme, 'vscode-vfs');
        const group = await eventually(
          () => diagnosticsOf(document.uri).find((one) => codeOf(one) === 'group/docs'),
          (found) => found !== undefined,
        );
        assert.ok(group);
        const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          group.range,
          vscode.CodeActionKind.QuickFix.value,
          5,
        );
        const edit = actions.find((action) => action.edit !== undefined)?.edit;
        assert.ok(edit);
        assert.ok(await vscode.workspace.applyEdit(edit));
        await eventually(
          () => diagnosticsOf(document.uri).map(codeOf),
          (codes) => !codes.includes('group/docs'),
        );
      });

      it('reads the settings of each folder', async () => {
        const { document } = await opened('two', 'launch.yaml');
        // That folder has turned one of the two off; its settings come a moment after its plan.
        await eventually(
          () => rulesIn(document.uri),
          (rules) => rules.includes('docs/no-release-notes') && !rules.includes('docs/no-user-guide'),
        );
      });

      it('shows the plans of both folders, and follows the editor', async () => {
        const second = await opened('two', 'launch.yaml');
        const plans = () =>
          tree()
            .roots()
            .flatMap(({ kind, uri }) => (kind === 'plan' ? [uri] : []));
        await eventually(plans, ([first]) => first === second.document.uri.toString());
        const first = await opened('one', 'launch.yaml');
        await eventually(plans, ([followed]) => followed === first.document.uri.toString());
        await eventually(
          () =>
            tree()
              .roots()
              .flatMap(below)
              .some(({ kind }) => kind === 'area'),
          Boolean,
        );
      });

      it('completes, and draws the report', async () => {
        const editor = await opened('two', 'launch.yaml');
        await replace(editor, 'pricing:', 'legal: { personal_data: false, re }\npricing:');
        await eventually(
          () =>
            vscode.commands.executeCommand<vscode.CompletionList>(
              'vscode.executeCompletionItemProvider',
              editor.document.uri,
              after(editor.document, 'false, re'),
            ),
          ({ items }) => items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'review'),
        );
        await vscode.commands.executeCommand('undo');
        await vscode.commands.executeCommand('launchplan.showReport');
        await eventually(
          () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label),
          (labels) => labels.includes('Readiness: Dark mode'),
        );
      });
    });
  });
}

/** Opens a file of one of the folders. */
async function opened(folder: string, path: string): Promise<vscode.TextEditor> {
  const found = vscode.workspace.workspaceFolders?.find(({ name }) => name === folder);
  assert.ok(found);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(found.uri, path));
  return vscode.window.showTextDocument(document);
}
