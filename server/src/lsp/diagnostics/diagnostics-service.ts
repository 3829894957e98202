import {
  DocumentDiagnosticReportKind,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnosticsOf, nameDiagnostic, problemDiagnostic } from '../../features/diagnostics.ts';
import { digestOf } from './digest.ts';
import type { Documents } from '../documents/documents.ts';
import type { PlanStore } from '../documents/plan-store.ts';
import type { NearNames } from '../files/near-names.ts';
import { uriMap, uriSet } from '../files/uri-map.ts';
import { unlessGone } from '../unless-gone.ts';
import type { Views } from '../documents/views.ts';

/** Sends diagnostics to the client. For each file, either the client pulls them or the server pushes them. */
export interface DiagnosticsService {
  /** The answer to a pull, for the current text of the document. */
  readonly pull: (uri: string, previous: string | undefined) => DocumentDiagnosticReport;
  /** Pushes the current diagnostics of a file. Those that no longer apply are removed. */
  readonly publish: (uri: string) => void;
  /** Pushes the diagnostics of settings files. Which files count depends on the plans that exist. */
  readonly publishSettings: () => void;
  /** Pushes the diagnostics of every file, in slices so that requests are answered in between. */
  readonly publishAll: () => Promise<void>;
  /** Forgets the last answer about a closed file. */
  readonly closed: (uri: string) => void;
}

/** What was pushed last of a file. */
interface Pushed {
  readonly version: number | undefined;
  readonly digest: () => string;
  /** Makes the digest when pushes have paused, so that the diagnostics themselves need not be kept. */
  readonly rest: ReturnType<typeof setTimeout>;
}

/** The time from a push to its digest, in milliseconds. Most pushes are followed at once by another. */
const DIGEST_PAUSE = 500;

/** The longest time that one slice of work may delay requests, in milliseconds. */
const SLICE = 12;

/** What diagnostics are made from. */
interface DiagnosticsSources {
  readonly store: PlanStore;
  readonly documents: Documents;
  readonly views: Views;
  readonly near: NearNames;
}

/** @param pulls whether the client asks for the diagnostics of open documents itself. */
export function diagnosticsService(
  connection: Connection,
  { store, documents, views, near }: DiagnosticsSources,
  pulls: boolean,
): DiagnosticsService {
  const pulled = uriMap<{ readonly id: string; readonly digest: string }>();
  const pushed = uriMap<Pushed>();
  let faultySettings: readonly string[] = [];
  let answers = 0;
  let run = 0;

  const diagnosticsFor = (uri: string): readonly Diagnostic[] => {
    const sentence = near.sentenceOn(uri);
    const all = diagnosticsInside(uri);
    return sentence === undefined ? all : [nameDiagnostic(sentence), ...all];
  };

  const diagnosticsInside = (uri: string): readonly Diagnostic[] => {
    const view = views.document(uri);
    if (view !== undefined) return diagnosticsOf(view);
    const problems = store.configProblems().get(uri) ?? [];
    return problems.map((problem) =>
      problemDiagnostic(problem, views.ranges(problem.place?.text ?? '', problem.place?.lines)),
    );
  };

  const push = (uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void => {
    const last = pushed.get(uri);
    if (last === undefined && version === undefined && diagnostics.length === 0) return;
    const digest = once(() => digestOf(JSON.stringify(diagnostics)));
    if (last?.version === version && last?.digest() === digest()) return;
    clearTimeout(last?.rest);
    if (diagnostics.length === 0 && version === undefined) pushed.delete(uri);
    else pushed.set(uri, { version, digest, rest: setTimeout(digest, DIGEST_PAUSE) });
    void unlessGone(() =>
      connection.sendDiagnostics({
        uri,
        ...(version === undefined ? {} : { version }),
        diagnostics: [...diagnostics],
      }),
    );
  };

  const publish = (uri: string): void => {
    const document = documents.get(uri);
    // Diagnostics that the client pulls are not pushed too.
    if (document !== undefined && pulls) push(uri, undefined, []);
    else push(uri, document?.version, diagnosticsFor(uri));
  };

  return {
    pull(uri, previous) {
      const items = documents.get(uri) === undefined ? [] : [...diagnosticsFor(uri)];
      const digest = digestOf(JSON.stringify(items));
      const last = pulled.get(uri);
      if (last?.digest === digest) {
        if (last.id === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: last.id };
        return { kind: DocumentDiagnosticReportKind.Full, resultId: last.id, items };
      }
      const id = String((answers += 1));
      if (documents.get(uri) !== undefined) pulled.set(uri, { id, digest });
      return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
    },
    publish,
    publishSettings() {
      const before = faultySettings;
      faultySettings = store.configProblems().uris();
      for (const uri of uriSet([...before, ...faultySettings]).uris()) publish(uri);
    },
    async publishAll() {
      const own = (run += 1);
      faultySettings = store.configProblems().uris();
      const uris = uriSet([...store.uris(), ...store.configProblems().uris(), ...pushed.uris(), ...near.uris()]);
      let sliceEnd = performance.now() + SLICE;
      for (const uri of uris.uris()) {
        if (performance.now() > sliceEnd) {
          await new Promise((resolve) => setTimeout(resolve));
          // A later run reports everything again.
          if (own !== run) return;
          sliceEnd = performance.now() + SLICE;
        }
        publish(uri);
      }
    },
    closed: (uri) => pulled.delete(uri),
  };
}

/** Makes a value when it is first needed, then releases what it was made from. */
function once<Value>(make: () => Value): () => Value {
  let state: { readonly make: () => Value } | { readonly value: Value } = { make };
  return () => {
    if ('make' in state) state = { value: state.make() };
    return state.value;
  };
}
