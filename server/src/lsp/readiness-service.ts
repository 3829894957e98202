import type { Connection } from 'vscode-languageserver';
import { readinessNode } from '../features/readiness.ts';
import { READINESS_VERSION } from '../features/readiness-model.ts';
import { formatDay } from '../plan/calendar.ts';
import { answer, invalidParams } from './answered.ts';
import { isObject } from './client-abilities.ts';
import { readinessChanged, readinessRequest, type ReadinessChangedParams, type ReadinessModel } from './protocol.ts';
import { unlessGone } from './unless-gone.ts';
import type { Views } from './views.ts';

/** Several changes within this many milliseconds are told as one. */
const TOGETHER = 50;

/**
 * Answers how ready the plans are.
 *
 * @returns tells the client that the answer may have changed: for these files, or for any where none are named.
 */
export function readinessService(connection: Connection, views: Views): (uris?: readonly string[]) => void {
  answer(connection, readinessRequest, (params) => modelOf(views, documentIn(params)));

  const changed = new Set<string>();
  let all = false;
  let waiting = false;
  const tell = (): void => {
    waiting = false;
    const params: ReadinessChangedParams = { uris: all ? [] : [...changed] };
    changed.clear();
    all = false;
    void unlessGone(() => connection.sendNotification(readinessChanged, params));
  };
  return (uris) => {
    if (uris === undefined) all = true;
    else for (const uri of uris) changed.add(uri);
    if (waiting) return;
    waiting = true;
    setTimeout(tell, TOGETHER);
  };
}

function documentIn(params: unknown): string | undefined {
  const document = isObject(params) ? params.textDocument : undefined;
  if (document === undefined || document === null) return undefined;
  const uri = isObject(document) ? document.uri : undefined;
  if (typeof uri !== 'string') throw invalidParams(readinessRequest, 'the address of a document, or none');
  return uri;
}

function modelOf(views: Views, uri: string | undefined): ReadinessModel {
  const workspace = views.workspace();
  const asOf = (uri === undefined ? undefined : views.document(uri)?.today) ?? workspace.today;
  const files = workspace.plans().filter((file) => uri === undefined || file.uri === uri);
  return {
    version: READINESS_VERSION,
    asOf: formatDay(asOf),
    plans: files.flatMap((file) => {
      const today = views.document(file.uri)?.today ?? asOf;
      return file.report.plans.map((report) => readinessNode(report, file, today));
    }),
  };
}
