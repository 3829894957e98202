import type { PlanNode } from '../../../server/src/lsp/protocol.ts';
import type { CommandContext } from '../command-context.ts';
import { isAbsent, isCheck } from '../views/readiness.ts';
import { reveal } from './reveal.ts';
import * as vscode from 'vscode';

/** What to fix in a plan: a check or fault, or `group/sales` for everything that a missing section asks. */
interface Mendable {
  readonly plan: PlanNode;
  readonly rule: string;
  readonly title: string;
  readonly uri: string;
  readonly start: { readonly line: number; readonly character: number };
}

/**
 * Fixes the problem of a row in the tree, or writes what the row asks for. The user chooses if there are several ways.
 */
export async function fixCheck({ server }: CommandContext, node: unknown): Promise<void> {
  const mendable = mendableOf(node);
  if (mendable === undefined) return;
  const { plan, rule, title, uri, start } = mendable;
  const fixes = await server.request('launchplan/fixes', {
    textDocument: { uri: plan.uri },
    document: plan.document,
    rule,
    position: start,
  });
  if (fixes === undefined) return;
  await reveal(uri, start.line, start.character);
  const [only, ...others] = fixes ?? [];
  if (only === undefined) {
    const message = vscode.l10n.t('Only you can fix this one. The cursor is where it belongs.');
    void vscode.window.showInformationMessage(message);
    return;
  }
  const chosen =
    others.length === 0
      ? only
      : await vscode.window.showQuickPick(
          (fixes ?? []).map((fix) => ({ ...fix, label: fix.title })),
          { title },
        );
  if (chosen !== undefined) await server.apply(chosen.edit);
}

function mendableOf(node: unknown): Mendable | undefined {
  if (isCheck(node)) {
    const { rule, title, location } = node.check;
    return { plan: node.plan, rule, title, uri: location.uri, start: location.range.start };
  }
  if (!isAbsent(node)) return undefined;
  const { section, title, location } = node.absent;
  return { plan: node.plan, rule: `group/${section}`, title, uri: location.uri, start: location.range.start };
}
