import * as vscode from 'vscode';
import type { Desk } from '../extension.ts';
import { isCheck } from '../views/readiness.ts';
import { reveal } from './reveal.ts';

/** Mends what a check of the tree found, or writes what it asks for; lets the user choose where there are several ways. */
export async function fixCheck({ server }: Desk, node: unknown): Promise<void> {
  if (!isCheck(node)) return;
  const { plan, check } = node;
  const { start } = check.location.range;
  const fixes = await server.request('launchplan/fixes', {
    textDocument: { uri: plan.uri },
    document: plan.document,
    rule: check.rule,
    position: start,
  });
  if (fixes === undefined) return;
  await reveal(check.location.uri, start.line, start.character);
  const [only, ...others] = fixes ?? [];
  if (only === undefined) {
    const message = vscode.l10n.t('Nobody but you can mend this one. The cursor stands where it belongs.');
    void vscode.window.showInformationMessage(message);
    return;
  }
  const chosen =
    others.length === 0
      ? only
      : await vscode.window.showQuickPick(
          (fixes ?? []).map((fix) => ({ ...fix, label: fix.title })),
          { title: check.title },
        );
  if (chosen !== undefined) await server.apply(chosen.edit);
}
