import * as vscode from 'vscode';
import type { CheckNode } from '../../../server/src/lsp/protocol.ts';
import { sayDate } from '../dates.ts';
import { nameOf, pathOf, sayDue, sayLaunch } from '../plan-words.ts';
import { sayFindings, sayState, sayVerdict } from '../words.ts';
import { absentItem, checkItem, revealing, type Surroundings } from './check-item.ts';
import { checksOf } from './attention-item.ts';
import type { ReadinessTreeNode } from './readiness-nodes.ts';
import { coloured, stateIcon, verdictIcon } from './state-icon.ts';

/** How a node looks, and what a screen reader says for it. */
export function itemOf(node: ReadinessTreeNode, surroundings: Surroundings): vscode.TreeItem {
  switch (node.kind) {
    case 'attention':
      return attentionItem(node);
    case 'more':
      return moreItem(node);
    case 'week':
      return weekItem(node);
    case 'faults':
      return fold(node, vscode.l10n.t('Tasks, waivers and faults'), faultsIcon(node), true);
    case 'later':
      return fold(node, vscode.l10n.t('Later'), coloured('clock', 'descriptionForeground'), false);
    case 'done':
      return fold(node, vscode.l10n.t('Done'), coloured('check-all', 'testing.iconPassed'), false);
    case 'plan':
      return planItem(node);
    case 'area':
      return areaItem(node, surroundings);
    case 'absent':
      return absentItem(node, surroundings);
    case 'check':
      return checkItem(node, surroundings);
  }
}

/** A row that contains other rows and opens no place itself. */
function folder(id: string, label: string, description: string, open: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(label, collapsible(open));
  item.id = id;
  item.description = description;
  item.contextValue = 'fold';
  item.accessibilityInformation = { label: `${label}: ${description}` };
  return item;
}

type Gathering = Extract<ReadinessTreeNode, { attentionItems: unknown }>;

function attentionItem({ id, attentionItems }: Gathering): vscode.TreeItem {
  const checks = checksOf(attentionItems);
  const count = (loud: CheckNode['severity']): number => checks.filter(({ severity }) => severity === loud).length;
  const [blockers, warnings] = [count('error'), count('warning')];
  const parts = [
    ...(blockers === 0 ? [] : [sayFindings(blockers, 'error')]),
    ...(warnings === 0 ? [] : [sayFindings(warnings, 'warning')]),
  ];
  const item = folder(id, vscode.l10n.t('Needs attention'), parts.join(' · '), true);
  item.iconPath =
    blockers === 0 ? coloured('warning', 'list.warningForeground') : coloured('error', 'list.errorForeground');
  return item;
}

function weekItem({ id, attentionItems }: Gathering): vscode.TreeItem {
  const { length } = checksOf(attentionItems);
  const item = folder(id, vscode.l10n.t('This week'), vscode.l10n.t('{0} due', length), true);
  item.iconPath = coloured('calendar', 'charts.blue');
  return item;
}

function moreItem({ id, attentionItems, parent }: Gathering): vscode.TreeItem {
  const label = vscode.l10n.t('{0} more…', attentionItems.length);
  const item = folder(id, label, '', false);
  // Without an icon, VS Code would indent the rows above less than their own rows.
  item.iconPath = coloured('ellipsis', 'descriptionForeground');
  const of = parent?.kind === 'week' ? vscode.l10n.t('due this week') : vscode.l10n.t('needs attention');
  item.accessibilityInformation = { label: `${label}, ${of}` };
  return item;
}

/** It has the highest severity of the rows below it. */
function faultsIcon({ checks }: Extract<ReadinessTreeNode, { checks: unknown }>): vscode.ThemeIcon {
  const blocks = checks.some(({ check }) => check.severity === 'error');
  return coloured('checklist', blocks ? 'list.errorForeground' : 'list.warningForeground');
}

function fold(
  { id, checks }: Extract<ReadinessTreeNode, { checks: unknown }>,
  label: string,
  icon: vscode.ThemeIcon,
  open: boolean,
): vscode.TreeItem {
  const item = folder(id, label, String(checks.length), open);
  item.iconPath = icon;
  item.accessibilityInformation = { label: `${label}: ${sayChecks(checks.length)}` };
  return item;
}

function sayChecks(count: number): string {
  return count === 1 ? vscode.l10n.t('1 check') : vscode.l10n.t('{0} checks', count);
}

function collapsible(open: boolean): vscode.TreeItemCollapsibleState {
  return open ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function planItem({ id, plan, isAside }: Extract<ReadinessTreeNode, { kind: 'plan' }>): vscode.TreeItem {
  const { verdict, score, open, date, sentence } = plan;
  const item = new vscode.TreeItem(nameOf(plan), collapsible(!isAside));
  const parts = [
    sayVerdict(verdict),
    sayLaunch(plan),
    ...(score === null ? [] : [vscode.l10n.t('{0} % done', score)]),
    ...(open === 0 ? [] : [vscode.l10n.t('{0} open', open)]),
  ];
  item.id = id;
  item.iconPath = verdictIcon(verdict);
  item.description = parts.join(' · ');
  item.contextValue = 'plan';
  item.command = revealing(plan.uri, plan.range.start);
  item.tooltip = [sentence, ...(date === null ? [] : [sayDate(date, 'long')]), pathOf(plan)].join('\n');
  item.accessibilityInformation = { label: [nameOf(plan), ...parts].join(', ') };
  return item;
}

function areaItem(
  { id, area, plan }: Extract<ReadinessTreeNode, { kind: 'area' }>,
  { asOf }: Surroundings,
): vscode.TreeItem {
  const { title, state, score, done, planned, open, waived, checks } = area;
  const pressing = checks.some(
    ({ severity, upcoming }) => !upcoming && (severity === 'error' || severity === 'warning'),
  );
  const due = checks.map((check) => sayDue(check, asOf)).find((said) => said !== undefined);
  const item = new vscode.TreeItem(title, collapsible(pressing && plan.areas.length <= 3));
  const all = done + planned + open + waived;
  const parts = (counts: string): readonly string[] => [
    ...(score === null ? [] : [`${score} %`]),
    counts,
    ...(due === undefined ? [] : [due]),
  ];
  const inWords = [sayState(state), ...parts(vscode.l10n.t('{0} of {1} done', done, all))];
  item.id = id;
  item.iconPath = stateIcon(state, checks[0]);
  item.description = parts(vscode.l10n.t('{0} of {1}', done, all)).join(' · ');
  item.contextValue = 'area';
  item.tooltip = [title, inWords.join(' · ')].join('\n');
  item.accessibilityInformation = { label: [title, ...inWords].join(', ') };
  return item;
}
