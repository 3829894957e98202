import { PLAN_FILES } from './plan-names.ts';
import * as vscode from 'vscode';

/** The key that makes a YAML document a launch plan, at the start of a line or of a flow mapping. */
const MARKER = /(?:^|[{,]\s*)["']?launch_plan["']?\s*:/m;

/** At most this many files are read. Users with more files open one themselves. */
const MOST = 500;
const LARGEST = 2_000_000;

/** The documents that the server gets. It does not get the other side of a diff. */
export const selector = ['file', 'untitled', 'vscode-vfs', 'vscode-remote', 'vscode-test-web'].flatMap((scheme) => [
  // YAML too, because `files.associations` may map `*.yaml` to YAML, which hides the language launch-plan.
  { scheme, language: 'yaml', pattern: PLAN_FILES },
  { scheme, language: 'yaml', pattern: '**/.launchplan.yaml' },
  { scheme, language: 'launch-plan' },
]);

/** Whether a document is a launch plan or a settings file. Its name alone does not decide that. */
export function isPlan(document: vscode.TextDocument): boolean {
  return vscode.languages.match(selector, document) > 0 && (isSettings(document) || MARKER.test(document.getText()));
}

function isSettings({ uri }: vscode.TextDocument): boolean {
  return uri.path.endsWith('/.launchplan.yaml');
}

/** Whether a file of the workspace is a launch plan. */
export async function holdsPlan(uri: vscode.Uri): Promise<boolean> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LARGEST) return false;
    return MARKER.test(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    // A file that is gone or cannot be read does not count as a plan.
    return false;
  }
}

/** Whether there is a launch plan among the open documents or in the workspace. */
export async function findsPlan(): Promise<boolean> {
  if (vscode.workspace.textDocuments.some(isPlan)) return true;
  const files = await vscode.workspace.findFiles(PLAN_FILES, '**/node_modules/**', MOST);
  for (const file of files) if (await holdsPlan(file)) return true;
  return false;
}
