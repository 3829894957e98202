import * as vscode from 'vscode';
import type { CheckNode, CheckStateName, PlanNode } from '../../server/src/lsp/protocol.ts';
import { sayDate, sayDistance } from './dates.ts';

/** A state as a person says it. */
export function sayState(state: CheckStateName): string {
  switch (state) {
    case 'missing':
      return vscode.l10n.t('missing');
    case 'late':
      return vscode.l10n.t('planned too late');
    case 'overdue':
      return vscode.l10n.t('overdue');
    case 'blocked':
      return vscode.l10n.t('blocked');
    case 'open':
      return vscode.l10n.t('open');
    case 'planned':
      return vscode.l10n.t('planned');
    case 'done':
      return vscode.l10n.t('done');
    case 'not-applicable':
      return vscode.l10n.t('not applicable');
    case 'waived':
      return vscode.l10n.t('waived');
  }
}

export function sayVerdict(verdict: PlanNode['verdict']): string {
  switch (verdict) {
    case 'cancelled':
      return vscode.l10n.t('Cancelled');
    case 'launched':
      return vscode.l10n.t('Launched');
    case 'off-track':
      return vscode.l10n.t('Off track');
    case 'at-risk':
      return vscode.l10n.t('At risk');
    case 'ready':
      return vscode.l10n.t('Ready');
    case 'on-track':
      return vscode.l10n.t('On track');
  }
}

/** The name of a plan, or words in its place. */
export function nameOf({ name, uri }: PlanNode): string {
  return name ?? vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}

/** When a check is planned or has to be in place: "planned 8 Feb", "due 8 Feb". */
export function sayDue({ due, plannedFor, state }: CheckNode): string | undefined {
  if (state === 'done' || state === 'waived' || state === 'not-applicable') return undefined;
  if (plannedFor !== null) return vscode.l10n.t('planned {0}', sayDate(plannedFor));
  return due === null ? undefined : vscode.l10n.t('due {0}', sayDate(due));
}

/** How far off a launch is: "launch in 54 days". */
export function sayLaunch({ daysToLaunch }: PlanNode): string {
  return daysToLaunch === null
    ? vscode.l10n.t('no launch date')
    : vscode.l10n.t('launch {0}', sayDistance(daysToLaunch));
}
