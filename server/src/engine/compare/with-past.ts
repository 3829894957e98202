import type { History } from '../../lints/surroundings.ts';
import { given } from '../../plan/fact.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Comparison, PlanTree } from './comparison.ts';
import type { Side } from './side.ts';

/** Both sides of a comparison, each with what is known of the past of its plans. */
export interface WithPast extends Pick<Comparison, 'base' | 'head'> {
  /** The past of a plan of the head, with the move of the change itself. */
  readonly historyAt: (side: Side) => History | undefined;
  /** The past of a plan of the base. */
  readonly pastOf: (side: Side) => History | undefined;
}

/**
 * Gives both sides the past up to the base: what happened in between is one move of the date, the net change. So many
 * small commits count for no more than one, and what a change says is what holds once it is merged. Who touched a plan
 * last is left out: every change touches it.
 */
export function withPast({ base, head, past }: Comparison): WithPast {
  if (past === undefined) return { base, head, historyAt: () => undefined, pastOf: () => undefined };
  const origin = originsOf(base, head);
  const historyOf = (path: string | undefined, snapshot: Snapshot): ((document: number) => History | undefined) => {
    const known = path === undefined ? undefined : past(path, snapshot);
    return (document) => {
      const history = known?.(document);
      return history && { ...history, lastTouched: undefined };
    };
  };
  const withHistory = <Tree extends PlanTree>(tree: Tree, placeOf: (path: string) => string | undefined): Tree => ({
    ...tree,
    surroundingsOf: (path, snapshot) => {
      const [around, histories] = [tree.surroundingsOf(path, snapshot), historyOf(placeOf(path), snapshot)];
      return (document) => {
        const history = histories(document);
        return history === undefined ? around(document) : { ...around(document), history };
      };
    },
  });
  return {
    base: withHistory(base, (path) => path),
    head: withHistory(head, origin),
    pastOf: ({ path, snapshot, report }) => historyOf(path, snapshot)(report.plan.document.index),
    historyAt: ({ path, snapshot, report }) => historyOf(origin(path), snapshot)(report.plan.document.index),
  };
}

/** Where the file of a plan was in the base: at the same path, else where git or the name of a plan leads. */
function originsOf(base: Comparison['base'], head: Comparison['head']): (path: string) => string | undefined {
  const there = new Set(base.files.map(({ path }) => path));
  const now = new Map(head.files.map((file) => [file.path, file]));
  const renamed = new Map([...(head.movedTo ?? [])].map(([from, to]) => [to, from]));
  const byName = new Map(
    base.files
      .filter(({ path }) => !now.has(path))
      .flatMap((file) => namesIn(file).map((name) => [name, file.path] as const)),
  );
  return (path) => {
    if (there.has(path)) return path;
    const file = now.get(path);
    const names = file === undefined ? [] : namesIn(file);
    return renamed.get(path) ?? names.flatMap((name) => byName.get(name) ?? [])[0];
  };
}

function namesIn(file: PlanTree['files'][number]): readonly string[] {
  return file.kind === 'text' ? file.snapshot.plans.flatMap(({ name }) => given(name) ?? []) : [];
}
