import type { DiagnosticsService } from '../diagnostics/diagnostics-service.ts';
import type { Documents } from '../documents/documents.ts';
import type { Host } from '../host.ts';
import { dependsOnOthers, publicFactsOf, type PlanStore } from '../documents/plan-store.ts';
import { debounce, type Debounce } from './debounce.ts';
import { isSameUri, uriMap } from './uri-map.ts';
import { isConfigUri } from './uris.ts';

/** What to do after changes: which files to check again, and which notifications to send. */
export interface Changes {
  /** The text of an open document changed. The work that follows starts when edits pause. */
  readonly edited: (uri: string) => void;
  /** Resolves when the work that follows from the edits of a document is done. */
  readonly settled: (uri: string) => Promise<void>;
  /** A file was opened, closed, read again or dropped. */
  readonly moved: (uri: string) => void;
  /** Something around all plans changed: the date, the settings, what git knows, files that plans ask for. */
  readonly everything: () => void;
  /** Checking plans found new faults of the settings, or showed that old ones are gone. */
  readonly settings: () => void;
  /** Asks git for the past of the plans, soon. */
  readonly learn: () => void;
  readonly stop: () => void;
}

export interface ChangeEffects {
  readonly host: Host;
  readonly store: PlanStore;
  readonly documents: Documents;
  readonly diagnostics: DiagnosticsService;
  /** Asks the client to ask again about open documents. */
  readonly refresh: () => void;
  /** Reports that the readiness of these files' plans may have changed, or of any plans if none are named. */
  readonly readiness: (uris?: readonly string[]) => void;
  readonly failed: (what: string, error: unknown) => void;
}

/** A document with more lines is checked at most half of the time while somebody types. */
const LARGE = 1000;
/** How long the settings stay unchanged before every plan is checked again, in milliseconds. */
const CONFIG_PAUSE = 100;
/** How long after the last edit the user no longer counts as typing, in milliseconds. */
const TYPING_PAUSE = 5000;
/** The time from the last change to the request to git, in milliseconds. */
const GIT_PAUSE = 250;

/** Works out what follows from changes. */
export function changesTo({ host, store, documents, diagnostics, refresh, readiness, failed }: ChangeEffects): Changes {
  const faces = uriMap<string>();

  const publishAll = (): void => {
    diagnostics.publishAll().catch((error: unknown) => failed('Diagnostics', error));
  };

  const everything = (): void => {
    store.recheck();
    publishAll();
    refresh();
    readiness();
  };

  /** Plans that depend on a file are checked again when the facts that they can see of it change. */
  const passOn = (uri: string): void => {
    const face = store.cached(uri, 'face', publicFactsOf);
    if (face !== undefined && faces.get(uri) === face) return;
    if (face === undefined) faces.delete(uri);
    else faces.set(uri, face);
    host.forget([uri]);
    const dependents = store.uris().filter((one) => store.cached(one, 'dependsOnOthers', dependsOnOthers) === true);
    store.recheck(dependents);
    diagnostics.publishSettings();
    const others = dependents.filter((other) => !isSameUri(other, uri));
    for (const other of others) diagnostics.publish(other);
    if (others.some((other) => documents.get(other) !== undefined)) refresh();
    if (others.length > 0) readiness(others);
  };

  const settle = (uri: string): void => {
    try {
      if (isConfigUri(uri)) {
        host.forget([uri]);
        everything();
        return;
      }
      passOn(uri);
      diagnostics.publish(uri);
      readiness([uri]);
    } catch (error) {
      failed(`What follows from a change of ${uri}`, error);
    }
  };

  /**
   * A check of a large document waits for as long as the last one took. The first change after a pause does not wait.
   */
  const restFor = (uri: string, quiet: number): number => {
    if (isConfigUri(uri)) return CONFIG_PAUSE - quiet;
    return isLarge(documents.get(uri)?.text ?? '') ? store.checkedAt(uri) + store.costOf(uri) - performance.now() : 0;
  };

  const edits: Debounce = debounce({ run: settle, prepare: (uri) => void store.snapshotOf(uri) }, restFor);
  const learn = async (): Promise<void> => {
    if (await host.learn(store.uris())) everything();
  };
  const git = debounce(
    {
      run: () => {
        learn().catch((error: unknown) => failed('The history of the plans', error));
      },
    },
    (_, quiet) => GIT_PAUSE - quiet,
  );

  // Findings may be requested in the middle of an answer. The answer is sent first.
  const settings = debounce(
    {
      run: () => {
        diagnostics.publishSettings();
        refresh();
      },
    },
    () => 0,
  );

  let pause: ReturnType<typeof setTimeout> | undefined;
  const typed = (): void => {
    if (pause === undefined) host.typing(true);
    clearTimeout(pause);
    pause = setTimeout(() => {
      pause = undefined;
      host.typing(false);
    }, TYPING_PAUSE);
  };

  return {
    settings: () => settings.touch(''),
    edited(uri) {
      typed();
      edits.touch(uri);
    },
    settled: edits.settled,
    moved(uri) {
      edits.cancel(uri);
      settle(uri);
    },
    everything,
    learn: () => git.touch(''),
    stop() {
      edits.stop();
      git.stop();
      settings.stop();
      clearTimeout(pause);
    },
  };
}

/** Whether a text has more than a thousand lines. It stops reading as soon as it knows. */
function isLarge(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && lines <= LARGE; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines > LARGE;
}
