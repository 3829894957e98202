import type { CheckNode, PlanNode } from '../../../server/src/lsp/protocol.ts';
import type { CommandContext } from '../command-context.ts';
import { aboutDate, dateAfter, isDate } from '../dates.ts';
import { isListOfTexts } from '../is-list-of-texts.ts';
import { isTarget } from '../readiness-source.ts';
import { isCheck } from '../views/readiness.ts';
import * as vscode from 'vscode';

/** How long a waiver lasts unless its author sets another date. */
const DAYS = 90;
/** The last person who signed a waiver here. */
const SIGNED = 'launchplan.waiverBy';

interface Waived {
  readonly uri: string;
  readonly document: number;
  readonly rule: string;
}

/** Waives a finding: asks why, who is responsible and until when, and writes that into the plan. */
export async function waive(commandContext: CommandContext, given: unknown): Promise<void> {
  const { server, source, context } = commandContext;
  const target = meant(given) ?? (await choose(commandContext, given));
  if (target === undefined) return;
  const { uri, document, rule } = target;
  const title = vscode.l10n.t('Waive {0}', rule);
  const ask = (step: number, options: vscode.InputBoxOptions): Thenable<string | undefined> =>
    vscode.window.showInputBox({ title: `${title} (${step}/3)`, ignoreFocusOut: true, ...options });

  const reason = await ask(1, {
    prompt: vscode.l10n.t('Why can this launch do without it?'),
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('A waiver without a reason has no effect.') : undefined,
  });
  if (reason === undefined) return;
  const by = await ask(2, {
    prompt: vscode.l10n.t('Who is responsible for that?'),
    placeHolder: 'vera@example.com',
    value: context.globalState.get(SIGNED, ''),
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('A waiver without a person has no effect.') : undefined,
  });
  if (by === undefined) return;
  const asOf = source.model()?.asOf ?? '';
  const expires = await ask(3, {
    prompt: vscode.l10n.t('Until when does it hold?'),
    value: isDate(asOf) ? dateAfter(asOf, DAYS) : '',
    validateInput: (text) => aboutDate(text, asOf),
  });
  if (expires === undefined) return;

  await context.globalState.update(SIGNED, by);
  const edit = await server.request('launchplan/waive', { textDocument: { uri }, document, rule, reason, by, expires });
  if (edit === undefined) return;
  if (edit === null || !(await server.apply(edit))) {
    const message = vscode.l10n.t(
      '{0} could not be waived in this plan. Write the waiver under the key waivers.',
      rule,
    );
    void vscode.window.showWarningMessage(message);
  }
}

/** The lints that a code action or a check of the tree passes to the command. */
function meant(given: unknown): Waived | undefined {
  if (isCheck(given)) return { uri: given.plan.uri, document: given.plan.document, rule: given.check.rule };
  const { rule } = Object(given) as Readonly<Record<string, unknown>>;
  return isTarget(given) && typeof rule === 'string' ? { uri: given.uri, document: given.document, rule } : undefined;
}

/**
 * Lets the user choose one of the given lints, such as those of a code action's line, or one of all in the plan if none
 * are given.
 */
async function choose({ source }: CommandContext, given: unknown): Promise<Waived | undefined> {
  const plan: PlanNode | undefined = source.planAt(source.targetOf(given));
  const { rules } = Object(given) as Readonly<Record<string, unknown>>;
  const wanted = isListOfTexts(rules) ? new Set(rules) : undefined;
  const checks: readonly CheckNode[] = [...(plan?.faults ?? []), ...(plan?.areas.flatMap((area) => area.checks) ?? [])]
    .filter(({ waivable }) => waivable)
    .filter(({ rule }) => wanted?.has(rule) ?? true);
  if (plan === undefined || checks.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is nothing to waive here. Open a launch plan first.'),
    );
    return undefined;
  }
  const byRule = new Map(checks.map((check) => [check.rule, check]));
  const items = [...byRule.values()].map(({ rule, title }) => ({ label: title, description: rule, rule }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Waive a Lint'),
    placeHolder: vscode.l10n.t('What can this launch do without?'),
    matchOnDescription: true,
  });
  return chosen && { uri: plan.uri, document: plan.document, rule: chosen.rule };
}
