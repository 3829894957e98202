import * as vscode from 'vscode';

/** What the extension exports. */
interface Api {
  /** The readiness tree; undefined while nothing runs. */
  readonly readiness: () => Tree | undefined;
}

/** The readiness tree as an editor draws it. */
export interface Tree {
  readonly roots: () => readonly Node[];
  readonly children: (node: Node) => readonly Node[];
  readonly item: (node: Node) => vscode.TreeItem;
  /** The number beside the view's icon. */
  readonly badge: () => number;
}

/** A row of the tree. */
export interface Node {
  readonly kind: 'attention' | 'week' | 'more' | 'absent' | 'plan' | 'area' | 'faults' | 'later' | 'done' | 'check';
  /** Of a plan, its file. */
  readonly uri?: string;
  /** Of a row that is an absent section. */
  readonly absent?: { readonly section: string };
  /** Of a row that is a check. */
  readonly check?: { readonly rule: string; readonly location: { readonly uri: string } };
}

/** The extension that is tested. */
export function extension(): vscode.Extension<Api> {
  const found = vscode.extensions.getExtension<Api>('launchplan.launchplan');
  if (found === undefined) throw new Error('The extension is not installed.');
  return found;
}

/** The readiness tree of the extension, which has started. */
export function tree(): Tree {
  const found = extension().exports.readiness();
  if (found === undefined) throw new Error('The extension has not started.');
  return found;
}

/** A node and all that hangs below it, from top to bottom. */
export function below(node: Node): readonly Node[] {
  return [node, ...tree().children(node).flatMap(below)];
}
