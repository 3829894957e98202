import * as vscode from 'vscode';
import { pause } from './eventually.ts';

/** A file of the workspace, by its path in it. */
export function inWorkspace(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Writes a file of the workspace to the disk. */
export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = inWorkspace(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The text of a file of the workspace, from the disk. */
export async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(path)));
}

/** Opens a file of the workspace in the active editor. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inWorkspace(path)));
}

/** Writes a file of the workspace and opens it in the active editor. */
export async function openWith(path: string, text: string): Promise<vscode.TextEditor> {
  await write(path, text);
  return open(path);
}

/** Closes every editor, whatever was changed in it. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** What comes after each test: closes every editor, but leaves time for a picture of a test that failed. */
export async function tidyUp(this: Mocha.Context): Promise<void> {
  if (this.currentTest?.state === 'failed') await pause(2000);
  await closeAll();
}

/** Replaces one occurrence of a text in an editor. */
export async function replace(editor: vscode.TextEditor, old: string, replacement: string): Promise<void> {
  const at = editor.document.getText().indexOf(old);
  if (at < 0) throw new Error(`There is no “${old}” in the document.`);
  const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + old.length));
  if (!(await editor.edit((edit) => edit.replace(range, replacement)))) throw new Error('The edit was refused.');
}

/** Where a text ends in a document. */
export function after(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`There is no “${text}” in the document.`);
  return document.positionAt(at + text.length);
}

/** The day on which plans are read. */
export async function readOn(day: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('launchplan');
  if (settings.get('asOf') === day) return;
  await settings.update('asOf', day, vscode.ConfigurationTarget.Workspace);
}

/** What the extension says of a file now. */
export function diagnosticsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'launchplan');
}

/** The lints that are reported in a file, sorted; those of a group one by one. */
export function rulesIn(uri: vscode.Uri): readonly string[] {
  return diagnosticsOf(uri).flatMap(rulesOf).sort();
}

/** The lints that a diagnostic stands for. */
export function rulesOf(diagnostic: vscode.Diagnostic): readonly string[] {
  // The protocol's data stay on the diagnostic, unknown to the types of the editor.
  const { data } = diagnostic as { readonly data?: { readonly rules?: readonly string[] } };
  return data?.rules ?? [];
}

/** The code of a diagnostic, without the address of its page. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
