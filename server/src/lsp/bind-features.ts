import { LSPErrorCodes, ResponseError, type Connection, type ServerCapabilities } from 'vscode-languageserver';
import { nearPlansIn } from '../engine/check/near-marker.ts';
import type { DocumentView } from '../features/view/document-view.ts';
import { isRefusal, type DocumentFeature, type Feature } from '../features/feature.ts';
import { answer, invalidParams } from './answered.ts';
import { isObject } from './client-abilities.ts';
import { isPosition } from './documents/is-position.ts';
import type { Views } from './documents/views.ts';

/** Any feature. Its method decides what its parameters are. */
type AnyFeature = Feature<never, unknown>;

/** Answers the requests of every feature. */
export function bindFeatures(connection: Connection, features: readonly AnyFeature[], views: Views): void {
  for (const feature of features) {
    const { method } = feature;
    answer(connection, method, (params) => {
      if (!isObject(params)) throw invalidParams(method, 'an object as its parameters');
      if ('workspace' in feature) return feature.provideWorkspace(views.workspace(), asParams(params));
      const uri = documentOf(params);
      if (uri === undefined) throw invalidParams(method, 'a document');
      checkPositions(method, params);
      const view = views.document(uri);
      const provided = view !== undefined && isFor(feature, view) ? feature.provide(view, asParams(params)) : null;
      if (isRefusal(provided)) throw new ResponseError(LSPErrorCodes.RequestFailed, provided.refused);
      return provided;
    });
  }
}

/**
 * The only place that trusts the shape of what the client sends. A feature that cannot use it answers with an error.
 */
function asParams(params: Readonly<Record<string, unknown>>): never {
  return params as never;
}

/** The document of a request. The request names it, or the data of the item to resolve does. */
function documentOf({ textDocument, data }: Readonly<Record<string, unknown>>): string | undefined {
  const holder = isObject(textDocument) ? textDocument : data;
  const uri = isObject(holder) ? holder.uri : undefined;
  return typeof uri === 'string' ? uri : undefined;
}

function checkPositions(method: string, { position, positions, range }: Readonly<Record<string, unknown>>): void {
  const many: readonly unknown[] = Array.isArray(positions) ? positions : [];
  const ends = [position, ...many, ...(isObject(range) ? [range.start, range.end] : [])];
  for (const end of ends) {
    if (end !== undefined && !isPosition(end)) throw invalidParams(method, 'positions of a line and a character');
  }
}

function isFor(feature: DocumentFeature<never, unknown>, view: DocumentView): boolean {
  if (feature.plainYaml === true && view.settings.yamlElsewhere && view.languageId === 'yaml') return false;
  if (view.kind === 'config') return feature.inConfig === true;
  return (
    feature.inForeign === true || view.snapshot.plans.length > 0 || nearPlansIn(view.snapshot, view.uri).length > 0
  );
}

/** The capabilities that announce features. Those of several features are merged key by key. */
export function announced(features: readonly AnyFeature[]): ServerCapabilities {
  return features.reduce<Readonly<Record<string, unknown>>>((all, { capability }) => merged(all, capability), {});
}

function merged(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const present = result[key];
    if (isObject(present) && isObject(value)) result[key] = merged(present, value);
    // An object with details says more than `true`.
    else if (!(isObject(present) && value === true)) result[key] = value;
  }
  return result;
}
