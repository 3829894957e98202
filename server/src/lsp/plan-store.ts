import type { TextDocument } from 'vscode-languageserver-textdocument';
import { checkFile, type FileReport } from '../engine/check-file.ts';
import { check, type CheckContext, type PlanReport } from '../engine/check.ts';
import type { ResolvedConfig } from '../engine/config/resolve-config.ts';
import { takeSnapshot, type Snapshot } from '../engine/snapshot.ts';
import type { World } from '../lints/world.ts';
import type { Day } from '../plan/calendar.ts';
import { given, items } from '../plan/fact.ts';
import type { Host } from './host.ts';

/** A document as it stands in the editor, with what was computed of it so far. */
export interface OpenDocument {
  readonly document: TextDocument;
  readonly version: number;
  readonly snapshot: Snapshot;
  readonly reports: readonly PlanReport[];
  readonly config: ResolvedConfig;
}

/** The plans that the server knows, open and closed, and their findings, each computed once for each state of things. */
export interface PlanStore {
  /** An open document, parsed and checked at most once for each version and each change of what is around it. */
  readonly open: (uri: string) => OpenDocument | undefined;
  /** The report on a plan that is not open, as it was last read from the disk. */
  readonly closed: (uri: string) => FileReport | undefined;
  readonly closedUris: () => readonly string[];
  /** Takes in a file of the workspace; a foreign one, or one that is gone, is dropped. */
  readonly readClosed: (uri: string) => Promise<void>;
  readonly drop: (uri: string) => void;
  /** Lets go of every finding, because something around the plans changed: the date, the settings, a file, git. */
  readonly recheckAll: () => void;
  /** Asks the host anew about the world around the plans; answers whether anything may have changed. */
  readonly refreshWorlds: () => Promise<void>;
  /** Every plan that is known, the open ones as they stand in the editor. */
  readonly snapshots: () => readonly { readonly uri: string; readonly snapshot: Snapshot }[];
  /** What other plans may depend on: names, dates and dependencies of a document's plans. */
  readonly face: (uri: string) => string;
}

/** Keeps the plans of a workspace. */
export function planStore(
  host: Host,
  documents: { readonly get: (uri: string) => TextDocument | undefined; readonly keys: () => readonly string[] },
  today: () => Day,
): PlanStore {
  const snapshots = new Map<string, { readonly version: number; readonly snapshot: Snapshot }>();
  const checked = new Map<string, { readonly snapshot: Snapshot; readonly document: OpenDocument }>();
  const closedSnapshots = new Map<string, Snapshot>();
  const closedReports = new Map<string, FileReport>();
  let worldOf: (uri: string) => (document: number) => World = () => () => ({});

  const openText = (uri: string): string | undefined => documents.get(uri)?.getText();

  const contextOf = (uri: string, config: ResolvedConfig): CheckContext => ({
    today: today(),
    config: config.config,
    world: worldOf(uri),
  });

  const snapshotOf = (document: TextDocument): Snapshot => {
    const known = snapshots.get(document.uri);
    if (known?.version === document.version) return known.snapshot;
    const snapshot = takeSnapshot(document.getText());
    snapshots.set(document.uri, { version: document.version, snapshot });
    return snapshot;
  };

  const open = (uri: string): OpenDocument | undefined => {
    const document = documents.get(uri);
    if (document === undefined) return undefined;
    const snapshot = snapshotOf(document);
    const known = checked.get(uri);
    if (known?.snapshot === snapshot) return known.document;
    const config = host.configFor(uri, openText);
    const reports = check(snapshot, contextOf(uri, config));
    const result: OpenDocument = { document, version: document.version, snapshot, reports, config };
    checked.set(uri, { snapshot, document: result });
    return result;
  };

  const closed = (uri: string): FileReport | undefined => {
    const known = closedReports.get(uri);
    if (known !== undefined) return known;
    const snapshot = closedSnapshots.get(uri);
    if (snapshot === undefined) return undefined;
    const report = checkFile(snapshot, { path: uri, named: false }, contextOf(uri, host.configFor(uri, openText)));
    closedReports.set(uri, report);
    return report;
  };

  const drop = (uri: string): void => {
    for (const known of [snapshots, checked, closedSnapshots, closedReports]) known.delete(uri);
  };

  const allSnapshots: PlanStore['snapshots'] = () => [
    ...documents.keys().flatMap((uri) => {
      const document = documents.get(uri);
      return document === undefined ? [] : [{ uri, snapshot: snapshotOf(document) }];
    }),
    ...[...closedSnapshots].filter(([uri]) => documents.get(uri) === undefined).map(([uri, snapshot]) => ({ uri, snapshot })),
  ];

  return {
    open,
    closed,
    closedUris: () => [...closedSnapshots.keys()].filter((uri) => documents.get(uri) === undefined),
    async readClosed(uri) {
      const text = await host.readText(uri);
      closedReports.delete(uri);
      const snapshot = text === undefined ? undefined : takeSnapshot(text);
      if (snapshot !== undefined && isOfInterest(snapshot)) closedSnapshots.set(uri, snapshot);
      else closedSnapshots.delete(uri);
    },
    drop,
    recheckAll() {
      checked.clear();
      closedReports.clear();
    },
    async refreshWorlds() {
      worldOf = await host.worldsFor(allSnapshots(), today());
      checked.clear();
      closedReports.clear();
    },
    snapshots: allSnapshots,
    face: (uri) => faceOf(documents.get(uri) === undefined ? closedSnapshots.get(uri) : snapshots.get(uri)?.snapshot),
  };
}

/** Foreign files are not kept; files too large to be parsed may be plans. */
function isOfInterest({ plans, tree }: Snapshot): boolean {
  return plans.length > 0 || tree.problems.some(({ code }) => code === 'too-large');
}

function faceOf(snapshot: Snapshot | undefined): string {
  const faces = snapshot?.plans.map(({ name, date, dependencies }) => [
    given(name),
    given(date),
    items(dependencies).map(({ value }) => given(value.plan)),
  ]);
  return JSON.stringify(faces);
}
