import type { CommandContext } from '../command-context.ts';
import { isListOfTexts } from '../is-list-of-texts.ts';
import { isCheck } from '../views/readiness.ts';
import * as vscode from 'vscode';

/**
 * Shows what a lint asks and why, or what an area or a key is for. The user chooses if nothing was given or several
 * things have the name.
 */
export async function explainLint(context: CommandContext, given: unknown): Promise<void> {
  const { server, explanation } = context;
  const rule = typeof given === 'string' ? given : isCheck(given) ? given.check.rule : await choose(server, given);
  if (rule === undefined) return;
  const answer = await server.request('launchplan/explain', { rule });
  if (answer === undefined) return;
  if (answer.markdown !== null) {
    await explanation.show(rule, answer.markdown);
  } else if (answer.lints.length > 0) {
    const chosen = await pick(answer.lints);
    if (chosen !== undefined) await explainLint(context, chosen);
  } else {
    void vscode.window.showInformationMessage(answer.message ?? vscode.l10n.t('There is no lint named {0}.', rule));
  }
}

/**
 * Lets the user choose one of the given lints, such as those of a code action's line, or one of all lints if none are
 * given.
 */
async function choose(server: CommandContext['server'], given: unknown): Promise<string | undefined> {
  const answer = await server.request('launchplan/explain', {});
  const summaries = new Map((answer?.lints ?? []).map(({ id, summary }) => [id, summary]));
  // The organisation's own rules have no summary.
  const ids = isListOfTexts(given) ? given : [...summaries.keys()];
  return pick(ids.map((id) => ({ id, summary: summaries.get(id) ?? '' })));
}

async function pick(all: readonly { readonly id: string; readonly summary: string }[]): Promise<string | undefined> {
  const items = all.map(({ id, summary }) => ({ label: id, detail: summary }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Explain a Lint'),
    placeHolder: vscode.l10n.t('Which one?'),
    matchOnDetail: true,
  });
  return chosen?.label;
}
