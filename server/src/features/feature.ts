import type { DocumentView } from './view/document-view.ts';
import type { WorkspaceView } from './view/workspace-view.ts';

/** What announces a feature: its LSP method, and the entry of the server's capabilities. */
interface Announced {
  /** The LSP method, as `textDocument/hover`; this feature answers every request of that method. */
  readonly method: string;
  /**
   * The entry of the server's capabilities that announces it. Entries of several features are merged key by key, so
   * that `codeAction/resolve` may add `{ codeActionProvider: { resolveProvider: true } }` to the entry of another
   * feature.
   */
  readonly capability: Readonly<Record<string, unknown>>;
}

/**
 * A language feature about one document: how its answer is made from the document. `lsp/` binds it. A feature does not
 * wait and keeps no state.
 *
 * The document is the one of `params.textDocument`, or of `params.data.uri` in the resolve requests, whose items have
 * to carry it there.
 */
export interface DocumentFeature<Params, Result> extends Announced {
  /** Whether it also answers in documents that are not launch plans, as completion does in an empty one. */
  readonly inForeign?: true;
  /** Whether it also answers in `.launchplan.yaml`. The `kind` of the view says which file it is. */
  readonly inConfig?: true;
  /** Whether it is about plain YAML, and is off if another extension does the same for `yaml` documents. */
  readonly plainYaml?: true;
  readonly provide: (view: DocumentView, params: Params) => Result | null;
}

/** A language feature about the workspace as a whole, as `workspace/symbol`. */
export interface WorkspaceFeature<Params, Result> extends Announced {
  readonly workspace: true;
  readonly provideWorkspace: (view: WorkspaceView, params: Params) => Result | null;
}

/** Why a request cannot be fulfilled, in a sentence that the editor shows to the user. */
export interface Refusal {
  readonly refused: string;
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

export type Feature<Params, Result> = DocumentFeature<Params, Result> | WorkspaceFeature<Params, Result>;

/** Checks the types of a feature at its definition. */
export function feature<Params, Result>(definition: DocumentFeature<Params, Result>): DocumentFeature<Params, Result>;
export function feature<Params, Result>(definition: WorkspaceFeature<Params, Result>): WorkspaceFeature<Params, Result>;
export function feature<Params, Result>(definition: Feature<Params, Result>): Feature<Params, Result> {
  return definition;
}
