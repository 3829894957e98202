import type { DocumentView } from './view/document-view.ts';
import type { WorkspaceView } from './view/workspace-view.ts';

/** What announces a feature: its LSP method, and the entry of the server's capabilities. */
interface Announced {
  /** The LSP method, as `textDocument/hover`; every request of that method comes to this feature. */
  readonly method: string;
  /**
   * The entry of the server's capabilities that announces it. Entries of several features are merged key by key, so
   * that `codeAction/resolve` may add `{ codeActionProvider: { resolveProvider: true } }` to another's.
   */
  readonly capability: Readonly<Record<string, unknown>>;
}

/**
 * A language feature about one document: how its answer is made from the document.
 * `lsp/` binds it; a feature neither waits nor keeps state.
 *
 * The document is the one of `params.textDocument`, or of `params.data.uri` in the resolve requests, whose items have
 * to carry it there.
 */
export interface DocumentFeature<Params, Result> extends Announced {
  /** Whether it answers in documents that are no launch plan, too, as completion does in an empty one. */
  readonly inForeign?: true;
  /** Whether it answers in `.launchplan.yaml`, too; it tells by the `kind` of the view. */
  readonly inConfig?: true;
  /** Whether it is plain YAML, and steps back where another extension does the same for `yaml` documents. */
  readonly plainYaml?: true;
  readonly provide: (view: DocumentView, params: Params) => Result | null;
}

/** A language feature about the workspace as a whole, as `workspace/symbol`. */
export interface WorkspaceFeature<Params, Result> extends Announced {
  readonly workspace: true;
  readonly provideWorkspace: (view: WorkspaceView, params: Params) => Result | null;
}

/** Why something that was asked for cannot be done, in a sentence that editors show to whoever asked. */
export interface Refusal {
  readonly refused: string;
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

export type Feature<Params, Result> = DocumentFeature<Params, Result> | WorkspaceFeature<Params, Result>;

/** Checks the types of a feature where it is written. */
export function feature<Params, Result>(definition: DocumentFeature<Params, Result>): DocumentFeature<Params, Result>;
export function feature<Params, Result>(definition: WorkspaceFeature<Params, Result>): WorkspaceFeature<Params, Result>;
export function feature<Params, Result>(definition: Feature<Params, Result>): Feature<Params, Result> {
  return definition;
}
