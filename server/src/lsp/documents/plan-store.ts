import { checkFile, type FileReport } from '../../engine/check/check-file.ts';
import { distinctProblems } from '../../engine/config/distinct-problems.ts';
import type { ConfigProblem } from '../../engine/problem.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Day } from '../../plan/calendar.ts';
import { given, items } from '../../plan/fact.ts';
import { uriMap, type UriMap } from '../files/uri-map.ts';
import type { Host, LocatedConfig } from '../host.ts';
import { signal, type Signal } from '../signal.ts';
import { recentlyUsed } from './recently-used.ts';
import type { Source, SourceStore } from './source-store.ts';

/**
 * The files that the server knows, open and closed, and what was found in them. A file is checked once for each state
 * of its text and its surroundings. Reports are kept for the files that were used last, and made again for others.
 */
export interface PlanStore extends Pick<SourceStore, 'snapshotOf' | 'cached' | 'closedUris' | 'uris'> {
  /** The findings of a file. A file that is not a plan has a report without plans. */
  readonly reportOf: (uri: string) => FileReport | undefined;
  /**
   * The findings of the last check, even if the text has changed since. A file that was never checked is checked now.
   */
  readonly lastReportOf: (uri: string) => FileReport | undefined;
  /** A value that changes whenever the findings of a file may have changed; undefined for an unknown file. */
  readonly stateOf: (uri: string) => object | undefined;
  /** How long the last check of a file took, in milliseconds. */
  readonly costOf: (uri: string) => number;
  /** The time of the last check, as `performance.now()` counts; 0 if there was none. */
  readonly checkedAt: (uri: string) => number;
  /** Reads a plan of the workspace from the disk. A file that is gone or is not a plan is dropped. */
  readonly readClosed: (uri: string) => Promise<void>;
  readonly drop: (uri: string) => void;
  /** Drops findings because something around the plans changed: those of the named files, or all if none are named. */
  readonly recheck: (uris?: readonly string[]) => void;
  /** What is wrong with the settings files that hold for the known plans, and with those that are open, by address. */
  readonly configProblems: () => UriMap<readonly ConfigProblem[]>;
  /** Different rules are now refused for a plan, so the settings have different faults. */
  readonly onRefusals: Signal['on'];
}

/** The number of reports to keep: enough for the files that a person looks at or switches between. */
const KEPT = 4;

/** @param today the as-of date of a file. */
export function planStore(host: Host, sources: SourceStore, today: (uri: string) => Day): PlanStore {
  const { snapshotOf, sourceOf, uris } = sources;
  const refusalsChanged = signal();
  const reports = recentlyUsed<FileReport>(KEPT);
  const states = uriMap<{ readonly source: Source }>();
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
    refusalsChanged.fire();
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
    costs.set(uri, ended - started);
    checked.set(uri, ended);
    noteRefusals(uri, refusalsOf(report));
    return report;
  };

  return {
    snapshotOf,
    cached: sources.cached,
    closedUris: sources.closedUris,
    uris,
    onRefusals: refusalsChanged.on,
    reportOf,
    lastReportOf: (uri) => reports.get(uri) ?? reportOf(uri),
    stateOf(uri) {
      const source = sourceOf(uri);
      if (source === undefined) return undefined;
      const known = states.get(uri);
      if (known?.source === source) return known;
      const state = { source };
      states.set(uri, state);
      return state;
    },
    costOf: (uri) => sources.costOf(uri) + (costs.get(uri) ?? 0),
    checkedAt: (uri) => checked.get(uri) ?? 0,
    async readClosed(uri) {
      if (sources.keep(uri, await host.readText(uri))) problems = undefined;
    },
    drop(uri) {
      sources.drop(uri);
      for (const known of [reports, states, costs, checked, refused]) known.delete(uri);
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

/** Whether a file's plans depend on other plans, so that changes of those matter to them. */
export function dependsOnOthers({ plans }: Snapshot): boolean {
  return plans.some(({ dependencies }) => items(dependencies).some(({ value }) => given(value.plan) !== undefined));
}
