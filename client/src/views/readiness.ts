import * as vscode from 'vscode';
import type { AbsentNode, CheckNode, PlanNode } from '../../../server/src/lsp/protocol.ts';
import { sayDate } from '../dates.ts';
import type { ReadinessSource } from '../readiness-source.ts';
import { nameOf } from '../plan-words.ts';
import { itemOf } from './readiness-item.ts';
import { childrenOf, rootsOf, type Filter, type ReadinessTreeNode } from './readiness-nodes.ts';

/** The readiness tree, which other parts and tests can look at. */
export interface ReadinessView {
  readonly roots: () => readonly ReadinessTreeNode[];
  readonly children: (node: ReadinessTreeNode) => readonly ReadinessTreeNode[];
  readonly item: (node: ReadinessTreeNode) => vscode.TreeItem;
  readonly onChange: vscode.Event<void>;
  readonly filter: () => Filter | undefined;
  readonly setFilter: (filter: Filter | undefined) => void;
  readonly badge: () => number;
}

/** Shows how ready the plans are. */
export function readinessView(context: vscode.ExtensionContext, source: ReadinessSource): ReadinessView {
  let filter: Filter | undefined;
  const changed = new vscode.EventEmitter<void>();
  const roots = (): readonly ReadinessTreeNode[] => rootsOf(source.plans(), source.followed(), filter);
  const children = (node: ReadinessTreeNode): readonly ReadinessTreeNode[] => childrenOf(node, filter);
  const item = (node: ReadinessTreeNode): vscode.TreeItem =>
    itemOf(node, { severalPlans: source.followed() === undefined, asOf: source.model()?.asOf ?? '' });
  const view = vscode.window.createTreeView<ReadinessTreeNode>('launchplan.readiness', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => [...(node === undefined ? roots() : children(node))],
      getTreeItem: item,
      getParent: (node) => node.parent,
    },
  });
  const blockers = (): number => source.plans().reduce((sum, plan) => sum + plan.blockers, 0);
  const update = (): void => {
    const count = blockers();
    view.badge =
      count === 0
        ? undefined
        : {
            value: count,
            tooltip:
              count === 1
                ? vscode.l10n.t('1 blocker stands in the way')
                : vscode.l10n.t('{0} blockers stand in the way', count),
          };
    const followed = source.followed();
    const asOf = source.model()?.asOf;
    view.description = followed === undefined ? '' : nameOf(followed);
    view.message = [
      ...(isAsOfSet() && asOf !== undefined ? [vscode.l10n.t('As of {0}', sayDate(asOf, 'long'))] : []),
      ...(filter === undefined ? [] : [vscode.l10n.t('Filtered: {0}', filter.said)]),
    ].join(' · ');
    void vscode.commands.executeCommand('setContext', 'launchplan.filtered', filter !== undefined);
    void vscode.commands.executeCommand('setContext', 'launchplan.hasPlan', source.plans().length > 0);
    void vscode.commands.executeCommand('setContext', 'launchplan.planPaths', source.plans().flatMap(pathsOf));
    changed.fire();
  };
  context.subscriptions.push(view, changed, source.onChange(update));
  update();
  return {
    ...{ roots, children, item },
    onChange: changed.event,
    filter: () => filter,
    setFilter(next) {
      filter = next;
      update();
    },
    badge: blockers,
  };
}

/**
 * The file of a plan, by the address that the window may use. A window uses another scheme for files of a remote
 * machine.
 */
function pathsOf({ uri }: PlanNode): readonly string[] {
  const { path, fsPath } = vscode.Uri.parse(uri);
  return [...new Set([path, fsPath])];
}

function isAsOfSet(): boolean {
  return vscode.workspace.getConfiguration('launchplan').get<string>('asOf', '') !== '';
}

/** Whether a value is a check of the tree, with its plan. */
export function isCheck(node: unknown): node is { readonly plan: PlanNode; readonly check: CheckNode } {
  return (Object(node) as Readonly<Record<string, unknown>>).kind === 'check';
}

/** Whether a value is the row of a missing section, with its plan. */
export function isAbsent(node: unknown): node is { readonly plan: PlanNode; readonly absent: AbsentNode } {
  return (Object(node) as Readonly<Record<string, unknown>>).kind === 'absent';
}
