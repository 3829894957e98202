import { check } from '../../server/src/engine/check/check.ts';
import { recommended, type Config } from '../../server/src/engine/config/config.ts';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import type { ClientAbilities, DocumentView, Settings } from '../../server/src/features/view/document-view.ts';
import type { WorkspaceView } from '../../server/src/features/view/workspace-view.ts';
import type { Day } from '../../server/src/plan/calendar.ts';
import type { Span } from '../../server/src/text/span.ts';
import type { Position, Range } from 'vscode-languageserver-types';
import { dayOn } from './checked.ts';

/** What may be said of a view; each has a default. */
export interface Around {
  readonly kind?: DocumentView['kind'];
  readonly uri?: string;
  /** ISO 8601; 15 January 2027. */
  readonly today?: string;
  readonly config?: Config;
  readonly client?: Partial<ClientAbilities>;
  readonly settings?: Partial<Settings>;
  readonly people?: readonly string[];
  /** The files of the folder of the document, by their paths. */
  readonly files?: readonly string[];
  /** Other plans of the workspace, by their paths from the folder of the document. */
  readonly plans?: Readonly<Record<string, string>>;
}

const FOLDER = 'file:///plans/';

/** A document as a feature sees it, without a server around it. */
export function viewOf(text: string, around: Around = {}): DocumentView {
  const { kind = 'plan', today = '2027-01-15', config = recommended } = around;
  const uri = around.uri ?? `${FOLDER}${kind === 'plan' ? 'launch.yaml' : '.launchplan.yaml'}`;
  const snapshot = takeSnapshot(text);
  const { rangeOf } = places(snapshot.lines);
  const day = dayOn(today);
  const reports = kind === 'plan' ? check(snapshot, { today: day, config }) : [];
  return {
    kind,
    uri,
    version: 1,
    languageId: 'yaml',
    snapshot,
    reports,
    lastReports: reports,
    problems: [],
    today: day,
    config,
    settings: { codeLens: true, inlayHints: true, showUpcoming: true, yamlElsewhere: false, ...around.settings },
    workspace: workspaceOf(text, uri, day, around),
    client: {
      snippets: true,
      markdown: true,
      codeActionLiterals: true,
      resolveCodeActions: true,
      versionedEdits: true,
      labelDetails: true,
      hierarchicalSymbols: true,
      extensionCommands: false,
      ...around.client,
    },
    rangeOf,
    positionOf: (offset) => snapshot.lines.position(offset),
    offsetOf: (position) => snapshot.lines.offset(position),
  };
}

function places(lines: DocumentView['snapshot']['lines']): { readonly rangeOf: (span: Span) => Range } {
  return { rangeOf: ({ start, end }) => ({ start: lines.position(start), end: lines.position(end) }) };
}

function workspaceOf(text: string, uri: string, today: Day, around: Around): WorkspaceView {
  const files = [...(around.files ?? []), ...Object.keys(around.plans ?? {})];
  const texts: readonly (readonly [string, string])[] = [
    [uri, text],
    ...Object.entries(around.plans ?? {}).map(([path, plan]) => [FOLDER + path, plan] as const),
  ];
  return {
    today,
    each: (_, tell) =>
      texts.flatMap(([planUri, planText]) => {
        const snapshot = takeSnapshot(planText);
        return tell({ uri: planUri, snapshot, ...places(snapshot.lines) });
      }),
    people: () => around.people ?? [],
    ownRules: () => [],
    entriesBelow: (_, folder) => {
      const start = folder === '' ? '' : `${folder}/`;
      const inside = files.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length).split('/'));
      const names = new Map(inside.map(([name = '', ...rest]) => [name, rest.length > 0]));
      return [...names].map(([name, isFolder]) => ({ name, folder: isFolder }));
    },
    resolvePath: (_, path) => (files.includes(path) ? FOLDER + path : undefined),
  };
}

/** Takes the `$0` out of a text and returns its offset. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('$0');
  if (offset === -1) throw new Error('The text has no cursor');
  return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset };
}

/** A view of a text with a `$0` in it, and the position where that stood. */
export function viewAtCursor(
  marked: string,
  around: Around = {},
): { readonly view: DocumentView; readonly position: Position } {
  const { text, offset } = cursorIn(marked);
  const view = viewOf(text, around);
  return { view, position: view.positionOf(offset) };
}
