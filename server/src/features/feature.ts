import type { DocumentView } from './document-view.ts';

/**
 * One language feature: its LSP method, the capability that announces it, and how its answer is made from a document.
 * `lsp/serve.ts` binds it; a feature neither waits nor keeps state.
 */
export interface Feature<Params, Result> {
  /** The LSP method, as `textDocument/hover`. */
  readonly method: string;
  /** The entry of the server's capabilities that announces it. */
  readonly capability: Readonly<Record<string, unknown>>;
  /** Whether it answers in documents that are no launch plan, too, as completion does in an empty one. */
  readonly inForeign?: true;
  /** Whether it is plain YAML, and steps back where another extension does the same for `yaml` documents. */
  readonly plainYaml?: true;
  readonly provide: (view: DocumentView, params: Params) => Result | null;
}

/** Checks the types of a feature where it is written. */
export function feature<Params, Result>(definition: Feature<Params, Result>): Feature<Params, Result> {
  return definition;
}
