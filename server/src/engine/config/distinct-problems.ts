import { byCodeUnit } from '../../text/by-code-unit.ts';
import type { ConfigProblem, Problem } from '../problem.ts';

/** Problems of several folders as one list, each once, by path and then by position. */
export function distinctProblems(problems: Iterable<ConfigProblem>): readonly ConfigProblem[] {
  const distinct = new Map<string, ConfigProblem>();
  for (const problem of problems) {
    const { path, rule, message, place } = problem;
    const key = JSON.stringify([path, rule, place?.span.start, place?.span.end, message]);
    if (!distinct.has(key)) distinct.set(key, problem);
  }
  return [...distinct.values()].toSorted(
    (a, b) => byCodeUnit(a.path, b.path) || startOf(a) - startOf(b) || byCodeUnit(a.rule, b.rule),
  );
}

function startOf({ place }: Problem): number {
  return place?.span.start ?? -1;
}
