import { checkFile, type FileReport } from '../../engine/check/check-file.ts';
import { distinctProblems } from '../../engine/config/distinct-problems.ts';
import type { ConfigProblem } from '../../engine/problem.ts';
import { type Snapshot, takeSnapshot } from '../../engine/snapshot.ts';
import type { Day } from '../../plan/calendar.ts';
import { given, items } from '../../plan/fact.ts';
import { looksLikePlan } from '../../plan/plan.ts';
import { uriMap, type UriMap } from '../files/uri-map.ts';
import type { Host, LocatedConfig } from '../host.ts';
import type { Documents } from './documents.ts';
import { recentlyUsed } from './recently-used.ts';

/**
 * The files that the server knows, open and closed, and what was found in them. A text is parsed when somebody first
 * asks, and checked once for each state of what is around it. What was parsed and found is many times as large as the
 * text: it is kept for the files that were asked about last, and made anew for the others.
 */
export interface PlanStore {
  /** The file as it stands now, in the editor or else on the disk; undefined where it is not known. */
  readonly snapshotOf: (uri: string) => Snapshot | undefined;
  /** What was found in it; a foreign file has a report without plans. */
  readonly reportOf: (uri: string) => FileReport | undefined;
  /** What was found in it when it was last checked, be it in an earlier text; it is checked where that is not known. */
  readonly lastReportOf: (uri: string) => FileReport | undefined;
  /**
   * What is told of the file as it stands now: once for each text, and kept as long as that.
   *
   * @param what names it: everybody who asks for the same has the same told.
   */
  readonly cached: <Told>(uri: string, what: string, tell: (snapshot: Snapshot) => Told) => Told | undefined;
  /** Another one whenever what was found in a file may not be what it was; undefined where it is not known. */
  readonly stateOf: (uri: string) => object | undefined;
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
  /** What is wrong with the settings files that hold for the known plans, and with those that are open, by address. */
  readonly configProblems: () => UriMap<readonly ConfigProblem[]>;
}

/**
 * So many files are kept parsed, which takes a hundred times the memory of their text: those that somebody looks at or
 * goes to and fro between. The others are read again in the time that a letter takes to type.
 */
const KEPT = 4;

/** A text, as the object that stands for its state. */
interface Source {
  readonly text: string;
}

interface Parsed {
  readonly source: Source;
  readonly snapshot: Snapshot;
}

/**
 * @param today the as-of date of a file.
 * @param refusalsChanged is told when other rules than before are refused for a plan: then settings have other faults.
 */
export function planStore(
  host: Host,
  documents: Documents,
  today: (uri: string) => Day,
  refusalsChanged: () => void,
): PlanStore {
  const closed = uriMap<Source>();
  const parsed = recentlyUsed<Parsed>(KEPT);
  const reports = recentlyUsed<FileReport>(KEPT);
  const states = uriMap<{ readonly source: Source }>();
  const told = new WeakMap<Source, Map<string, unknown>>();
  const costs = uriMap<number>();
  const checked = uriMap<number>();
  let problems: UriMap<readonly ConfigProblem[]> | undefined;
  const refused = uriMap<readonly ConfigProblem[]>();

  const noteRefusals = (uri: string, refusals: readonly ConfigProblem[]): void => {
    const written = (all: readonly ConfigProblem[] = []): string =>
      JSON.stringify(all.map(({ path, message, place }) => [path, message, place?.span]));
    const before = refused.get(uri);
    if (refusals.length > 0) refused.set(uri, refusals);
    else refused.delete(uri);
    if (written(refusals) === written(before)) return;
    problems = undefined;
    refusalsChanged();
  };

  const sourceOf = (uri: string): Source | undefined => documents.get(uri) ?? closed.get(uri);

  const snapshotOf = (uri: string): Snapshot | undefined => {
    const source = sourceOf(uri);
    if (source === undefined) return undefined;
    const known = parsed.get(uri);
    if (known?.source === source) return known.snapshot;
    const started = performance.now();
    const snapshot = takeSnapshot(source.text);
    parsed.set(uri, { source, snapshot });
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
    const context = { today: day, config, surroundings: host.surroundingsOf(uri, snapshot, day) };
    const report = checkFile(snapshot, { path: uri, named: false }, context);
    reports.set(uri, report);
    const ended = performance.now();
    costs.set(uri, (costs.get(uri) ?? 0) + ended - started);
    checked.set(uri, ended);
    noteRefusals(uri, refusalsOf(report));
    return report;
  };

  const closedUris = (): readonly string[] => closed.uris().filter((uri) => documents.get(uri) === undefined);
  const uris = (): readonly string[] => [...documents.all().map(({ uri }) => uri), ...closedUris()];

  return {
    snapshotOf,
    reportOf,
    lastReportOf: (uri) => reports.get(uri) ?? reportOf(uri),
    cached<Told>(uri: string, what: string, tell: (snapshot: Snapshot) => Told): Told | undefined {
      const source = sourceOf(uri);
      if (source === undefined) return undefined;
      const known = told.get(source) ?? new Map<string, unknown>();
      told.set(source, known);
      const snapshot = known.has(what) ? undefined : snapshotOf(uri);
      if (snapshot !== undefined) known.set(what, tell(snapshot));
      return known.get(what) as Told;
    },
    stateOf(uri) {
      const source = sourceOf(uri);
      if (source === undefined) return undefined;
      const known = states.get(uri);
      if (known?.source === source) return known;
      const state = { source };
      states.set(uri, state);
      return state;
    },
    costOf: (uri) => costs.get(uri) ?? 0,
    checkedAt: (uri) => checked.get(uri) ?? 0,
    closedUris,
    uris,
    async readClosed(uri) {
      const text = await host.readText(uri);
      if (text === undefined) {
        closed.delete(uri);
        return;
      }
      if (closed.get(uri)?.text === text) return;
      problems = undefined;
      const snapshot = takeSnapshot(text);
      const source: Source = { text };
      if (isOfInterest(snapshot)) closed.set(uri, source);
      else closed.delete(uri);
      if (sourceOf(uri) === source) parsed.set(uri, { source, snapshot });
    },
    drop(uri) {
      for (const known of [parsed, closed, reports, states, costs, checked, refused]) known.delete(uri);
      problems = undefined;
    },
    recheck(some) {
      problems = undefined;
      for (const known of [reports, states]) {
        if (some === undefined) known.clear();
        else for (const uri of some) known.delete(uri);
      }
    },
    configProblems() {
      problems ??= problemsByFile(uris(), host, (uri) => refused.get(uri) ?? []);
      return problems;
    },
  };
}

function problemsByFile(
  uris: readonly string[],
  host: Host,
  refusalsOf: (uri: string) => readonly ConfigProblem[],
): UriMap<readonly ConfigProblem[]> {
  // Most plans share their settings.
  const configs = new Map(uris.map((uri) => host.configFor(uri)).map(({ resolved, uriOf }) => [resolved, uriOf]));
  const byFile = uriMap<readonly ConfigProblem[]>();
  const add = (problems: readonly ConfigProblem[], uriOf: LocatedConfig['uriOf']): void => {
    for (const problem of problems) {
      const uri = uriOf(problem.path);
      byFile.set(uri, [...(byFile.get(uri) ?? []), problem]);
    }
  };
  for (const [{ problems }, uriOf] of configs) add(problems, uriOf);
  for (const uri of uris) {
    const refusals = refusalsOf(uri);
    if (refusals.length > 0) add(refusals, host.configFor(uri).uriOf);
  }
  for (const uri of byFile.uris()) byFile.set(uri, distinctProblems(byFile.get(uri) ?? []));
  return byFile;
}

function refusalsOf(report: FileReport | undefined): readonly ConfigProblem[] {
  return report?.plans.flatMap(({ refusals }) => refusals) ?? [];
}

/** Foreign files are not kept; files too large to be parsed may be plans. */
function isOfInterest({ plans, tree, text }: Snapshot): boolean {
  return plans.length > 0 || (tree.problems.some(({ code }) => code === 'too-large') && looksLikePlan(text));
}

/** What other plans may depend on: names, dates and dependencies of a file's plans. */
export function publicFactsOf({ plans }: Snapshot): string {
  return JSON.stringify(
    plans.map(({ name, date, dependencies }) => [
      given(name),
      given(date),
      items(dependencies).map(({ value }) => given(value.plan)),
    ]),
  );
}

/** Whether a file's plans name other plans that they depend on, so that what those say concerns them. */
export function dependsOnOthers({ plans }: Snapshot): boolean {
  return plans.some(({ dependencies }) => items(dependencies).some(({ value }) => given(value.plan) !== undefined));
}
