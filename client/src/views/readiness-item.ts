import * as vscode from 'vscode';
import type { CheckNode, CheckStateName, PlanNode } from '../../../server/src/lsp/protocol.ts';
import { sayDate } from '../dates.ts';
import { nameOf, sayDue, sayLaunch, sayState, sayVerdict } from '../state-words.ts';
import type { ReadinessTreeNode } from './readiness-nodes.ts';

/** How a node looks, and what a screen reader says of it. */
export function itemOf(node: ReadinessTreeNode, severalPlans: boolean): vscode.TreeItem {
  switch (node.kind) {
    case 'attention':
      return fold(node, vscode.l10n.t('Needs attention'), 'warning', 'list.warningForeground', true);
    case 'week':
      return fold(node, vscode.l10n.t('This week'), 'calendar', 'charts.blue', true);
    case 'faults':
      return fold(node, vscode.l10n.t('Faults of the file'), 'bracket-error', 'list.errorForeground', true);
    case 'later':
      return fold(node, vscode.l10n.t('Later'), 'clock', 'descriptionForeground', false);
    case 'done':
      return fold(node, vscode.l10n.t('Done'), 'check-all', 'testing.iconPassed', false);
    case 'plan':
      return planItem(node.id, node.plan);
    case 'area':
      return areaItem(node);
    case 'check':
      return checkItem(node, severalPlans);
  }
}

function fold(
  { id, checks }: Extract<ReadinessTreeNode, { checks: unknown }>,
  label: string,
  icon: string,
  color: string,
  open: boolean,
): vscode.TreeItem {
  const item = new vscode.TreeItem(label, collapsible(open));
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  item.description = String(checks.length);
  item.contextValue = 'fold';
  item.accessibilityInformation = {
    label:
      checks.length === 1
        ? vscode.l10n.t('{0}: 1 check', label)
        : vscode.l10n.t('{0}: {1} checks', label, checks.length),
  };
  return item;
}

function collapsible(open: boolean): vscode.TreeItemCollapsibleState {
  return open ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

const verdictIcons: Readonly<Record<PlanNode['verdict'], readonly [icon: string, color: string]>> = {
  cancelled: ['circle-slash', 'disabledForeground'],
  launched: ['rocket', 'testing.iconPassed'],
  'off-track': ['error', 'list.errorForeground'],
  'at-risk': ['warning', 'list.warningForeground'],
  ready: ['pass-filled', 'testing.iconPassed'],
  'on-track': ['rocket', 'charts.blue'],
};

function planItem(id: string, plan: PlanNode): vscode.TreeItem {
  const { verdict, score, open, date, sentence } = plan;
  const item = new vscode.TreeItem(nameOf(plan), collapsible(true));
  const [icon, color] = verdictIcons[verdict];
  const parts = [
    sayVerdict(verdict),
    ...(score === null ? [] : [vscode.l10n.t('{0} % done', score)]),
    ...(open === 0 ? [] : [vscode.l10n.t('{0} open', open)]),
    sayLaunch(plan),
  ];
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  item.description = parts.join(' · ');
  item.contextValue = 'plan';
  item.command = revealing(plan.uri, plan.range.start);
  item.tooltip = [sentence, ...(date === null ? [] : [sayDate(date, 'long')])].join('\n');
  item.accessibilityInformation = { label: [nameOf(plan), ...parts].join(', ') };
  return item;
}

function areaItem({ id, area, plan }: Extract<ReadinessTreeNode, { kind: 'area' }>): vscode.TreeItem {
  const { title, state, score, done, planned, open, waived, checks } = area;
  const pressing = checks.some(
    ({ severity, upcoming }) => !upcoming && (severity === 'error' || severity === 'warning'),
  );
  const first = checks.find((check) => sayDue(check) !== undefined);
  const item = new vscode.TreeItem(title, collapsible(pressing && plan.areas.length <= 3));
  const parts = [
    vscode.l10n.t('{0} of {1} done', done, done + planned + open + waived),
    ...(score === null ? [] : [`${score} %`]),
    ...(first === undefined ? [] : [sayDue(first) ?? '']),
  ];
  item.id = id;
  item.iconPath = iconOf(state, checks[0]);
  item.description = parts.join(' · ');
  item.contextValue = 'area';
  item.accessibilityInformation = { label: [title, sayState(state), ...parts].join(', ') };
  return item;
}

function checkItem(
  { id, check, plan, parent, urgent }: Extract<ReadinessTreeNode, { kind: 'check' }>,
  severalPlans: boolean,
): vscode.TreeItem {
  const { title, state, severity, message, owner, rule, waivable, location } = check;
  const gathered = parent?.kind === 'attention' || parent?.kind === 'week';
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  const due = sayDue(check);
  const parts = [
    sayState(state),
    ...(due === undefined ? [] : [due]),
    ...(owner === null ? (gathered ? [vscode.l10n.t('nobody named')] : []) : [owner]),
    ...(gathered && severalPlans ? [nameOf(plan)] : []),
  ];
  item.id = id;
  item.iconPath = iconOf(state, check);
  item.description = parts.join(' · ');
  item.contextValue = ['check', ...(message === null ? [] : ['open']), ...(waivable ? ['waivable'] : [])].join('.');
  item.command = revealing(location.uri, location.range.start);
  item.tooltip = tooltip(message ?? title, rule);
  const loud =
    severity === 'error' ? vscode.l10n.t('blocker') : severity === 'warning' ? vscode.l10n.t('warning') : undefined;
  item.accessibilityInformation = {
    label: [title, ...(urgent && loud !== undefined ? [loud] : []), ...parts].join(', '),
  };
  return item;
}

/** The text of a plan is shown as it is: nothing in it is read as Markdown. */
function tooltip(message: string, rule: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(message).appendMarkdown('\n\n').appendText(rule);
}

const stateIcons: Readonly<Record<CheckStateName, string>> = {
  missing: 'circle-slash',
  late: 'watch',
  overdue: 'flame',
  blocked: 'stop-circle',
  open: 'question',
  planned: 'calendar',
  done: 'pass',
  'not-applicable': 'dash',
  waived: 'shield',
};

/** The shape is that of the state, the colour that of how pressing it is. */
function iconOf(state: CheckStateName, check: CheckNode | undefined): vscode.ThemeIcon {
  return new vscode.ThemeIcon(stateIcons[state], new vscode.ThemeColor(colorOf(state, check)));
}

function colorOf(state: CheckStateName, check: CheckNode | undefined): string {
  if (state === 'done') return 'testing.iconPassed';
  if (state === 'waived' || state === 'not-applicable') return 'disabledForeground';
  if (check?.severity === 'error') return 'list.errorForeground';
  if (check?.severity === 'warning') return 'list.warningForeground';
  return check?.upcoming === true || state === 'planned' ? 'descriptionForeground' : 'charts.blue';
}

function revealing(
  uri: string,
  { line, character }: { readonly line: number; readonly character: number },
): vscode.Command {
  return { command: 'launchplan.reveal', title: vscode.l10n.t('Show in the plan'), arguments: [uri, line, character] };
}
