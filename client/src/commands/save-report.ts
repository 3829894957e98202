import type { CommandContext } from '../command-context.ts';
import * as vscode from 'vscode';

/** Saves the report as a file that a browser opens, to print or to send. */
export async function saveReport({ source, report }: CommandContext, given: unknown): Promise<void> {
  const target = source.targetOf(given);
  const page = target && (await report.page(target));
  if (target === undefined || page === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a launch plan first. The report is about one plan.'));
    return;
  }
  const beside = vscode.Uri.joinPath(vscode.Uri.parse(target.uri), '..', 'launch-readiness.html');
  const file = await vscode.window.showSaveDialog({
    defaultUri: beside,
    filters: { HTML: ['html'] },
    title: vscode.l10n.t('Save the Readiness Report'),
  });
  if (file !== undefined) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(page));
}
