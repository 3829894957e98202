import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueVersions } from '../../server/src/lints/catalogue-version.ts';
import { lints } from '../../server/src/lints/index.ts';
import { rootFields, sectionFields, sectionKeys } from '../../server/src/plan/plan-shape.ts';
import { describeKey } from '../../server/src/schema/describe.ts';
import { launchSchema } from '../../server/src/schema/json-schema.ts';
import { catalogue } from '../support/catalogue.ts';

const root = join(import.meta.dirname, '../..');
const ids = lints.map(({ id }) => id);

/** What a lint may need that is no key with a place of its own in a plan: what tasks and sections have, and settings. */
const noKey = (needed: string): boolean =>
  ['evidence', 'git history', 'tasks', ...Object.keys(sectionKeys)].includes(needed) || needed.startsWith('org.');

describe('the catalogue', () => {
  it('is committed as the lints have it', () => {
    expect(catalogue.lints.map(({ id }) => id)).toEqual(ids);
    expect(catalogue.lints.map(({ since }) => since)).toEqual(lints.map(({ since }) => since));
  });

  it('names each lint once, by its area and its flaw, in order', () => {
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('has a page for each lint, and no page without one', () => {
    expect(filesByArea(join(root, 'docs/lints'), '.md')).toEqual(ids);
  });

  it('has a folder of plans for each lint, and no folder without one', () => {
    expect(filesByArea(join(root, 'test/lints'), '')).toEqual(ids);
  });

  it('takes no further lint into a version that is complete', () => {
    const of = (version: string): number => lints.filter(({ since }) => since === version).length;
    const last = catalogueVersions.at(-1) ?? '';
    expect(of('1.0'), `A new lint has \`since: '${last}'\`: the version in the making`).toBe(107);
  });
});

describe.each(lints)('$id', (lint) => {
  it('has words that a reader needs', () => {
    expect(lint.summary).toMatch(/^[A-Z].*\.$/);
    expect(lint.why.length).toBeGreaterThan(80);
  });

  it('asks each of its tiers once, in order', () => {
    expect(lint.tiers.length).toBeGreaterThan(0);
    expect(lint.tiers).toEqual([...new Set(lint.tiers)].sort());
  });

  it('needs keys that a plan may have', () => {
    const needed = lint.needs.split(/ (?:and|or) /).filter((path) => !noKey(path));
    expect(needed.filter((path) => !isKey(path.replace(/\[[^\]]*\]/g, '').split('.')))).toEqual([]);
  });
});

/** Whether the schema knows a path, in which the items of a list are passed over: `outcomes.metrics.decision`. */
function isKey(path: readonly string[]): boolean {
  const [first = ''] = path;
  if (!(first in rootFields) && !(first in sectionFields)) return false;
  let found: readonly (string | number)[] = [];
  for (const key of path) {
    const steps = [
      [...found, key],
      [...found, 0, key],
    ].find((steps) => describeKey(launchSchema, steps) !== undefined);
    if (steps === undefined) return false;
    found = steps;
  }
  return true;
}

/** What lies in the folders of a folder, as `area/name` without the ending, sorted. */
function filesByArea(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: area }) =>
      readdirSync(join(folder, area))
        .filter((name) => name.endsWith(ending))
        .map((name) => `${area}/${name.slice(0, name.length - ending.length)}`),
    )
    .sort();
}
