import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { ExplainAnswer, ExplainParams } from '../features/explain.ts';
import type { FixesParams, OfferedFix } from '../features/fixes.ts';
import type { NewPlanAnswer, NewPlanParams } from '../features/new-plan.ts';
import type { ReadinessModel } from '../features/view/readiness-model.ts';
import type { ReportAnswer, ReportParams } from '../features/report.ts';
import type { WaiveParams } from '../features/waive.ts';

export type {
  AbsentNode,
  AreaNode,
  CheckNode,
  CheckStateName,
  PlanNode,
  ReadinessModel,
} from '../features/view/readiness-model.ts';

export type { Choice, NewPlanAnswer } from '../features/new-plan.ts';
export type { ExplainAnswer } from '../features/explain.ts';
export type { OfferedFix } from '../features/fixes.ts';

/*
 * The messages of this server beside those of LSP. They are documented in docs/editors/protocol.md, so that any
 * editor can draw the readiness tree.
 */

/** Client to server: how ready the plans are. Parameters `ReadinessParams`, answer `ReadinessModel`. */
export const readinessRequest = 'launchplan/readiness';

/** Server to client: the answer to `launchplan/readiness` may have changed. Parameters `ReadinessChangedParams`. */
export const readinessChanged = 'launchplan/readinessChanged';

export interface ReadinessParams {
  /** One document, or every plan of the workspace if it is left out. */
  readonly textDocument?: { readonly uri: string };
}

export interface ReadinessChangedParams {
  /** The documents whose plans changed; empty if any plan may have changed. */
  readonly uris: readonly string[];
}

/** Every request that a client may send in addition to those of LSP: its parameters and its answer. */
export interface Requests {
  readonly 'launchplan/readiness': { readonly takes: ReadinessParams; readonly answers: ReadinessModel };
  readonly 'launchplan/report': { readonly takes: ReportParams; readonly answers: ReportAnswer | null };
  readonly 'launchplan/explain': { readonly takes: ExplainParams; readonly answers: ExplainAnswer };
  readonly 'launchplan/fixes': { readonly takes: FixesParams; readonly answers: readonly OfferedFix[] | null };
  readonly 'launchplan/waive': { readonly takes: WaiveParams; readonly answers: WorkspaceEdit | null };
  readonly 'launchplan/newPlan': { readonly takes: NewPlanParams; readonly answers: NewPlanAnswer };
}

/**
 * The requests that a server without a disk, as in a web worker, sends to its client. The client answers them where
 * `initializationOptions.files` is true.
 */
export interface ClientRequests {
  /** The files below a folder whose names match, without those of `node_modules`. */
  readonly 'launchplan/findFiles': {
    readonly takes: { readonly folder: string; readonly names: string };
    readonly answers: readonly string[];
  };
  /** The text of a file; null where it is absent, unreadable or too large. */
  readonly 'launchplan/readFile': { readonly takes: { readonly uri: string }; readonly answers: string | null };
}
