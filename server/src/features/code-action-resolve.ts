import type { CodeAction } from 'vscode-languageserver-types';
import { actionRequested, faultRequested } from './code-action/action-request.ts';
import { faultsOf } from './code-action/fault.ts';
import { offeredActions } from './code-action/offered-actions.ts';
import { workspaceEdit } from './code-action/workspace-edit.ts';
import { feature } from './feature.ts';

/** Gives a code action its edit when the user chooses it, for the document as it is at that moment. */
export default feature<CodeAction, CodeAction>({
  method: 'codeAction/resolve',
  capability: { codeActionProvider: { resolveProvider: true } },
  inConfig: true,
  provide(view, action) {
    const request: unknown = action.data;
    const fault = faultRequested(faultsOf(view), request);
    const chosen = fault && actionRequested(offeredActions(fault, view), request);
    return chosen?.does.kind === 'edit' ? { ...action, edit: workspaceEdit(chosen.does.edits, view) } : action;
  },
});
