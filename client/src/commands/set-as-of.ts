import type { CommandContext } from '../command-context.ts';
import { aboutDate, today } from '../dates.ts';
import * as vscode from 'vscode';

/** Asks for the as-of date of plans. An empty answer always means the current day. */
export async function setAsOf({ source }: CommandContext): Promise<void> {
  const settings = vscode.workspace.getConfiguration('launchplan');
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Check Plans as of a Date'),
    prompt: vscode.l10n.t('The day as of which plans are checked. Leave it empty for today.'),
    placeHolder: today(),
    value: settings.get<string>('asOf', ''),
    validateInput: (text) => (text === '' ? undefined : aboutDate(text, today())),
  });
  if (answer === undefined) return;
  const isInWorkspace = (vscode.workspace.workspaceFolders ?? []).length > 0;
  await settings.update(
    'asOf',
    answer === '' ? undefined : answer,
    isInWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
  );
  await source.refresh();
}
