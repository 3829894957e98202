import { nearPlansIn } from '../../engine/check/near-marker.ts';
import { takeSnapshot, type Snapshot } from '../../engine/snapshot.ts';
import { looksLikePlan } from '../../plan/plan.ts';
import { uriMap } from '../files/uri-map.ts';
import type { Documents } from './documents.ts';
import { recentlyUsed } from './recently-used.ts';

/** A text. The object identifies its state. */
export interface Source {
  readonly text: string;
}

/**
 * The texts that the server knows, open and closed. A text is parsed when it is first needed. A parsed file takes a
 * hundred times the memory of its text, so it is kept only for the files that were used last.
 */
export interface SourceStore {
  readonly sourceOf: (uri: string) => Source | undefined;
  /** The current file, from the editor or else from the disk; undefined for an unknown file. */
  readonly snapshotOf: (uri: string) => Snapshot | undefined;
  /** How long the file took to parse when it was last parsed, in milliseconds. */
  readonly costOf: (uri: string) => number;
  /**
   * A fact about the text of a file. It is computed once for each text and kept as long as the text.
   *
   * @param what the name of the fact. The same name gives the same value.
   */
  readonly cached: <Fact>(uri: string, what: string, find: (snapshot: Snapshot) => Fact) => Fact | undefined;
  /** The plans of the workspace that are not open. */
  readonly closedUris: () => readonly string[];
  /** Every file that is known, the open ones first. */
  readonly uris: () => readonly string[];
  /**
   * Stores the text of a file on the disk; undefined means that it is gone. A file that is not a plan is not kept.
   *
   * @returns whether it differs from what was known.
   */
  readonly keep: (uri: string, text: string | undefined) => boolean;
  readonly drop: (uri: string) => void;
}

/** The number of parsed files to keep: enough for those that a person looks at or switches between. */
const KEPT = 4;

interface Parsed {
  readonly source: Source;
  readonly snapshot: Snapshot;
  readonly cost: number;
}

export function sourceStore(documents: Documents): SourceStore {
  const closed = uriMap<Source>();
  const parsed = recentlyUsed<Parsed>(KEPT);
  const facts = new WeakMap<Source, Map<string, unknown>>();

  const sourceOf = (uri: string): Source | undefined => documents.get(uri) ?? closed.get(uri);

  const parse = (uri: string, source: Source): Snapshot => {
    const started = performance.now();
    const snapshot = takeSnapshot(source.text);
    parsed.set(uri, { source, snapshot, cost: performance.now() - started });
    return snapshot;
  };

  const snapshotOf = (uri: string): Snapshot | undefined => {
    const source = sourceOf(uri);
    if (source === undefined) return undefined;
    const known = parsed.get(uri);
    return known?.source === source ? known.snapshot : parse(uri, source);
  };

  const closedUris = (): readonly string[] => closed.uris().filter((uri) => documents.get(uri) === undefined);

  return {
    sourceOf,
    snapshotOf,
    costOf: (uri) => parsed.get(uri)?.cost ?? 0,
    cached<Fact>(uri: string, what: string, find: (snapshot: Snapshot) => Fact): Fact | undefined {
      const source = sourceOf(uri);
      if (source === undefined) return undefined;
      const known = facts.get(source) ?? new Map<string, unknown>();
      facts.set(source, known);
      const snapshot = known.has(what) ? undefined : snapshotOf(uri);
      if (snapshot !== undefined) known.set(what, find(snapshot));
      return known.get(what) as Fact;
    },
    closedUris,
    uris: () => [...documents.all().map(({ uri }) => uri), ...closedUris()],
    keep(uri, text) {
      if (text === undefined) {
        closed.delete(uri);
        return false;
      }
      if (closed.get(uri)?.text === text) return false;
      const source: Source = { text };
      const isOpen = documents.get(uri) !== undefined;
      const snapshot = isOpen ? takeSnapshot(text) : parse(uri, source);
      if (isOfInterest(snapshot, uri)) closed.set(uri, source);
      else closed.delete(uri);
      return true;
    },
    drop(uri) {
      parsed.delete(uri);
      closed.delete(uri);
    },
  };
}

/** Files that are not plans are not kept. Files too large to parse may be plans. */
function isOfInterest(snapshot: Snapshot, uri: string): boolean {
  const { plans, tree, text } = snapshot;
  if (plans.length > 0 || nearPlansIn(snapshot, uri).length > 0) return true;
  return tree.problems.some(({ code }) => code === 'too-large') && looksLikePlan(text);
}
