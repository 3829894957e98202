import { checkFile, type FileReport } from '../engine/check-file.ts';
import { distinctProblems, type ConfigProblem } from '../engine/config/resolve-config.ts';
import { takeSnapshot, type Snapshot } from '../engine/snapshot.ts';
import { looksLikePlan } from '../plan/plan.ts';
import type { Day } from '../plan/calendar.ts';
import { given, items } from '../plan/fact.ts';
import type { Documents, OpenText } from './documents.ts';
import type { Host } from './host.ts';
import { uriMap, type UriMap } from './uri-map.ts';

/**
 * The files that the server knows, open and closed, and what was found in them. A text is parsed once, and checked once
 * for each state of what is around it, when somebody first asks.
 */
export interface PlanStore {
  /** The file as it stands now, in the editor or else on the disk; undefined where it is not known. */
  readonly snapshotOf: (uri: string) => Snapshot | undefined;
  /** What was found in it; a foreign file has a report without plans. */
  readonly reportOf: (uri: string) => FileReport | undefined;
  /** What was found in it when it was last checked, be it in an earlier text; it is checked where it never was. */
  readonly lastReportOf: (uri: string) => FileReport | undefined;
  /** How long the last check of a file took, in milliseconds. */
  readonly costOf: (uri: string) => number;
  /** When that was, as `performance.now()` counts; 0 where it never was. */
  readonly checkedAt: (uri: string) => number;
  /** The plans of the workspace that are not open. */
  readonly closedUris: () => readonly string[];
  /** Every file that is known, the open ones first. */
  readonly uris: () => readonly string[];
  /** Reads a plan of the workspace from the disk; one that is foreign or gone is dropped. */
  readonly readClosed: (uri: string) => Promise<void>;
  readonly drop: (uri: string) => void;
  /** Lets go of findings, because something around the plans changed; of all of them where no files are named. */
  readonly recheck: (uris?: readonly string[]) => void;
  /** What other plans may depend on: names, dates and dependencies of a file's plans. */
  readonly faceOf: (uri: string) => string;
  /** The plans that depend on others, so that what those say concerns them. */
  readonly dependents: () => readonly string[];
  /** What is wrong with the settings files that hold for the known plans, and with those that are open, by address. */
  readonly configProblems: () => UriMap<readonly ConfigProblem[]>;
}

/** @param today the as-of date of a file. */
export function planStore(host: Host, documents: Documents, today: (uri: string) => Day): PlanStore {
  const parsed = uriMap<{ readonly document: OpenText; readonly snapshot: Snapshot }>();
  const closed = uriMap<Snapshot>();
  const reports = uriMap<FileReport>();
  const costs = uriMap<number>();
  const checked = uriMap<number>();
  let problems: UriMap<readonly ConfigProblem[]> | undefined;

  const snapshotOf = (uri: string): Snapshot | undefined => {
    const document = documents.get(uri);
    if (document === undefined) return closed.get(uri);
    const known = parsed.get(uri);
    if (known?.document === document) return known.snapshot;
    const started = performance.now();
    const snapshot = takeSnapshot(document.text);
    parsed.set(uri, { document, snapshot });
    costs.set(uri, performance.now() - started);
    return snapshot;
  };

  const reportOf = (uri: string): FileReport | undefined => {
    const snapshot = snapshotOf(uri);
    if (snapshot === undefined) return undefined;
    const known = reports.get(uri);
    if (known?.snapshot === snapshot) return known;
    const started = performance.now();
    const { config } = host.configFor(uri).resolved;
    const day = today(uri);
    const context = { today: day, config, world: host.worldOf(uri, snapshot, day) };
    const report = checkFile(snapshot, { path: uri, named: false }, context);
    reports.set(uri, report);
    const ended = performance.now();
    costs.set(uri, (costs.get(uri) ?? 0) + ended - started);
    checked.set(uri, ended);
    return report;
  };

  const closedUris = (): readonly string[] => closed.uris().filter((uri) => documents.get(uri) === undefined);
  const uris = (): readonly string[] => [...documents.all().map(({ uri }) => uri), ...closedUris()];

  return {
    snapshotOf,
    reportOf,
    lastReportOf: (uri) => reports.get(uri) ?? reportOf(uri),
    costOf: (uri) => costs.get(uri) ?? 0,
    checkedAt: (uri) => checked.get(uri) ?? 0,
    closedUris,
    uris,
    async readClosed(uri) {
      const text = await host.readText(uri);
      if (documents.get(uri) === undefined) parsed.delete(uri);
      const known = closed.get(uri);
      if (text === undefined || known?.text === text) {
        if (text === undefined) closed.delete(uri);
        return;
      }
      problems = undefined;
      const snapshot = takeSnapshot(text);
      if (isOfInterest(snapshot)) closed.set(uri, snapshot);
      else closed.delete(uri);
    },
    drop(uri) {
      for (const known of [parsed, closed, reports, costs, checked]) known.delete(uri);
      problems = undefined;
    },
    recheck(some) {
      problems = undefined;
      if (some === undefined) reports.clear();
      else for (const uri of some) reports.delete(uri);
    },
    faceOf: (uri) => faceOf(snapshotOf(uri)),
    dependents: () =>
      uris().filter((uri) => snapshotOf(uri)?.plans.some(({ dependencies }) => items(dependencies).length > 0)),
    configProblems() {
      problems ??= problemsByFile(uris(), host);
      return problems;
    },
  };
}

function problemsByFile(uris: readonly string[], host: Host): UriMap<readonly ConfigProblem[]> {
  // Most plans share their settings.
  const configs = new Map(uris.map((uri) => host.configFor(uri)).map(({ resolved, uriOf }) => [resolved, uriOf]));
  const byFile = uriMap<readonly ConfigProblem[]>();
  for (const [{ problems }, uriOf] of configs) {
    for (const problem of problems) {
      const uri = uriOf(problem.path);
      byFile.set(uri, [...(byFile.get(uri) ?? []), problem]);
    }
  }
  for (const uri of byFile.uris()) byFile.set(uri, distinctProblems(byFile.get(uri) ?? []));
  return byFile;
}

/** Foreign files are not kept; files too large to be parsed may be plans. */
function isOfInterest({ plans, tree, text }: Snapshot): boolean {
  return plans.length > 0 || (tree.problems.some(({ code }) => code === 'too-large') && looksLikePlan(text));
}

function faceOf(snapshot: Snapshot | undefined): string {
  const faces = snapshot?.plans.map(({ name, date, dependencies }) => [
    given(name),
    given(date),
    items(dependencies).map(({ value }) => given(value.plan)),
  ]);
  return JSON.stringify(faces ?? null);
}
