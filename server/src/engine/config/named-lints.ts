import { EVIDENCE_GROUP } from '../readiness/group.ts';
import type { Located } from './located.ts';
import type { WrittenLint } from './read-lint-settings.ts';

/**
 * The lints that a name in the settings stands for: a lint by its id, all lints of an area (`legal`, `legal/*`,
 * `group/legal`), the one lint of `group/evidence`, or the one lint whose last word it is (`no-demo`).
 *
 * @param known the ids of all lints, those of the organisation too.
 * @returns none where nothing has this name, or where the last word is that of several lints.
 */
export function lintsNamed(name: string, known: ReadonlySet<string>): readonly string[] {
  if (known.has(name)) return [name];
  if (name === EVIDENCE_GROUP) return [...known].filter((id) => id === 'gate/no-evidence');
  const inArea = [...known].filter((id) => isArea(areaNamed(name), id.slice(0, id.indexOf('/'))));
  if (inArea.length > 0) return inArea;
  const byFlaw = lintsOfFlaw(name, known);
  return byFlaw.length === 1 ? byFlaw : [];
}

/** The lints whose last word is this. */
export function lintsOfFlaw(name: string, known: ReadonlySet<string>): readonly string[] {
  return [...known].filter((id) => id.slice(id.indexOf('/') + 1) === name);
}

/** Whether a name stands for a whole area rather than for one lint. */
export function namesArea(name: string, known: ReadonlySet<string>): boolean {
  return !known.has(name) && [...known].some((id) => isArea(areaNamed(name), id.slice(0, id.indexOf('/'))));
}

/**
 * What the settings of a file say of each lint. A lint that is named by its id goes before its area, wherever the two
 * stand; of an area, the severity alone is set, since a lead or an option means something else for each lint.
 */
export function settingsByLint(
  written: ReadonlyMap<string, WrittenLint>,
  known: ReadonlySet<string>,
): ReadonlyMap<string, WrittenLint> {
  const named = [...written].map(([name, setting]) => ({
    setting,
    isArea: namesArea(name, known),
    isId: known.has(name),
  }));
  const byLint = new Map<string, WrittenLint>();
  // What comes later holds: areas, then lints by a part of their id, then by the whole of it.
  for (const { setting, isArea } of named.toSorted((a, b) => rank(a) - rank(b))) {
    const set = isArea ? { ...setting, lead: undefined, options: new Map() } : setting;
    for (const id of lintsNamed(setting.id.value, known)) byLint.set(id, set);
  }
  return byLint;
}

function rank({ isArea, isId }: { readonly isArea: boolean; readonly isId: boolean }): number {
  return isArea ? 0 : isId ? 2 : 1;
}

/** The parts of a setting of an area that would only make sense for one lint. */
export function partsOfOneLint({ lead, options }: WrittenLint): readonly Located<number>[] {
  return [...(lead === undefined ? [] : [lead]), ...options.values()];
}

/** The area in `legal/*`, `legal/` and `group/legal`; sections of a plan are written with underscores. */
function areaNamed(name: string): string {
  const [, inner = ''] = /^(?:group\/)?(.*?)(?:\/\*?)?$/s.exec(name) ?? [];
  return inner.toLowerCase().replaceAll('_', '-');
}

/** Sections such as `customers` have areas such as `customer`. */
function isArea(named: string, area: string): boolean {
  return named === area || named === `${area}s`;
}
