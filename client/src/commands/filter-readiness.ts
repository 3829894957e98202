import type { CheckNode, CheckStateName } from '../../../server/src/lsp/protocol.ts';
import type { CommandContext } from '../command-context.ts';
import { sayState, states } from '../words.ts';
import * as vscode from 'vscode';

/** Who the user is, as plans name them. The user is asked once, and again if no plan has that name. */
const ME = 'launchplan.me';

/** One filter: checks in one state, or checks of one owner. */
type Facet =
  | { readonly kind: 'state'; readonly state: CheckStateName }
  | { readonly kind: 'owner'; readonly owner: string | null }
  | { readonly kind: 'mine' };

type Choice = vscode.QuickPickItem & { readonly facet?: Facet };

/**
 * Lets the user choose what the tree shows: some states, some owners, or only their own checks. Current choices are
 * ticked. If nothing is ticked, everything is shown.
 */
export async function filterReadiness({ tree, source, context }: CommandContext): Promise<void> {
  const checks = source.plans().flatMap((plan) => [...plan.faults, ...plan.areas.flatMap((area) => area.checks)]);
  const owners = [...new Set(checks.flatMap(({ owner }) => owner ?? []))].sort();
  const known = context.globalState.get<string>(ME);
  const chosen = await vscode.window.showQuickPick(
    choicesFor(checks, owners, known).map((choice) => ({
      ...choice,
      picked: choice.facet !== undefined && (tree.filter()?.chosen.has(idOf(choice.facet)) ?? false),
    })),
    {
      title: vscode.l10n.t('Filter the Readiness Tree'),
      placeHolder: vscode.l10n.t('What should the tree show? With nothing ticked, it shows everything.'),
      canPickMany: true,
      matchOnDescription: true,
    },
  );
  if (chosen === undefined) return;
  const facets = chosen.flatMap(({ facet }) => facet ?? []);
  if (facets.length === 0) {
    tree.setFilter(undefined);
    return;
  }
  const asks = facets.some(({ kind }) => kind === 'mine') && (known === undefined || !owners.includes(known));
  const me = asks ? await askWho(owners) : known;
  if (asks && me === undefined) return;
  if (asks) await context.globalState.update(ME, me);
  tree.setFilter({
    chosen: new Set(facets.map(idOf)),
    said: chosen.map(({ label, facet }) => (facet?.kind === 'mine' ? `${label} (${me ?? ''})` : label)).join(', '),
    shows: (check) => isOfState(check, facets) && isOwned(check, facets, me),
  });
}

function choicesFor(
  checks: readonly CheckNode[],
  owners: readonly string[],
  me: string | undefined,
): readonly Choice[] {
  const separated = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const counted = (shows: (check: CheckNode) => boolean): string => String(checks.filter(shows).length);
  const present = states.filter((state) => checks.some((check) => check.state === state));
  const isNobodys = ({ owner }: CheckNode): boolean => owner === null;
  return [
    { label: vscode.l10n.t('Only mine'), description: me ?? '', facet: { kind: 'mine' } },
    separated(vscode.l10n.t('By state')),
    ...present.map((state): Choice => {
      const description = counted((check) => check.state === state);
      return { label: sayState(state), description, facet: { kind: 'state', state } };
    }),
    separated(vscode.l10n.t('By owner')),
    { label: vscode.l10n.t('nobody named'), description: counted(isNobodys), facet: { kind: 'owner', owner: null } },
    ...owners.map((owner): Choice => {
      const description = counted((check) => check.owner === owner);
      return { label: owner, description, facet: { kind: 'owner', owner } };
    }),
  ];
}

/** The name of a choice, to recognise it when the user comes back to it. */
function idOf(facet: Facet): string {
  if (facet.kind === 'state') return `state ${facet.state}`;
  return facet.kind === 'owner' ? `owner ${facet.owner ?? ''}` : 'mine';
}

/** Matches a chosen state, if any state is chosen. */
function isOfState({ state }: CheckNode, facets: readonly Facet[]): boolean {
  const wanted = facets.filter((facet) => facet.kind === 'state');
  return wanted.length === 0 || wanted.some((facet) => facet.state === state);
}

/** Matches a chosen owner, if any owner is chosen. */
function isOwned({ owner }: CheckNode, facets: readonly Facet[], me: string | undefined): boolean {
  const wanted = facets.filter((facet) => facet.kind !== 'state');
  return wanted.length === 0 || wanted.some((facet) => owner === (facet.kind === 'mine' ? (me ?? '') : facet.owner));
}

function askWho(owners: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showQuickPick([...owners], { title: vscode.l10n.t('Which of these are you?') });
}
