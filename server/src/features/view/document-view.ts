import type { PlanReport } from '../../engine/check/check.ts';
import type { Config } from '../../engine/config/config.ts';
import type { ConfigProblem } from '../../engine/problem.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Span } from '../../text/span.ts';
import type { WorkspaceView } from './workspace-view.ts';
import type { Position, Range } from 'vscode-languageserver-types';

/**
 * One open document at one moment, as a feature sees it: its text, its findings, and what is known around it.
 * Everything is computed already or at the first request; nothing waits.
 */
export interface DocumentView {
  /** What the file is by its name: one that may hold launch plans, or a settings file, `.launchplan.yaml`. */
  readonly kind: 'plan' | 'config';
  readonly uri: string;
  /** `undefined` for a document that the client did not open with a version. */
  readonly version: number | undefined;
  readonly languageId: string;
  readonly snapshot: Snapshot;
  /** The plans of the document with their findings and checks; none where it is foreign. */
  readonly reports: readonly PlanReport[];
  /**
   * The reports of the last check, which may be of the text before the latest change. Use them only to decide an order,
   * which need not wait for a new check. Their plans are old; the current ones are in the snapshot.
   */
  readonly lastReports: readonly PlanReport[];
  /** What is wrong in a settings file, by position; each has its place in this document. Empty for plans. */
  readonly problems: readonly ConfigProblem[];
  readonly today: Day;
  /** The configuration for the plans of this folder. */
  readonly config: Config;
  readonly settings: Settings;
  readonly workspace: WorkspaceView;
  /** What the client can show. */
  readonly client: ClientAbilities;
  /** Between offsets of the text and positions of the protocol, in the position encoding that was negotiated. */
  readonly rangeOf: (span: Span) => Range;
  readonly positionOf: (offset: number) => Position;
  readonly offsetOf: (position: Position) => number;
}

/** The user's settings under `launchplan.`, with their defaults filled in. */
export interface Settings {
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
  /** Whether checks that are not due yet are shown in the text, as hints. */
  readonly showUpcoming: boolean;
  /** Whether another extension owns plain YAML here, so that outline, folding, formatting and syntax errors are off. */
  readonly yamlElsewhere: boolean;
}

/** Which options of the protocol the client supports. */
export interface ClientAbilities {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Whether a code action may be more than a command. */
  readonly codeActionLiterals: boolean;
  /** Whether a code action may leave its edit to a later resolve request. */
  readonly resolveCodeActions: boolean;
  /** Whether an edit may name the version of the document that it was made for. */
  readonly versionedEdits: boolean;
  /** Whether the row of a completion item may end in a note. */
  readonly labelDetails: boolean;
  readonly hierarchicalSymbols: boolean;
  /** Whether the client runs the commands that the extension registers, as `launchplan.waive`. */
  readonly extensionCommands: boolean;
}
