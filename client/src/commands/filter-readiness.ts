import * as vscode from 'vscode';
import type { CheckNode, CheckStateName } from '../../../server/src/lsp/protocol.ts';
import type { Desk } from '../extension.ts';
import { sayState } from '../state-words.ts';

const states: readonly CheckStateName[] = [
  'missing',
  'late',
  'overdue',
  'blocked',
  'open',
  'planned',
  'done',
  'waived',
  'not-applicable',
];

/** Who the user is, as plans name them: asked once. */
const ME = 'launchplan.me';

type Choice = vscode.QuickPickItem & { readonly choose?: () => Promise<void> | void };

/** Lets the user choose what the tree shows: one state, one owner, or only what is theirs. */
export async function filterReadiness(desk: Desk): Promise<void> {
  const { tree, source } = desk;
  const checks = source.plans().flatMap((plan) => [...plan.faults, ...plan.areas.flatMap((area) => area.checks)]);
  const only = (said: string, shows: (check: CheckNode) => boolean): void => tree.setFilter({ said, shows });
  const owners = [...new Set(checks.flatMap(({ owner }) => owner ?? []))].sort();
  const present = states.filter((state) => checks.some((check) => check.state === state));
  const choices: readonly Choice[] = [
    { label: `$(list-unordered) ${vscode.l10n.t('Everything')}`, choose: () => tree.setFilter(undefined) },
    { label: `$(account) ${vscode.l10n.t('Only mine')}`, choose: () => onlyMine(desk, owners) },
    { label: vscode.l10n.t('By state'), kind: vscode.QuickPickItemKind.Separator },
    ...present.map((state) => ({
      label: sayState(state),
      choose: () => only(sayState(state), (check) => check.state === state),
    })),
    { label: vscode.l10n.t('By owner'), kind: vscode.QuickPickItemKind.Separator },
    {
      label: vscode.l10n.t('nobody named'),
      choose: () => only(vscode.l10n.t('nobody named'), ({ owner }) => owner === null),
    },
    ...owners.map((owner) => ({ label: owner, choose: () => only(owner, (check) => check.owner === owner) })),
  ];
  const chosen = await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Filter the Readiness Tree') });
  await chosen?.choose?.();
}

async function onlyMine({ tree, context }: Desk, owners: readonly string[]): Promise<void> {
  const known = context.globalState.get<string>(ME);
  const me = known !== undefined && owners.includes(known) ? known : await askWho(owners);
  if (me === undefined) return;
  await context.globalState.update(ME, me);
  tree.setFilter({ said: vscode.l10n.t('only mine ({0})', me), shows: ({ owner }) => owner === me });
}

function askWho(owners: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showQuickPick([...owners], { title: vscode.l10n.t('Which of these are you?') });
}
