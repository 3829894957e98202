import { assert } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { tidyUp, openWith, readOn, replace, rulesIn } from '../editor.ts';
import { eventually } from '../eventually.ts';
import { ITS_DAY, SMALL_PLAN } from '../small-plan.ts';

export function serverTests(): void {
  describe('the task', () => {
    it('checks the folder with the command line that is installed there, and lists what it finds', async () => {
      const [task, ...others] = await vscode.tasks.fetchTasks({ type: 'launchplan' });
      assert.deepEqual(others, []);
      assert.ok(task);
      assert.deepEqual(task.problemMatchers, ['$launchplan']);
      assert.ok(task.execution instanceof vscode.ShellExecution);
      const words = task.execution.args.map((arg) => (typeof arg === 'string' ? arg : arg.value));
      assert.deepEqual(words, ['--no', '--', 'launchplan', 'lint', '--format', 'compact', '.']);
    });
  });

  describe('the process of the server', () => {
    before(() => readOn(ITS_DAY));
    afterEach(tidyUp);

    it('comes back by itself when its process is killed', async () => {
      const editor = await openWith('scratch/killed/launch.yaml', SMALL_PLAN);
      const { uri } = editor.document;
      await eventually(() => rulesIn(uri).length > 0, Boolean);
      // One that was restarted takes a moment to end.
      const [pid] = await eventually(serverProcesses, ({ length }) => length === 1);
      assert.ok(pid !== undefined);
      process.kill(pid, 'SIGKILL');
      await eventually(serverProcesses, ([next]) => next !== undefined && next !== pid);
      await replace(editor, 'pricing:', 'pricng:');
      await eventually(() => rulesIn(uri).some((rule) => rule.startsWith('schema/')), Boolean);
    });
  });
}

/** The processes of the server that this extension host has started, as Linux lists them. */
function serverProcesses(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const stat = textOf(`/proc/${pid}/stat`);
      // The name of the program comes in parentheses and may hold anything; then its state and its parent.
      const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
      return Number(parent) === process.pid && textOf(`/proc/${pid}/cmdline`).includes('server.cjs');
    });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}
