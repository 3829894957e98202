import type { Range } from 'vscode-languageserver-types';
import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Span } from '../../text/span.ts';

/** The plans of the workspace and who and what they name, as far as the host can see. */
export interface WorkspaceView {
  /**
   * What is told of each file of the workspace that is known, open or closed, the open ones as they stand in the editor.
   * It is told once for each text.
   *
   * @param what names it.
   */
  readonly each: <Told>(what: string, tell: (file: WorkspaceFile) => readonly Told[]) => readonly Told[];
  /** People and teams that plans of this workspace and its CODEOWNERS name, most used first. */
  readonly people: () => readonly string[];
  /** Files and folders below a folder relative to a document, for path completion; empty where there is no disk. */
  readonly entriesBelow: (
    uri: string,
    folder: string,
  ) => readonly { readonly name: string; readonly folder: boolean }[];
  /** The address of the file that a path in a document means, where such a file exists and lies in the repository. */
  readonly resolvePath: (uri: string, path: string) => string | undefined;
  /** The organisation's own rules that hold for plans of the workspace; of those with one id, that of the first plan. */
  readonly ownRules: () => readonly CustomRule[];
  /** The as-of date. */
  readonly today: Day;
}

export interface WorkspaceFile {
  readonly uri: string;
  readonly snapshot: Snapshot;
  /** A span of this file as a range of the protocol, in the position encoding that was negotiated. */
  readonly rangeOf: (span: Span) => Range;
}
