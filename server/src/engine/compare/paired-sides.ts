import { given, items } from '../../plan/fact.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Side } from './side.ts';

/** A plan as it was and as it is; undefined on a side that does not have it. */
export interface PairedSides {
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

/**
 * Pairs the plans of two sides: in the same file by name, then by position; what is left by what git takes for a rename
 * of its file, by name alone, and last by what it promises and by its milestones. So a plan stays one when it is moved,
 * renamed, or given another place in its file.
 *
 * @param movedTo where files are now that were elsewhere, as git knows.
 */
export function pairedSides(
  before: readonly Side[],
  after: readonly Side[],
  movedTo: ReadonlyMap<string, string>,
): readonly PairedSides[] {
  const pairs = new Map<Side, Side>();
  const left = new Set(before);
  const old = new Set(before);
  const placeNow = (side: Side): string | undefined => {
    const at = old.has(side) ? movedTo.get(side.path) : side.path;
    return at === undefined ? undefined : placeInFile(side, at);
  };
  for (const keyOf of [nameInFile, (side: Side) => placeInFile(side), placeNow, nameAlone, workOf]) {
    const candidates = new Map([...groupBy(left, keyOf)].map(([key, sides]) => [key, sides.values()]));
    for (const side of after) {
      const key = keyOf(side);
      if (pairs.has(side) || key === undefined) continue;
      const found = candidates.get(key)?.next().value;
      if (found === undefined) continue;
      pairs.set(side, found);
      left.delete(found);
    }
  }
  return [
    ...after.map((side) => ({ before: pairs.get(side), after: side })),
    ...[...left].map((side) => ({ before: side, after: undefined })),
  ];
}

function nameAlone({ report }: Side): string | undefined {
  return given(report.plan.name);
}

function nameInFile(side: Side): string | undefined {
  const name = nameAlone(side);
  return name === undefined ? undefined : JSON.stringify([side.path, name]);
}

function placeInFile({ path, report }: Side, at = path): string {
  return JSON.stringify([at, report.plan.document.index]);
}

/** The promises and milestones of a plan, which tell one from another where it has enough of them. */
function workOf({ report: { plan } }: Side): string | undefined {
  const work = [
    ...items(plan.promises).map(({ value }) => `${given(value.to) ?? ''} ${given(value.what) ?? ''}`),
    ...items(plan.milestones).map(({ value }) => given(value.what) ?? given(value.id) ?? ''),
  ].filter((text) => text.trim() !== '');
  return work.length < 2 ? undefined : JSON.stringify(work.toSorted());
}
