import * as vscode from 'vscode';
import type { CheckNode, CheckStateName, PlanNode } from '../../../server/src/lsp/protocol.ts';

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

const verdictIcons: Readonly<Record<PlanNode['verdict'], readonly [icon: string, color: string]>> = {
  cancelled: ['circle-slash', 'disabledForeground'],
  launched: ['rocket', 'testing.iconPassed'],
  'off-track': ['error', 'list.errorForeground'],
  'at-risk': ['warning', 'list.warningForeground'],
  ready: ['pass-filled', 'testing.iconPassed'],
  'on-track': ['rocket', 'charts.blue'],
};

type Urgency = Pick<CheckNode, 'severity' | 'upcoming'>;

/** The shape shows the state, and the colour shows how urgent it is. */
export function stateIcon(state: CheckStateName, check: Urgency | undefined): vscode.ThemeIcon {
  return coloured(stateIcons[state], colorOf(state, check));
}

export function verdictIcon(verdict: PlanNode['verdict']): vscode.ThemeIcon {
  return coloured(...verdictIcons[verdict]);
}

export function coloured(icon: string, color: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

function colorOf(state: CheckStateName, check: Urgency | undefined): string {
  if (state === 'done') return 'testing.iconPassed';
  if (state === 'waived' || state === 'not-applicable') return 'disabledForeground';
  if (check?.severity === 'error') return 'list.errorForeground';
  if (check?.severity === 'warning') return 'list.warningForeground';
  return check?.upcoming === true || state === 'planned' ? 'descriptionForeground' : 'charts.blue';
}
