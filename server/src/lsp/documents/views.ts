import type { Position, Range } from 'vscode-languageserver';
import type { CustomRule } from '../../engine/custom-rules/custom-rule.ts';
import type { ClientAbilities, DocumentView, Settings } from '../../features/view/document-view.ts';
import type { WorkspaceView } from '../../features/view/workspace-view.ts';
import type { Day } from '../../plan/calendar.ts';
import { lineIndex, type LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import type { Documents } from './documents.ts';
import { encodedLines } from './encoded-lines.ts';
import type { Host } from '../host.ts';
import { byUse, peopleIn } from './people.ts';
import type { PlanStore } from './plan-store.ts';
import { isConfigUri } from '../files/uris.ts';

/** What views are made from. */
export interface ViewSources {
  readonly store: PlanStore;
  readonly documents: Documents;
  readonly host: Host;
  readonly client: ClientAbilities & { readonly utf8: boolean };
  /** The settings and the as-of date of a file, or of the workspace if no file is named. */
  readonly settingsOf: (uri: string | undefined) => { readonly settings: Settings; readonly today: Day };
}

/** Documents and the workspace as features see them, at the moment of the request. */
export interface Views {
  /** A file that the server knows, open or closed. */
  readonly document: (uri: string) => DocumentView | undefined;
  readonly workspace: () => WorkspaceView;
  /** Spans of a text as ranges of the protocol. */
  readonly ranges: (text: string, lines?: LineIndex) => (span: Span) => Range;
}

/** Makes views from what the server knows. */
export function viewsOf(sources: ViewSources): Views {
  const { store, documents, host, client, settingsOf } = sources;

  const ranges: Views['ranges'] = (text, lines = lineIndex(text)) => {
    const { positionOf } = encodedLines(text, lines, client.utf8);
    return ({ start, end }) => ({ start: positionOf(start), end: positionOf(end) });
  };

  const workspace = (): WorkspaceView => {
    const each: WorkspaceView['each'] = (what, tell) =>
      store.uris().flatMap((uri) => {
        const told = store.cached(uri, what, (snapshot) =>
          tell({ uri, snapshot, rangeOf: ranges(snapshot.text, snapshot.lines) }),
        );
        return told ?? [];
      });
    const people = (): readonly string[] =>
      byUse(
        store.uris().map((uri) => store.cached(uri, 'people', peopleIn) ?? []),
        new Set(store.uris().flatMap((uri) => host.codeOwners(uri))),
      );
    const ownRules = (): readonly CustomRule[] => {
      const all = new Set(store.uris().flatMap((uri) => host.configFor(uri).resolved.config.rules));
      const byId = new Map<string, CustomRule>();
      for (const rule of all) if (!byId.has(rule.id)) byId.set(rule.id, rule);
      return [...byId.values()];
    };
    return {
      each,
      people,
      ownRules,
      entriesBelow: host.entriesBelow,
      resolvePath: host.resolvePath,
      today: settingsOf(undefined).today,
    };
  };

  const document = (uri: string): DocumentView | undefined => {
    const snapshot = store.snapshotOf(uri);
    if (snapshot === undefined) return undefined;
    const open = documents.get(uri);
    const lines = encodedLines(snapshot.text, snapshot.lines, client.utf8);
    return {
      kind: isConfigUri(uri) ? 'config' : 'plan',
      uri,
      version: open?.version,
      languageId: open?.languageId ?? 'yaml',
      snapshot,
      // Only a few features need the findings, and typing must not wait for them.
      get reports() {
        return store.reportOf(uri)?.plans ?? [];
      },
      get lastReports() {
        return store.lastReportOf(uri)?.plans ?? [];
      },
      get problems() {
        return store.configProblems().get(uri) ?? [];
      },
      get config() {
        return host.configFor(uri).resolved.config;
      },
      ...settingsOf(uri),
      workspace: workspace(),
      client,
      rangeOf: ({ start, end }: Span): Range => ({ start: lines.positionOf(start), end: lines.positionOf(end) }),
      positionOf: lines.positionOf,
      offsetOf: (position: Position) => lines.offsetOf(position),
    };
  };

  return { document, workspace, ranges };
}
