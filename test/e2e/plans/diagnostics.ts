import { assert } from 'chai';
import { after as afterAll, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  after,
  tidyUp,
  codeOf,
  diagnosticsOf,
  inWorkspace,
  open,
  openWith,
  read,
  readOn,
  replace,
  rulesIn,
  write,
} from '../editor.ts';
import { eventually } from '../eventually.ts';
import { ITS_DAY, SMALL_PLAN } from '../small-plan.ts';

interface Expected {
  readonly path: string;
  readonly asOf: string;
  /** What the command line finds, sorted. */
  readonly rules: readonly string[];
}

export function diagnosticTests(): void {
  describe('every sample', () => {
    it('is told in the editor what the command line tells, on its day', async () => {
      const samples = JSON.parse(await read('expected.json')) as readonly Expected[];
      for (const { path, asOf, rules } of samples) {
        await readOn(asOf);
        const { document } = await open(path);
        assert.strictEqual(document.languageId, 'yaml', path);
        await eventually(
          () => rulesIn(document.uri),
          (found) => JSON.stringify(found) === JSON.stringify(rules),
        ).catch((error: unknown) => {
          assert.deepEqual(rulesIn(document.uri), rules, `${path}: ${String(error)}`);
        });
      }
    });

    afterEach(tidyUp);
  });

  describe('a plan', () => {
    before(() => readOn(ITS_DAY));
    afterEach(tidyUp);
    afterAll(() => vscode.workspace.fs.delete(inWorkspace('scratch'), { recursive: true }));

    it('has one diagnostic for an absent section, which its fix takes away', async () => {
      const { document } = await openWith('scratch/group/launch.yaml', SMALL_PLAN);
      const [group] = await eventually(
        () => diagnosticsOf(document.uri),
        // The server learns of the day a moment after the editor.
        ([one, ...others]) => one !== undefined && codeOf(one) === 'group/docs' && others.length === 0,
      );
      assert.ok(group);
      assert.deepEqual(rulesIn(document.uri), ['docs/no-release-notes', 'docs/no-user-guide']);
      await applyFix(document, group);
      await eventually(
        () => diagnosticsOf(document.uri).map(codeOf),
        (codes) => !codes.includes('group/docs'),
      );
      assert.match(document.getText(), /^docs:/m);
    });

    it('is fixed by the fix for a misspelt key', async () => {
      const { document } = await openWith('scratch/key/launch.yaml', SMALL_PLAN.replace('pricing:', 'pricng:'));
      const fault = await eventually(
        () => diagnosticsOf(document.uri).find((one) => document.getText(one.range) === 'pricng'),
        (found) => found !== undefined,
      );
      assert.ok(fault);
      await applyFix(document, fault);
      await eventually(
        () => diagnosticsOf(document.uri).map(codeOf),
        (codes) => !codes.includes(codeOf(fault)),
      );
      assert.match(document.getText(), /^pricing:/m);
    });

    it('links each diagnostic to the page of its lint', async () => {
      const text = `${SMALL_PLAN}docs: { user_guide: 2031-04-20, release_notes: 2031-04-21 }\n`;
      const { document } = await openWith('scratch/link/launch.yaml', text);
      const found = await eventually(
        () => diagnosticsOf(document.uri),
        (all) => all.length > 0 && all.every((one) => codeOf(one).startsWith('docs/no-')),
      );
      for (const { code } of found) {
        assert.ok(typeof code === 'object');
        assert.match(code.target.toString(), /^https:\/\/.*docs\/lints\/docs\/no-/);
      }
    });

    it('follows a changed settings file without a reload', async () => {
      const { document } = await openWith('scratch/settings/launch.yaml', SMALL_PLAN);
      const has = (rule: string) => rulesIn(document.uri).includes(rule);
      await eventually(() => has('docs/no-user-guide'), Boolean);
      await write('scratch/settings/.launchplan.yaml', 'lints:\n  docs/no-user-guide: off\n');
      await eventually(
        () => rulesIn(document.uri),
        (rules) => !rules.includes('docs/no-user-guide') && rules.includes('docs/no-release-notes'),
      );
      await vscode.workspace.fs.delete(inWorkspace('scratch/settings/.launchplan.yaml'));
      await eventually(() => has('docs/no-user-guide'), Boolean);
    });

    it('is reported while it is closed, and no longer when its file is deleted', async () => {
      const uri = await write('scratch/deleted/launch.yaml', SMALL_PLAN);
      await eventually(
        () => rulesIn(uri),
        (rules) => rules.includes('docs/no-user-guide'),
      );
      await vscode.workspace.fs.delete(uri);
      await eventually(
        () => diagnosticsOf(uri),
        (found) => found.length === 0,
      );
    });

    it('is told the same after fifty fast edits as when it is opened again', async () => {
      const editor = await openWith('scratch/edits/launch.yaml', SMALL_PLAN);
      const { document } = editor;
      await eventually(() => rulesIn(document.uri).length > 0, Boolean);
      const end = `${SMALL_PLAN}docs:\n`;
      await replace(editor, SMALL_PLAN.slice(-5), `${SMALL_PLAN.slice(-5)}docs:\n`);
      for (let edit = 0; edit < 50; edit += 1) {
        const typed = await editor.edit(
          (change) => change.insert(after(document, end), `  word_${edit}: 2031-04-1${edit % 10}\n`),
          { undoStopBefore: false, undoStopAfter: false },
        );
        assert.ok(typed);
      }
      const text = document.getText();
      assert.strictEqual(text.split('\n').length, end.split('\n').length + 50);
      const cold = await openWith('scratch/cold/launch.yaml', text);
      const seen = (uri: vscode.Uri) =>
        JSON.stringify(
          diagnosticsOf(uri)
            .map(({ range, message }) => [range, message])
            .sort(),
        );
      await eventually(
        () => [seen(document.uri), seen(cold.document.uri)],
        ([warm, fresh]) => warm === fresh && warm !== '[]' && warm?.includes('word_49') === true,
      );
    });

    it('keeps the language yaml, also where the file is named otherwise', async () => {
      const { document } = await openWith('scratch/named/atlas.launch.yaml', SMALL_PLAN);
      assert.strictEqual(document.languageId, 'yaml');
      await eventually(() => rulesIn(document.uri).length > 0, Boolean);
      const own = await openWith('scratch/named/atlas.launch-plan.yaml', SMALL_PLAN);
      assert.strictEqual(own.document.languageId, 'launch-plan');
      await eventually(() => rulesIn(own.document.uri).length > 0, Boolean);
    });

    it('is silent while it is a launch file of another tool', async () => {
      const editor = await open('ros/launch.yaml');
      const { document } = editor;
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'launch_plan: 1\n'));
      await eventually(() => diagnosticsOf(document.uri).length > 0, Boolean);
      await vscode.commands.executeCommand('undo');
      assert.notMatch(document.getText(), /launch_plan/);
      await eventually(
        () => diagnosticsOf(document.uri),
        (found) => found.length === 0,
      );
    });
  });
}

/** Applies the first edit that is offered for a diagnostic. */
async function applyFix(document: vscode.TextDocument, { range }: vscode.Diagnostic): Promise<void> {
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    10,
  );
  const edit = actions.find((action) => action.edit !== undefined)?.edit;
  assert.ok(edit, `No edit is offered, but ${JSON.stringify(actions.map(({ title }) => title))}.`);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
