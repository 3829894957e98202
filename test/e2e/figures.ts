import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { printLine } from './run-suite.ts';

/** Prints something that was measured: it is no test, for it depends on the machine. */
export function printFigure(text: string): void {
  printLine(`  figure  ${text}`);
}

/** How long the extension took to load and to activate, as the editor itself measured it. */
export async function activationTimes(): Promise<string> {
  await vscode.commands.executeCommand('perfview.show');
  const row = await eventually(
    () =>
      vscode.workspace.textDocuments
        .filter(({ uri }) => uri.scheme === 'perf')
        .flatMap((document) => document.getText().split('\n'))
        .find((line) => line.startsWith('| launchplan.launchplan ')),
    (found) => found !== undefined,
  );
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  const [, , , load, call, finish] = (row ?? '').split('|').map((cell) => cell.trim());
  return `loaded in ${load ?? '?'} ms, activate() returned after ${call ?? '?'} ms and was done ${finish ?? '?'} ms later`;
}
