import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPlan, readPlan } from '../../server/src/plan/plan.ts';
import { validateLaunch } from '../../server/src/schema/validate-launch.ts';
import { toData } from '../../server/src/syntax/data.ts';
import { parse } from '../../server/src/syntax/parse/parse.ts';
import { resolved, type Node } from '../../server/src/syntax/tree.ts';
import type { Span } from '../../server/src/text/span.ts';
import { mutatedPlan, sampleTexts } from '../support/hostile-text.ts';
import { runs } from '../support/runs.ts';

/** What people and their mistakes put in place of a value. */
const values = [
  ...['x', '5', '-1', '0', '101', '1.0', '.inf', '.nan', '1e400', 'true', 'null', '~', "''", '"5"', "' '", '!!str 5'],
  ...['[]', '{}', '[x]', '[5]', '[[]]', '[{}]', '[null]', '{x: y}', '{x-team: y}', '{at: x}', '{owner: x, due: T-1}'],
  ...[
    '{due: T-1, x-y: z}',
    '{status: done, name: x}',
    '{due: ~}',
    '[{id: x, due: T-1}]',
    '[{owner: 5}]',
    '{owner: [x]}',
  ],
  ...['T', 'T-14', 'T-14567', "'T-14'", 't-14', '2027-02-31', '2027-03-10', '"2027-03-10"', '2027-03-10T09:00Z'],
  ...['2027-03-10 09:00', 'todo', 'done', '"done: x"', '"done : x"', '" todo"', '"not-applicable: same"', 'done-ish'],
  ...['ga', 'sales-led', 'approved', 'free', '*a', '&b x', '<<', 'contract', 'input', 'full', '-', 'T-14 # said'],
];

describe('a plan whose shape is evident', () => {
  it('is one in which the schema finds no fault, in every plan of the lints and the samples', () => {
    const texts = [...fixtures(), ...sampleTexts];
    const evident = texts.flatMap(evidentRoots);
    expect(evident.length).toBeGreaterThan(texts.length / 3);
    for (const root of evident) expect(faultsOf(root)).toEqual([]);
  });

  it('is one in which the schema finds no fault, whatever stands in place of a value or of a key', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sampleTexts),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.constantFrom(...values),
        fc.boolean(),
        (text, at, value, whole) => {
          const places = parse(text).documents.flatMap(({ root }) => (root === undefined ? [] : spansIn(root, whole)));
          const place = places[Math.floor(at * places.length)];
          if (place === undefined) return;
          for (const root of evidentRoots(`${text.slice(0, place.start)}${value}${text.slice(place.end)}`)) {
            expect(faultsOf(root)).toEqual([]);
          }
        },
      ),
      runs(50),
    );
  });

  it('is one in which the schema finds no fault, however it was typed', () => {
    fc.assert(
      fc.property(mutatedPlan, (text) => {
        for (const root of evidentRoots(text)) expect(faultsOf(root)).toEqual([]);
      }),
      runs(50),
    );
  });

  it('is also one whose handoff is still planned, but none whose section has a task for its owner', () => {
    const plan = 'launch_plan: 1\nname: A\nowner: a@example.com\ntier: 1\nstage: ga\ndate: 2031-03-10\n';
    const planned = '\n  owner: { owner: kim@example.com, due: T-1 }\n';
    expect(evidentRoots(`${plan}handoff:${planned}`)).toHaveLength(1);
    expect(evidentRoots(`${plan}sales:${planned}`)).toEqual([]);
  });
});

interface EvidentRoot {
  readonly root: Node;
  readonly placeholders: ReadonlySet<Node>;
}

/** The roots of the plans in a text of which the reader has no doubt. */
function evidentRoots(text: string): readonly EvidentRoot[] {
  return parse(text).documents.flatMap((document) => {
    if (document.root === undefined || !isPlan(document, text)) return [];
    const { evident, placeholders } = readPlan(document);
    return evident ? [{ root: document.root, placeholders }] : [];
  });
}

/** What the schema says of a plan; as in the check of a plan, not of its placeholders. */
function faultsOf({ root, placeholders }: EvidentRoot): readonly unknown[] {
  return validateLaunch(toData(root, (node) => placeholders.has(node)));
}

function fixtures(): readonly string[] {
  const folder = join(import.meta.dirname, '..', 'lints');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}

/** Where keys and values stand: those in one piece, or also those that hold others. */
function spansIn(node: Node, whole: boolean): readonly Span[] {
  const value = resolved(node);
  switch (value.kind) {
    case 'scalar':
      return [node.span];
    case 'sequence':
      return [...(whole ? [node.span] : []), ...value.items.flatMap((item) => spansIn(item, whole))];
    case 'mapping':
      return [
        ...(whole ? [node.span] : []),
        ...value.entries.flatMap((entry) => [entry.key.span, ...spansIn(entry.value, whole)]),
      ];
  }
}
