import * as vscode from 'vscode';
import { nameOf, sayDue, sayPerson, sayWeekday } from '../plan-words.ts';
import { saySeverity, sayState, type SeverityName } from '../words.ts';
import type { ReadinessTreeNode } from './readiness-nodes.ts';
import { stateIcon } from './state-icon.ts';

/** What the rows of the tree depend on in addition to their node. */
export interface Surroundings {
  readonly severalPlans: boolean;
  /** The as-of date of plans, ISO 8601. */
  readonly asOf: string;
}

/** A row of the tree that opens a place of the plan and has no rows below it. */
export function checkItem(
  { id, check, plan, parent, urgent }: Extract<ReadinessTreeNode, { kind: 'check' }>,
  { severalPlans, asOf }: Surroundings,
): vscode.TreeItem {
  const { title, state, severity, message, owner, rule, waivable, location } = check;
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  const attentionItems = isAttentionItem(parent);
  const due = isOfWeek(parent) ? sayWeekday(check) : sayDue(check, asOf);
  const who = owner ?? (attentionItems ? vscode.l10n.t('nobody named') : undefined);
  const said = sayState(state);
  const facts = (person: string | undefined): readonly string[] =>
    [due, person, attentionItems && severalPlans ? nameOf(plan) : undefined].filter((part) => part !== undefined);
  item.id = id;
  item.iconPath = stateIcon(state, check);
  // The icon shows the state. Words are added only if the icon is not enough, because there is little room.
  item.description = [...(isTold(state) ? [said] : []), ...facts(who && sayPerson(who))].join(' · ');
  item.contextValue = ['check', ...(message === null ? [] : ['open']), ...(waivable ? ['waivable'] : [])].join('.');
  item.command = revealing(location.uri, location.range.start);
  item.tooltip = tooltip([message ?? title, [said, ...facts(who)].join(' · '), rule]);
  item.accessibilityInformation = {
    label: [title, ...(urgent ? severityWord(severity) : []), said, ...facts(who)].join(', '),
  };
  return item;
}

/** Everything that a missing section leaves open, as one row. */
export function absentItem(
  { id, plan, absent, checks, parent }: Extract<ReadinessTreeNode, { kind: 'absent' }>,
  { severalPlans, asOf }: Surroundings,
): vscode.TreeItem {
  const { title, message, severity, due, location, section } = absent;
  const first = checks[0]?.check;
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  const parts = [
    vscode.l10n.t('{0} checks', checks.length),
    first !== undefined && isOfWeek(parent)
      ? sayWeekday(first)
      : sayDue({ due, plannedFor: null, state: 'missing' }, asOf),
    severalPlans ? nameOf(plan) : undefined,
  ].filter((part) => part !== undefined);
  item.id = id;
  item.iconPath = stateIcon('missing', absent);
  item.description = parts.join(' · ');
  item.contextValue = 'absent.open';
  item.command = revealing(location.uri, location.range.start);
  item.tooltip = tooltip([message, `group/${section}`]);
  item.accessibilityInformation = { label: [title, ...severityWord(severity), ...parts].join(', ') };
  return item;
}

export function revealing(
  uri: string,
  { line, character }: { readonly line: number; readonly character: number },
): vscode.Command {
  return { command: 'launchplan.reveal', title: vscode.l10n.t('Show in the plan'), arguments: [uri, line, character] };
}

/** Whether a row is in the list of what is due this week. */
function isOfWeek(parent: ReadinessTreeNode | undefined): boolean {
  return parent !== undefined && (parent.kind === 'week' || isOfWeek(parent.parent));
}

/** Whether a row is in a list with other areas and plans. */
function isAttentionItem(parent: ReadinessTreeNode | undefined): boolean {
  return parent?.kind === 'attention' || parent?.kind === 'more' || parent?.kind === 'week';
}

/** Whether a state needs more than its day to be understood. */
function isTold(state: Parameters<typeof sayState>[0]): boolean {
  return state !== 'missing' && state !== 'open' && state !== 'planned' && state !== 'done';
}

/** The severity for a screen reader, which cannot see the colour. A question gets no word. */
function severityWord(severity: SeverityName | null): readonly string[] {
  return severity === null || severity === 'info' ? [] : [saySeverity(severity)];
}

/** The text of a plan is shown as it is: nothing in it is read as Markdown. */
function tooltip(paragraphs: readonly string[]): vscode.MarkdownString {
  return paragraphs.reduce(
    (text, paragraph, index) => (index === 0 ? text : text.appendMarkdown('\n\n')).appendText(paragraph),
    new vscode.MarkdownString(),
  );
}
