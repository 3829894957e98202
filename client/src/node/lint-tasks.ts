import * as vscode from 'vscode';

/** The entries of a task in `tasks.json`, as the manifest describes them. */
interface LintTask extends vscode.TaskDefinition {
  readonly paths?: readonly string[];
  readonly args?: readonly string[];
}

/** Provides the task that checks the plans of a folder with the command line that is installed there. */
export function provideLintTasks(): vscode.Disposable {
  return vscode.tasks.registerTaskProvider('launchplan', {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).map((folder) => taskFor({ type: 'launchplan' }, folder)),
    resolveTask: ({ definition, scope }) => (typeof scope === 'object' ? taskFor(definition, scope) : undefined),
  });
}

function taskFor(definition: LintTask, folder: vscode.WorkspaceFolder): vscode.Task {
  const { paths = ['.'], args = [] } = definition;
  // Nothing is downloaded. If the command line is not installed, npx says so. Paths come first, because `--changed`
  // would take a path after it as its base.
  const words = ['--no', '--', 'launchplan', 'lint', '--format', 'compact', ...paths, ...args];
  const quoted = words.map((value) => ({ value, quoting: vscode.ShellQuoting.Strong }));
  const execution = new vscode.ShellExecution('npx', quoted, { cwd: folder.uri.fsPath });
  const task = new vscode.Task(definition, folder, vscode.l10n.t('lint'), 'launchplan', execution, '$launchplan');
  task.group = vscode.TaskGroup.Test;
  task.detail = vscode.l10n.t('Checks the launch plans of this folder');
  return task;
}
