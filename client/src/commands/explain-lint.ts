import type { CommandContext } from '../command-context.ts';
import { isListOfTexts } from '../is-list-of-texts.ts';
import { isCheck } from '../views/readiness.ts';
import * as vscode from 'vscode';

/** Shows what a lint asks and why; lets the user choose one where none was given, or several. */
export async function explainLint({ server, explanation }: CommandContext, given: unknown): Promise<void> {
  const rule = typeof given === 'string' ? given : isCheck(given) ? given.check.rule : await choose(server, given);
  if (rule === undefined) return;
  const answer = await server.request('launchplan/explain', { rule });
  if (answer === undefined) return;
  if (answer.markdown !== null) await explanation.show(rule, answer.markdown);
  else if (answer.url !== null) await vscode.env.openExternal(vscode.Uri.parse(answer.url));
  else void vscode.window.showInformationMessage(vscode.l10n.t('There is no lint of the name {0}.', rule));
}

/** One of the lints that are given, as a code action gives those of its line; of all where there are none. */
async function choose(server: CommandContext['server'], given: unknown): Promise<string | undefined> {
  const answer = await server.request('launchplan/explain', {});
  const summaries = new Map((answer?.lints ?? []).map(({ id, summary }) => [id, summary]));
  // A rule of the organisation's own has no summary.
  const ids = isListOfTexts(given) ? given : [...summaries.keys()];
  const items = ids.map((id) => ({ label: id, detail: summaries.get(id) ?? '' }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Explain a Lint'),
    placeHolder: vscode.l10n.t('Which one?'),
    matchOnDetail: true,
  });
  return chosen?.label;
}
