import type { Connection } from 'vscode-languageserver';
import type { Day } from '../../plan/calendar.ts';
import type { Client } from '../client-abilities.ts';
import { diagnosticsService, type DiagnosticsService } from '../diagnostics/diagnostics-service.ts';
import { readinessService } from '../diagnostics/readiness-service.ts';
import { refresher } from '../diagnostics/refresher.ts';
import { openDocuments, type Documents } from '../documents/documents.ts';
import { planStore, type PlanStore } from '../documents/plan-store.ts';
import { sourceStore, type SourceStore } from '../documents/source-store.ts';
import { viewsOf, type Views } from '../documents/views.ts';
import { changesTo, type Changes } from '../files/changes.ts';
import { folderList, type FolderList } from '../files/folder-list.ts';
import { nearNames, type NearNames } from '../files/near-names.ts';
import { workspaceFiles, type WorkspaceFiles } from '../files/workspace-files.ts';
import type { Host, HostOf } from '../host.ts';
import { logFault, warn } from '../log-fault.ts';
import { settingsStore, type SettingsStore } from '../settings/settings-store.ts';
import { withRules } from '../settings/with-rules.ts';

/** Shown once, if the program that started the server in a worker did not load `rules.cjs` before it. */
const RULES_NOT_IN_FORCE =
  "Your organisation's own rules are not in force here: the part of the server that reads them could not be loaded. Plans are checked without them; `launchplan lint` asks them.";

/** All state of one client: its documents, its plans, its settings, and what was sent to it. */
export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: Documents;
  readonly folders: FolderList;
  readonly host: Host;
  readonly settings: SettingsStore;
  readonly calendar: LocalCalendar;
  readonly store: PlanStore;
  readonly views: Views;
  readonly diagnostics: DiagnosticsService;
  readonly changes: Changes;
  readonly files: WorkspaceFiles;
  readonly near: NearNames;
  /** Runs tasks that wait one after another, so that two changes of folders or of files never mix. */
  readonly inTurn: (what: string, task: () => Promise<void>) => void;
}

/** The date of this machine, when it was last read. */
interface LocalCalendar {
  readonly today: () => Day;
  /** Reads the date again. Returns whether a new day began. */
  readonly look: () => boolean;
}

/** Makes the parts of a session, each from those before it. */
export function openSession(connection: Connection, client: Client, hostOf: HostOf): Session {
  const failed = (what: string, error: unknown): void => logFault(connection, what, error);
  const documents = openDocuments(client.utf8);
  const folders = folderList();
  const sources = sourceStore(documents);
  const host = withRules(hostOf(editorOf(documents, folders, sources)), (error) => {
    failed("Loading the language of the organisation's own rules", error);
    warn(connection, RULES_NOT_IN_FORCE);
  });
  const settings = settingsStore(connection, client);
  const calendar = localCalendar(host);
  const todayOf = (uri: string | undefined): Day => settings.of(uri).asOf ?? calendar.today();
  const store = planStore(host, sources, todayOf);
  const views = viewsOf({
    ...{ store, documents, host, client },
    settingsOf: (uri) => ({ settings: settings.of(uri).settings, today: todayOf(uri) }),
  });
  const near = nearNames(host, (uri) => documents.get(uri) !== undefined || folders.contains(uri));
  const diagnostics = diagnosticsService(connection, { store, documents, views, near }, pullsDiagnostics(client));
  const changes = changesTo({
    ...{ host, store, documents, diagnostics, failed },
    refresh: refresher(connection, client, pullsDiagnostics(client)),
    readiness: readinessService(connection, store, views),
  });
  host.onRulesLoaded(changes.everything);
  store.onRefusals(changes.settings);
  const sawNear = (uri: string): void => {
    near.saw(uri);
    diagnostics.publish(uri);
  };
  const files = workspaceFiles(connection, { host, store, documents, folders, near: sawNear }, client.progress);
  return {
    ...{
      connection,
      client,
      documents,
      folders,
      host,
      settings,
      calendar,
      store,
      views,
      diagnostics,
      changes,
      files,
      near,
    },
    inTurn: oneAfterAnother(failed),
  };
}

/** Whether the client pulls the diagnostics of open documents, and can be asked to pull again. */
export function pullsDiagnostics({ pullDiagnostics, refreshDiagnostics }: Client): boolean {
  return pullDiagnostics && refreshDiagnostics;
}

function editorOf(documents: Documents, folders: FolderList, sources: SourceStore): Parameters<HostOf>[0] {
  return {
    folders: folders.all,
    openText: (uri) => documents.get(uri)?.text,
    snapshotOf: sources.snapshotOf,
    hasPlans: (uri) => sources.cached(uri, 'hasPlans', ({ plans }) => plans.length > 0) === true,
  };
}

function localCalendar(host: Host): LocalCalendar {
  let day = host.today();
  return {
    today: () => day,
    look() {
      const now = host.today();
      const isNew = now !== day;
      day = now;
      return isNew;
    },
  };
}

function oneAfterAnother(failed: (what: string, error: unknown) => void): Session['inTurn'] {
  let last: Promise<void> = Promise.resolve();
  return (what, task) => {
    last = last.then(task).catch((error: unknown) => failed(what, error));
  };
}
