import { describe, expect, it } from 'vitest';

import { describeKey } from '../../server/src/schema/describe.ts';
import { configSchema, launchSchema } from '../../server/src/schema/json-schema.ts';

describe('describeKey', () => {
  it('tells the keys of the whole plan, required ones by name', () => {
    const plan = describeKey(launchSchema, []);
    expect(plan?.keys.slice(0, 6)).toEqual(plan?.required);
    expect(plan?.keys).toContain('waivers');
  });

  it('explains each value of a choice', () => {
    const stage = describeKey(launchSchema, ['stage']);
    expect(stage?.description).toContain('after this launch');
    expect(stage?.values.map(({ value }) => value)).toEqual(['alpha', 'beta', 'limited', 'ga']);
    expect(stage?.values.every(({ description }) => description.length > 0)).toBe(true);
    expect(describeKey(launchSchema, ['pricing', 'model'])?.values).toHaveLength(9);
  });

  it('knows a task and its keys', () => {
    expect(describeKey(launchSchema, ['sales', 'training'])).toMatchObject({
      kind: 'task',
      isTask: true,
      isPlannable: false,
      keys: ['owner', 'due', 'status', 'done', 'evidence', 'reason', 'notes'],
    });
    expect(describeKey(launchSchema, ['sales', 'input'])?.keys).toContain('from');
    expect(describeKey(launchSchema, ['sales', 'training', 'due'])).toMatchObject({ kind: 'date', isTask: false });
  });

  it('knows a fact that may be planned, and both what it is and what a task needs', () => {
    const sku = describeKey(launchSchema, ['finance', 'sku']);
    expect(sku).toMatchObject({ isTask: false, isPlannable: true, types: ['string', 'number'], keys: [] });
    expect(sku?.taskKeys).toContain('due');
    const rollback = describeKey(launchSchema, ['rollout', 'rollback']);
    expect(rollback?.keys).toEqual(['trigger', 'owner', 'flag', 'tested_on', 'reversible', 'evidence']);
    expect(rollback?.isPlannable).toBe(true);
  });

  it('prefers the fact where fact and task share a key', () => {
    expect(describeKey(launchSchema, ['rollout', 'rollback', 'owner'])?.description).toContain('go back');
    expect(describeKey(launchSchema, ['rollout', 'rollback', 'due'])?.kind).toBe('date');
  });

  it('goes into lists', () => {
    expect(describeKey(launchSchema, ['outcomes', 'metrics'])).toMatchObject({ isList: true });
    expect(describeKey(launchSchema, ['outcomes', 'metrics', 7])?.keys).toContain('baseline');
    expect(describeKey(launchSchema, ['outcomes', 'metrics', 7])?.description).toContain('worked');
    expect(describeKey(launchSchema, ['outcomes', 'metrics', 7, 'instrumented'])?.isTask).toBe(true);
    expect(describeKey(launchSchema, ['outcomes', 'reviews', 0])?.kind).toBe('date');
    expect(describeKey(launchSchema, ['milestones', 0, 'needs', 1])?.description).toContain('ids');
  });

  it('tells what a text stands for', () => {
    expect(describeKey(launchSchema, ['owner'])?.kind).toBe('person');
    expect(describeKey(launchSchema, ['team', 'design'])?.kind).toBe('person');
    expect(describeKey(launchSchema, ['date'])?.kind).toBe('absolute-date');
    expect(describeKey(launchSchema, ['comms', 'external'])?.kind).toBe('moment');
    expect(describeKey(launchSchema, ['waivers', 0, 'lint'])?.kind).toBe('lint-id');
    expect(describeKey(launchSchema, ['status'])?.default).toBe('planned');
  });

  it('knows nothing of what is not in the schema', () => {
    for (const path of [
      ['teir'],
      ['x-own'],
      ['links', 'x-own'],
      ['name', 'first'],
      ['sales', 0],
      ['constructor'],
      [0],
    ]) {
      expect(describeKey(launchSchema, path)).toBeUndefined();
    }
  });

  it('speaks of settings too', () => {
    expect(describeKey(configSchema, ['org'])?.keys).toContain('approvers');
    expect(describeKey(configSchema, ['lints', 'sales/no-demo'])?.values.map(({ value }) => value)).toContain('off');
    expect(describeKey(configSchema, ['lints', 'sales/no-demo', 'lead'])?.types).toEqual(['integer']);
    expect(describeKey(configSchema, ['rules', 0])?.required).toEqual(['id', 'for', 'assert', 'message']);
    expect(describeKey(configSchema, ['org', 'holidays', 0])?.kind).toBe('absolute-day');
  });
});
