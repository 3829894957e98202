import type { Connection } from 'vscode-languageserver';
import { keepLastGood } from '../../features/view/keep-last-good.ts';
import { READINESS_VERSION, type PlanNode } from '../../features/view/readiness-model.ts';
import { readinessNode } from '../../features/readiness.ts';
import { formatDay } from '../../plan/calendar.ts';
import { answer, invalidParams } from '../answered.ts';
import { isObject } from '../client-abilities.ts';
import type { PlanStore } from '../documents/plan-store.ts';
import { readinessChanged, readinessRequest, type ReadinessChangedParams, type ReadinessModel } from '../protocol.ts';
import { isSameUri, uriMap, type UriMap, uriSet } from '../files/uri-map.ts';
import { unlessGone } from '../unless-gone.ts';
import type { Views } from '../documents/views.ts';

/** Changes within this many milliseconds are reported together. */
const TOGETHER = 50;

/**
 * Answers how ready the plans are.
 *
 * @returns a function that notifies the client that the answer may have changed: for these files, or for any file if
 *   none are named.
 */
export function readinessService(
  connection: Connection,
  store: PlanStore,
  views: Views,
): (uris?: readonly string[]) => void {
  const told = uriMap<Told>();
  answer(connection, readinessRequest, (params) => modelOf(store, views, documentIn(params), told));

  const changed = uriSet();
  let all = false;
  let waiting = false;
  const tell = (): void => {
    waiting = false;
    const params: ReadinessChangedParams = { uris: all ? [] : changed.uris() };
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

/** The readiness of a file's plans for one state of its text, and of each plan when it was last without damage. */
interface Told {
  readonly state: object | undefined;
  readonly nodes: readonly PlanNode[];
  readonly whole: ReadonlyMap<number, PlanNode>;
}

/** @param told what was last sent about each file. It is made again only if it may differ. */
function modelOf(store: PlanStore, views: Views, uri: string | undefined, told: UriMap<Told>): ReadinessModel {
  const asOf = (uri === undefined ? undefined : views.document(uri)?.today) ?? views.workspace().today;
  const known = store.uris();
  const files = known.filter((file) => uri === undefined || isSameUri(file, uri));
  const plans = files.flatMap((file) => {
    const before = told.get(file);
    const state = store.stateOf(file);
    if (before !== undefined && before.state === state) return before.nodes;
    const now = tell(file, state, before?.whole, views);
    told.set(file, now);
    return now.nodes;
  });
  const uris = uriSet(known);
  for (const one of told.uris()) if (!uris.has(one)) told.delete(one);
  return { version: READINESS_VERSION, asOf: formatDay(asOf), plans };
}

function tell(
  uri: string,
  state: object | undefined,
  before: ReadonlyMap<number, PlanNode> | undefined,
  views: Views,
): Told {
  const view = views.document(uri);
  if (view === undefined || view.snapshot.plans.length === 0) return { state, nodes: [], whole: new Map() };
  const nodes = view.reports.map((plan) => {
    const { index, damage } = plan.plan.document;
    const last = damage.length > 0 ? before?.get(index) : undefined;
    const node = readinessNode(plan, view, view.today);
    return { index, isWhole: damage.length === 0, node: last === undefined ? node : keepLastGood(node, last) };
  });
  const fresh = nodes.filter(({ isWhole }) => isWhole).map(({ index, node }) => [index, node] as const);
  return { state, nodes: nodes.map(({ node }) => node), whole: new Map([...(before ?? []), ...fresh]) };
}
