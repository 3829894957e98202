import type { Choice, NewPlanAnswer } from '../../../server/src/lsp/protocol.ts';
import type { CommandContext } from '../command-context.ts';
import { aboutDate, today } from '../dates.ts';
import * as vscode from 'vscode';

type Answers = Readonly<Record<'name' | 'tier' | 'stage' | 'date', string>> & { readonly motion?: string };
type Template = NewPlanAnswer['templates'][number];

/**
 * Asks what the plan starts from and for the fields that every plan has, writes the plan, and opens it at the next place
 * to fill in. No file is overwritten.
 */
export async function newPlan({ server, source }: CommandContext, given: unknown): Promise<void> {
  const start = await server.request('launchplan/newPlan', { answers: {} });
  if (start === undefined) return;
  const chosen = await chooseTemplate(start.templates);
  if (chosen === undefined) return;
  const { template } = chosen;
  const answers = await ask(start.choices, template, source.model()?.asOf ?? today());
  if (answers === undefined) return;
  const wanted = template === undefined ? { answers } : { answers, template: template.name };
  const answer = await server.request('launchplan/newPlan', wanted);
  if (answer?.text === undefined || answer.text === null) {
    const fault = Object.values(answer?.faults ?? {})[0];
    if (fault !== undefined) void vscode.window.showErrorMessage(fault);
    return;
  }
  const folder = await folderFor(given);
  const document =
    folder === undefined
      ? await vscode.workspace.openTextDocument({ language: 'launch-plan', content: answer.text })
      : await written(folder, answers.name, answer.text);
  if (document === undefined) return;
  const cursor = placeIn(document, answer);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(cursor, cursor) });
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
}

function titled(step: number): string {
  return `${vscode.l10n.t('New Launch Plan')} (${step}/6)`;
}

/** What the plan starts from: a template, or none. Undefined where the user broke it off. */
async function chooseTemplate(
  templates: readonly Template[],
): Promise<{ readonly template: Template | undefined } | undefined> {
  const items = templates.map((template) => ({ label: template.title, detail: template.about, template }));
  const empty = {
    label: vscode.l10n.t('Empty plan'),
    detail: vscode.l10n.t('the fields that every plan has'),
    template: undefined,
  };
  const placeHolder = vscode.l10n.t('What kind of launch is it?');
  return vscode.window.showQuickPick([...items, empty], {
    title: titled(1),
    placeHolder,
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
}

/** What a template suggests comes first. */
function suggestedFirst(choices: readonly Choice[], suggested: string | undefined): readonly Choice[] {
  return choices.toSorted((a, b) => Number(b.value === suggested) - Number(a.value === suggested));
}

async function ask(
  choices: NewPlanAnswer['choices'],
  template: Template | undefined,
  asOf: string,
): Promise<Answers | undefined> {
  const pick = async (step: number, question: string, from: readonly Choice[]): Promise<string | undefined> => {
    const items = from.map(({ value, description }) => ({ label: value, detail: description }));
    const options = { title: titled(step), placeHolder: question, ignoreFocusOut: true };
    return (await vscode.window.showQuickPick(items, options))?.label;
  };

  const name = await vscode.window.showInputBox({
    title: titled(2),
    prompt: vscode.l10n.t('What launches?'),
    placeHolder: 'Atlas Billing',
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('Give the launch the name that people in the company use.') : undefined,
  });
  if (name === undefined) return undefined;
  const tier = await pick(
    3,
    vscode.l10n.t('How much of the company takes part?'),
    suggestedFirst(choices.tier, template?.tier),
  );
  if (tier === undefined) return undefined;
  const stage = await pick(
    4,
    vscode.l10n.t('How far is it open to customers then?'),
    suggestedFirst(choices.stage, template?.stage),
  );
  if (stage === undefined) return undefined;
  const date = await vscode.window.showInputBox({
    title: titled(5),
    prompt: vscode.l10n.t('When does it launch?'),
    placeHolder: '2027-03-10',
    ignoreFocusOut: true,
    validateInput: (text) => aboutDate(text, asOf),
  });
  if (date === undefined) return undefined;
  const known = { name: name.trim(), tier, stage, date };
  // A template that says how it is sold leaves nothing to ask.
  if (template?.motion !== undefined) return known;
  const later = { value: vscode.l10n.t('not decided yet'), description: '' };
  const question = vscode.l10n.t('How does it reach the people who pay for it?');
  const motion = await pick(6, question, [...choices.motion, later]);
  if (motion === undefined) return undefined;
  return motion === later.value ? known : { ...known, motion };
}

/** The folder that was clicked. Otherwise the only folder of the workspace, or the one that the user chooses. */
async function folderFor(given: unknown): Promise<vscode.Uri | undefined> {
  if (given instanceof vscode.Uri) {
    const { type } = await vscode.workspace.fs.stat(given);
    return (type & vscode.FileType.Directory) === 0 ? vscode.Uri.joinPath(given, '..') : given;
  }
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0]?.uri;
  return (await vscode.window.showWorkspaceFolderPick())?.uri;
}

/** Writes `launch.yaml`. If it exists, writes a file with the plan's name next to it. */
async function written(folder: vscode.Uri, name: string, text: string): Promise<vscode.TextDocument | undefined> {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const names = ['launch.yaml', ...(slug === '' ? [] : [`${slug}.launch.yaml`])];
  for (const file of names) {
    const uri = vscode.Uri.joinPath(folder, file);
    if (await exists(uri)) continue;
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
    if (await vscode.workspace.applyEdit(edit)) return vscode.workspace.openTextDocument(uri);
  }
  const message = vscode.l10n.t('A launch plan with that name already exists. It was not changed.');
  void vscode.window.showWarningMessage(message);
  return undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** The first field that is left to write: the owner. */
function placeIn(document: vscode.TextDocument, { cursor }: NewPlanAnswer): vscode.Position {
  return cursor === null
    ? document.positionAt(document.getText().length)
    : new vscode.Position(cursor.line, cursor.character);
}
