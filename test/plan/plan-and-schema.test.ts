import { describe, expect, it } from 'vitest';
import { rootFields, sectionFields, sectionKeys } from '../../server/src/plan/plan-shape.ts';
import type { Shape, Shapes } from '../../server/src/plan/shape.ts';
import { describeKey } from '../../server/src/schema/describe.ts';
import { launchSchema } from '../../server/src/schema/json-schema.ts';

describe('the plan reader and the schema', () => {
  const read = keysRead();

  it('read only keys that the schema has', () => {
    const unknown = read.filter((path) => describeKey(launchSchema, path) === undefined);
    expect(unknown.map((path) => path.join('.'))).toEqual([]);
  });

  it('have every key of the schema read', () => {
    const known = new Set(read.map((path) => path.join('.')));
    const keys = keysOfSchema([]).map((path) => path.join('.'));
    expect(keys.length).toBeGreaterThan(200);
    expect(keys.filter((path) => !known.has(path))).toEqual([]);
  });

  it('agree on what is a task', () => {
    const disagreeing = shapes().filter(([path, shape]) => {
      const described = describeKey(launchSchema, path);
      return described !== undefined && described.isTask !== (shape.kind === 'task');
    });
    expect(disagreeing.map(([path]) => path.join('.'))).toEqual([]);
  });

  it('agree on the words of each choice', () => {
    const disagreeing = shapes().flatMap(([path, shape]) => {
      const values = describeKey(launchSchema, path)?.values.map(({ value }) => String(value)) ?? [];
      if (shape.words === undefined || values.join() === shape.words.join()) return [];
      return [`${path.join('.')}: ${values.join()} / ${shape.words.join()}`];
    });
    expect(disagreeing).toEqual([]);
  });
});

type PathOfKeys = readonly (string | number)[];

function shapes(): readonly (readonly [PathOfKeys, Shape<unknown>])[] {
  const sections = Object.entries(sectionFields).flatMap(([name, fields]) =>
    walk({ ...fields, ...sectionKeys }, [name]),
  );
  return [...walk(rootFields, []), ...sections];
}

function walk(fields: Shapes, above: PathOfKeys): readonly (readonly [PathOfKeys, Shape<unknown>])[] {
  return Object.entries(fields).flatMap(([key, shape]) => {
    const path = [...above, key];
    const item = shape.kind === 'list' ? shape.item : undefined;
    return [
      [path, shape] as const,
      ...walk(shape.fields ?? {}, path),
      ...(item === undefined ? [] : walk(item.fields ?? {}, [...path, 0])),
    ];
  });
}

function keysRead(): readonly PathOfKeys[] {
  return [...Object.keys(sectionFields).map((name) => [name]), ...shapes().map(([path]) => path)];
}

function keysOfSchema(above: PathOfKeys): readonly PathOfKeys[] {
  const described = describeKey(launchSchema, above);
  const keys = described?.keys ?? [];
  const item = described?.isList === true ? keysOfSchema([...above, 0]) : [];
  return [...keys.flatMap((key) => [[...above, key], ...keysOfSchema([...above, key])]), ...item];
}
