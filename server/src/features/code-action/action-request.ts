import type { DiagnosticData } from '../diagnostics.ts';
import type { DocumentView } from '../view/document-view.ts';
import { isObject, isSame, type Fault } from './fault.ts';

/** What a code action carries until the client asks for its edit: which action it is, and on which fault. */
export interface ActionRequest extends DiagnosticData {
  readonly uri: string;
  readonly tie: number;
  readonly action: string;
}

export function actionRequest({ uri }: DocumentView, { data, tie }: Fault, action: string): ActionRequest {
  return { uri, ...data, tie, action };
}

/** The fault that a request of a client is about, in the document as it is now; undefined if it is gone. */
export function faultRequested(faults: readonly Fault[], request: unknown): Fault | undefined {
  return isObject(request)
    ? faults.find((fault) => isSame(request, fault.data) && request.tie === fault.tie)
    : undefined;
}

/** The action that a request of a client is about, one of those offered on its fault. */
export function actionRequested<Action extends { readonly id: string }>(
  actions: readonly Action[],
  request: unknown,
): Action | undefined {
  return isObject(request) ? actions.find(({ id }) => id === request.action) : undefined;
}
