import { assert } from 'chai';
import { after as afterAll, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, inWorkspace, open, openWith, read, readOn, replace, tidyUp, write } from '../editor.ts';
import { eventually } from '../eventually.ts';
import { below, tree, type Node } from '../extension.ts';
import { ITS_DAY, SMALL_PLAN } from '../small-plan.ts';

const FAILED_PLAN = 'whole-product/launch.yaml';

export function treeTests(): void {
  describe('the readiness tree', () => {
    before(() => readOn('2031-05-06'));
    afterEach(tidyUp);
    afterAll(() => vscode.workspace.fs.delete(inWorkspace('scratch'), { recursive: true }));

    it('shows what needs attention in the plan of the active editor, then that plan', async () => {
      await open(FAILED_PLAN);
      const kinds = await eventually(
        () =>
          tree()
            .roots()
            .map(({ kind, uri }) => (kind === 'plan' ? `plan ${nameOf(uri)}` : kind)),
        (found) => found.find((kind) => kind.startsWith('plan')) === `plan ${FAILED_PLAN}`,
      );
      assert.strictEqual(kinds[0], 'attention');
      const item = await eventually(
        () => {
          const plan = planNode(FAILED_PLAN);
          return plan && tree().item(plan);
        },
        (found) => String(found?.description).includes('30 days left'),
      );
      assert.ok(item);
      assert.strictEqual(item.label, 'Harbor Flow');
      assert.match(String(item.description), /^Off track · /);
    });

    it('holds every lint that the command line tells of', async () => {
      await open(FAILED_PLAN);
      const samples = JSON.parse(await read('expected.json')) as readonly {
        readonly path: string;
        readonly rules: readonly string[];
      }[];
      const expected = new Set(samples.find(({ path }) => path === FAILED_PLAN)?.rules);
      assert.ok(expected.size > 10);
      const plan = await eventually(
        () => planNode(FAILED_PLAN),
        (found) => found !== undefined,
      );
      assert.ok(plan);
      const shown = new Set(below(plan).map(({ check }) => check?.rule));
      assert.deepEqual(
        [...expected].filter((rule) => !shown.has(rule)),
        [],
      );
    });

    it('leaves room for the plan below what needs attention, and hides none of that', async () => {
      await open(FAILED_PLAN);
      // What stood there before is shown until the tree has followed the editor.
      await eventually(
        () => [rootOf('attention'), rootOf('week')].map((root) => root && tree().item(root).description),
        ([attention, week]) => attention === '8 blockers · 31 warnings' && week === '11 due',
      );
      const [attention, week] = [rootOf('attention'), rootOf('week')];
      assert.ok(attention && week);
      assert.strictEqual(tree().children(attention).length, 8);
      assert.strictEqual(tree().children(week).length, 6);
      assert.strictEqual(below(attention).filter(({ kind }) => kind === 'check').length, 39);
      assert.strictEqual(below(week).filter(({ kind }) => kind === 'check').length, 11);
    });

    it('puts blockers first, and an absent section into one row', async () => {
      await open(FAILED_PLAN);
      const sales = await eventually(
        () =>
          tree()
            .roots()
            .flatMap(below)
            .find(({ absent }) => absent?.section === 'sales'),
        (found) => found !== undefined && tree().item(found).description === '9 checks · was due 6 Apr',
      );
      assert.ok(sales);
      const { label, collapsibleState, accessibilityInformation } = tree().item(sales);
      assert.strictEqual(label, 'Sales is not in the plan');
      assert.strictEqual(collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
      assert.match(accessibilityInformation?.label ?? '', /^Sales is not in the plan, blocker, /);
      const attention = rootOf('attention');
      assert.ok(attention);
      const loudest = below(attention)
        .flatMap((node) => (node.kind === 'check' || node.kind === 'absent' ? [tree().item(node)] : []))
        .map((item) => item.accessibilityInformation?.label.includes(', blocker, '));
      assert.ok(loudest.slice(0, 3).every(Boolean));
    });

    it('writes all that an absent section needs, from its row', async () => {
      await readOn(ITS_DAY);
      const path = 'scratch/absent/launch.yaml';
      const { document } = await openWith(path, SMALL_PLAN);
      await eventually(() => firstPlan() === path, Boolean);
      const docs = await eventually(
        () =>
          tree()
            .roots()
            .flatMap(below)
            .find(({ absent }) => absent?.section === 'docs'),
        (found) => found !== undefined,
      );
      await vscode.commands.executeCommand('launchplan.fix', docs);
      assert.match(document.getText(), /^docs:\n  release_notes: todo\n  user_guide: todo\n/m);
      await readOn('2031-05-06');
    });

    it('says the state of each row in words', async () => {
      await open(FAILED_PLAN);
      const rows = await eventually(
        () => tree().roots().flatMap(below),
        (found) => found.length > 50,
      );
      for (const row of rows) {
        const { label, accessibilityInformation } = tree().item(row);
        assert.ok(typeof label === 'string');
        assert.match(accessibilityInformation?.label ?? '', /[,:] ./, label);
        assert.ok(accessibilityInformation?.label.startsWith(label), label);
      }
    });

    it('counts the blockers of all plans', async () => {
      await open(FAILED_PLAN);
      assert.ok(tree().badge() > 0);
    });

    it('leads from a check to its place in the plan', async () => {
      await open('dark-mode/launch.yaml');
      const check = await eventually(
        () => checksIn(FAILED_PLAN).find(({ check }) => check?.rule === 'balance/build-heavy'),
        (found) => found !== undefined,
      );
      assert.ok(check);
      const { command } = tree().item(check);
      assert.ok(command);
      const args = (command.arguments ?? []) as readonly unknown[];
      await vscode.commands.executeCommand(command.command, ...args);
      const editor = vscode.window.activeTextEditor;
      assert.strictEqual(nameOf(editor?.document.uri.toString()), FAILED_PLAN);
      assert.deepEqual([editor?.selection.active.line, editor?.selection.active.character], args.slice(1));
      assert.ok((editor?.selection.active.line ?? 0) > 1);
    });

    it('follows what is typed, before it is saved', async () => {
      await readOn(ITS_DAY);
      const path = 'scratch/typed/launch.yaml';
      const editor = await openWith(path, SMALL_PLAN);
      const rules = () => attention(path);
      await eventually(rules, (found) => found.includes('docs/no-user-guide'));
      await replace(
        editor,
        'outcomes:',
        'docs: { owner: kim@example.com, user_guide: done, release_notes: done }\noutcomes:',
      );
      assert.ok(editor.document.isDirty);
      await eventually(rules, (found) => !found.includes('docs/no-user-guide'));
    });

    it('forgets a plan whose file is deleted', async () => {
      const path = 'scratch/gone/launch.yaml';
      // Not `open`: a document that an extension opened outlives its editor.
      await vscode.commands.executeCommand('vscode.open', await write(path, SMALL_PLAN));
      await eventually(() => planNode(path) !== undefined, Boolean);
      await closeAll();
      await vscode.workspace.fs.delete(inWorkspace(path));
      await eventually(() => planNode(path) === undefined, Boolean);
    });
  });

  describe('the commands', () => {
    before(() => readOn('2031-05-06'));
    afterEach(tidyUp);

    it('open the readiness report of the active plan, once', async () => {
      const reports = () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .filter(
            ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('launchplan.report'),
          )
          .map(({ label }) => label);
      await open(FAILED_PLAN);
      await eventually(() => planNode(FAILED_PLAN) !== undefined, Boolean);
      await vscode.commands.executeCommand('launchplan.showReport');
      await eventually(reports, ([label]) => label === 'Readiness: Harbor Flow');
      await open(FAILED_PLAN);
      await vscode.commands.executeCommand('launchplan.showReport');
      assert.strictEqual(reports().length, 1);
    });

    it('explain a lint on a page of its own', async () => {
      await vscode.commands.executeCommand('launchplan.explainLint', 'sales/no-demo');
      await eventually(
        () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label),
        (labels) => labels.some((label) => label.includes('no-demo')),
      );
    });

    it('are all there under the names that are fixed', async () => {
      const known = new Set(await vscode.commands.getCommands(true));
      const names = [
        'newPlan',
        'showReport',
        'explainLint',
        'setAsOf',
        'waive',
        'copyReadiness',
        'restartServer',
        'showLog',
      ];
      assert.deepEqual(
        names.filter((name) => !known.has(`launchplan.${name}`)),
        [],
      );
    });

    it('tell a language model how ready a plan is', async () => {
      await open(FAILED_PLAN);
      await eventually(() => planNode(FAILED_PLAN) !== undefined, Boolean);
      const text = await eventually(
        async () => {
          const { content } = await vscode.lm.invokeTool('get_launch_readiness', {
            input: { plan: 'harbor' },
            toolInvocationToken: undefined,
          });
          return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
        },
        (told) => told.includes('As of 2031-05-06'),
      );
      assert.match(text, /Harbor Flow[^]*Off track[^]*Needs attention/);
      assert.notMatch(text, /Atlas/);
    });

    it('copy the readiness of the active plan as Markdown', async () => {
      await open(FAILED_PLAN);
      await eventually(() => planNode(FAILED_PLAN) !== undefined, Boolean);
      await eventually(
        async () => {
          await vscode.commands.executeCommand('launchplan.copyReadiness');
          return vscode.env.clipboard.readText();
        },
        (copied) => copied.includes('Harbor Flow') && /Off track/i.test(copied),
      );
    });
  });
}

function rootOf(kind: Node['kind']): Node | undefined {
  return tree()
    .roots()
    .find((node) => node.kind === kind);
}

/** The row of a plan, by the path of its file in the workspace. */
function planNode(path: string): Node | undefined {
  return tree()
    .roots()
    .find(({ kind, uri }) => kind === 'plan' && nameOf(uri) === path);
}

/** The plan that the tree shows first, by the path of its file: that of the active editor. */
function firstPlan(): string {
  return nameOf(
    tree()
      .roots()
      .find(({ kind }) => kind === 'plan')?.uri,
  );
}

function checksIn(path: string): readonly Node[] {
  const plan = planNode(path);
  return plan === undefined ? [] : below(plan).filter(({ kind }) => kind === 'check');
}

/** The lints of a plan that need attention. */
function attention(path: string): readonly string[] {
  return tree()
    .roots()
    .filter(({ kind }) => kind === 'attention')
    .flatMap(below)
    .flatMap(({ check }) => (check !== undefined && nameOf(check.location.uri) === path ? [check.rule] : []));
}

/** The path in the workspace of a file's address. */
function nameOf(uri: string | undefined): string {
  return uri === undefined ? '' : vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
