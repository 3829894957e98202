import * as vscode from 'vscode';
import type { CheckNode, PlanNode } from '../../server/src/lsp/protocol.ts';
import { sayDate, sayDistance } from './dates.ts';

/** The name of a plan, or words in its place. */
export function nameOf(plan: PlanNode): string {
  return plan.name ?? pathOf(plan);
}

/** Where the file of a plan is, as the workspace shows it. */
export function pathOf({ uri }: PlanNode): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}

/**
 * When a check is planned or has to be in place: "planned 8 Feb", "due 8 Feb", "was due 8 Feb".
 *
 * @param asOf the day as of which plans are judged, ISO 8601.
 */
export function sayDue(
  { due, plannedFor, state }: Pick<CheckNode, 'due' | 'plannedFor' | 'state'>,
  asOf: string,
): string | undefined {
  if (state === 'done' || state === 'waived' || state === 'not-applicable') return undefined;
  const day = plannedFor ?? due;
  if (day === null) return undefined;
  if (day < asOf) return vscode.l10n.t('was due {0}', sayDate(day));
  return plannedFor === null ? vscode.l10n.t('due {0}', sayDate(day)) : vscode.l10n.t('planned {0}', sayDate(day));
}

/** The day that counts of a check, where it is near: "Fri 8 Feb". */
export function sayWeekday({ due, plannedFor }: CheckNode): string | undefined {
  const day = plannedFor ?? due;
  return day === null ? undefined : sayDate(day, 'weekday');
}

/** How far off a launch is: "54 days left". */
export function sayLaunch({ daysToLaunch }: PlanNode): string {
  if (daysToLaunch === null) return vscode.l10n.t('no launch date');
  if (daysToLaunch === 0) return vscode.l10n.t('launch day');
  if (daysToLaunch === 1) return vscode.l10n.t('1 day left');
  return daysToLaunch > 0
    ? vscode.l10n.t('{0} days left', daysToLaunch)
    : vscode.l10n.t('launch was {0}', sayDistance(daysToLaunch));
}

/** A person where there is little room: of an email, what stands before the company. */
export function sayPerson(person: string): string {
  return /^[^@\s]+(?=@\S+$)/.exec(person)?.[0] ?? person;
}
