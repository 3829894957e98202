import type { CommandContext } from '../command-context.ts';
import { readinessText } from '../readiness-text.ts';
import * as vscode from 'vscode';

/** Copies the readiness of a plan as Markdown, or of all plans if none is meant. */
export async function copyReadiness({ source }: CommandContext, given: unknown): Promise<void> {
  await source.refresh();
  const one = source.planAt(source.targetOf(given));
  const plans = one === undefined ? source.plans() : [one];
  if (plans.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no launch plan whose readiness could be copied.'),
    );
    return;
  }
  await vscode.env.clipboard.writeText(`${plans.map(readinessText).join('\n\n')}\n`);
  vscode.window.setStatusBarMessage(vscode.l10n.t('The readiness is on the clipboard'), 4000);
}
