import * as vscode from 'vscode';
import { selector } from '../plan-files.ts';
import type { ReadinessSource } from '../readiness-source.ts';
import { nameOf, sayLaunch } from '../plan-words.ts';
import { sayVerdict } from '../words.ts';

/** Shows the verdict of an open plan and the time left, next to the document's language. */
export function statusItem(context: vscode.ExtensionContext, source: ReadinessSource): void {
  const item = vscode.languages.createLanguageStatusItem('launchplan.status', selector);
  item.name = vscode.l10n.t('Launch readiness');
  const update = (): void => {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    const plan = source.plans().find(({ uri }) => vscode.Uri.parse(uri).toString() === active);
    // A file of another tool may have the name of a plan. It gets no status.
    item.selector = plan === undefined ? [] : selector;
    if (plan === undefined) return;
    item.text = `${sayVerdict(plan.verdict)} · ${sayLaunch(plan)}`;
    item.detail = nameOf(plan);
    item.severity = severityOf(plan.verdict);
    item.command = {
      command: 'launchplan.showReport',
      title: vscode.l10n.t('Show Report'),
      arguments: [{ uri: plan.uri, document: plan.document }],
    };
    item.accessibilityInformation = { label: `${nameOf(plan)}: ${item.text}` };
  };
  context.subscriptions.push(item, source.onChange(update), vscode.window.onDidChangeActiveTextEditor(update));
  update();
}

function severityOf(verdict: string): vscode.LanguageStatusSeverity {
  if (verdict === 'off-track') return vscode.LanguageStatusSeverity.Error;
  return verdict === 'at-risk' ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
}
