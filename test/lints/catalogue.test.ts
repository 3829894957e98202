import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lints } from '../../server/src/lints/index.ts';
import type { Lint } from '../../server/src/lints/lint.ts';
import { catalogue } from '../support/catalogue.ts';

const byId = new Map(lints.map((lint) => [lint.id, lint]));

describe('the registry', () => {
  it('holds exactly the lints of the catalogue', () => {
    expect(lints.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id).toSorted());
  });

  it('leaves no test folder without a lint', () => {
    const root = import.meta.dirname;
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name: area }) => readdirSync(join(root, area)).map((flaw) => `${area}/${flaw}`));
    expect(folders.filter((id) => !byId.has(id))).toEqual([]);
    expect(lints.filter(({ id }) => !existsSync(join(root, id))).map(({ id }) => id)).toEqual([]);
  });
});

describe.each(catalogue)('$id', (line) => {
  const lint = byId.get(line.id);

  it('is written as the catalogue has it', () => {
    expect(lint && asLine(lint)).toEqual({
      tiers: line.tiers,
      lead: line.lead,
      severity: line.severity,
      after: line.after,
      hard: line.hard,
      unscaled: line.unscaled,
      floor: line.floor,
      applies: line.applies,
      needs: line.needs,
      fix: line.fix,
      origin: line.seed === undefined ? { source: line.source } : { seed: line.seed },
      options: line.options,
    });
  });

  it('has words that a reader needs', () => {
    expect(lint?.summary).toMatch(/^[A-Z].*\.$/);
    expect(lint?.why.length).toBeGreaterThan(80);
  });
});

function asLine({ tiers, timing, applies, needs, fix, origin, options }: Lint): object {
  return {
    tiers,
    lead: timing.kind === 'lead' ? timing.days : undefined,
    severity: timing.kind === 'lead' ? undefined : timing.severity,
    after: timing.kind === 'after' ? timing.days : undefined,
    hard: timing.kind === 'lead' ? timing.hard : undefined,
    unscaled: timing.kind === 'lead' ? timing.unscaled : undefined,
    floor: timing.kind === 'lead' ? timing.floor : undefined,
    applies: applies?.text,
    needs,
    fix,
    origin,
    options:
      options === undefined
        ? undefined
        : Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default])),
  };
}
