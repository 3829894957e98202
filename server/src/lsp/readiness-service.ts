import type { Connection } from 'vscode-languageserver';
import { keepLastGood } from '../features/keep-last-good.ts';
import { READINESS_VERSION, type PlanNode } from '../features/readiness-model.ts';
import { readinessNode } from '../features/readiness.ts';
import { formatDay } from '../plan/calendar.ts';
import { answer, invalidParams } from './answered.ts';
import { isObject } from './client-abilities.ts';
import { readinessChanged, readinessRequest, type ReadinessChangedParams, type ReadinessModel } from './protocol.ts';
import { uriKey, uriMap, type UriMap } from './uri-map.ts';
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
  const whole = uriMap<ReadonlyMap<number, PlanNode>>();
  answer(connection, readinessRequest, (params) => modelOf(views, documentIn(params), whole));

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

/** @param whole the plans of each file, by document, as they were when nothing of them was damaged. */
function modelOf(views: Views, uri: string | undefined, whole: UriMap<ReadonlyMap<number, PlanNode>>): ReadinessModel {
  const workspace = views.workspace();
  const asOf = (uri === undefined ? undefined : views.document(uri)?.today) ?? workspace.today;
  const known = workspace.plans();
  const files = known.filter((file) => uri === undefined || uriKey(file.uri) === uriKey(uri));
  const plans = files.flatMap((file) => {
    const today = views.document(file.uri)?.today ?? asOf;
    const before = whole.get(file.uri);
    const nodes = file.report.plans.map((report) => {
      const { index, damage } = report.plan.document;
      const last = damage.length > 0 ? before?.get(index) : undefined;
      const node = readinessNode(report, file, today);
      return { index, isWhole: damage.length === 0, node: last === undefined ? node : keepLastGood(node, last) };
    });
    const fresh = nodes.filter(({ isWhole }) => isWhole).map(({ index, node }) => [index, node] as const);
    whole.set(file.uri, new Map([...(before ?? []), ...fresh]));
    return nodes.map(({ node }) => node);
  });
  const uris = new Set(known.map((file) => uriKey(file.uri)));
  for (const one of whole.uris()) if (!uris.has(uriKey(one))) whole.delete(one);
  return { version: READINESS_VERSION, asOf: formatDay(asOf), plans };
}
