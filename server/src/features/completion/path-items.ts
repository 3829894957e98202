import { CompletionItemKind } from 'vscode-languageserver-types';
import type { DocumentView } from '../view/document-view.ts';
import type { CompletionOffer } from './completion-request.ts';

const PLAN_FILE = /(?:^|\.)launch(?:-plan)?\.ya?ml$/;

/**
 * The files and folders that continue a path while it is typed.
 *
 * @param plansOnly whether only launch plans are allowed there.
 */
export function pathOffers(
  view: DocumentView,
  typed: string,
  plansOnly: boolean,
): readonly Omit<CompletionOffer, 'source'>[] {
  if (/^["']?[a-z][a-z0-9+.-]*:/i.test(typed)) return [];
  const folder = typed.replace(/^["']/, '').replace(/[^/]*$/, '');
  const below = view.workspace.entriesBelow(view.uri, folder.replace(/(?<=.)\/$/, ''));
  return below
    .filter(({ name, folder: isFolder }) => isFolder || !plansOnly || PLAN_FILE.test(name))
    .map(({ name, folder: isFolder }) => ({
      label: `${folder}${name}${isFolder ? '/' : ''}`,
      kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
      goesOn: isFolder,
    }));
}
