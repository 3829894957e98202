export type {
  AreaNode,
  CheckNode,
  CheckStateName,
  Counts,
  PlanNode,
  ReadinessModel,
} from '../features/readiness-model.ts';

/*
 * The messages of this server beside those of LSP. They are documented in `docs/editors/protocol.md`, so that any
 * editor can draw the readiness tree.
 */

/** Client to server: how ready the plans are. Parameters `ReadinessParams`, answer `ReadinessModel`. */
export const readinessRequest = 'launchplan/readiness';

/** Server to client: the answer to `launchplan/readiness` may have changed. Parameters `ReadinessChangedParams`. */
export const readinessChanged = 'launchplan/readinessChanged';

export interface ReadinessParams {
  /** One document; every plan of the workspace where it is left out. */
  readonly textDocument?: { readonly uri: string };
}

export interface ReadinessChangedParams {
  /** The documents whose plans changed; empty where any may have. */
  readonly uris: readonly string[];
}
