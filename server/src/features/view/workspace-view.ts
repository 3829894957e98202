import type { Range } from 'vscode-languageserver-types';
import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Day } from '../../plan/calendar.ts';
import type { Span } from '../../text/span.ts';

/** The plans of the workspace and the people and files that they name, as far as the host knows them. */
export interface WorkspaceView {
  /**
   * A value for each known file of the workspace, open or closed. Open ones are as they are in the editor. The value is
   * computed once for each text.
   *
   * @param what the value is called in the cache.
   */
  readonly each: <Told>(what: string, tell: (file: WorkspaceFile) => readonly Told[]) => readonly Told[];
  /** People and teams that plans of this workspace and its CODEOWNERS name, most used first. */
  readonly people: () => readonly string[];
  /** Files and folders below a folder relative to a document, for path completion; empty where there is no disk. */
  readonly entriesBelow: (
    uri: string,
    folder: string,
  ) => readonly { readonly name: string; readonly folder: boolean }[];
  /** The address of the file at a path in a document, if the file exists and is in the repository. */
  readonly resolvePath: (uri: string, path: string) => string | undefined;
  /** The organisation's own rules for plans of the workspace. If several have the same id, that of the first plan. */
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
