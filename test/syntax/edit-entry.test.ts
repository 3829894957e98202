import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendItem, insertEntry, replaceScalar, type EntryValue } from '../../server/src/syntax/edit/edit-entry.ts';
import { nodeAtPath, type NodePath } from '../../server/src/syntax/node-at.ts';
import { parse } from '../../server/src/syntax/parse/parse.ts';
import { quoteScalar } from '../../server/src/syntax/edit/quote-scalar.ts';
import { removeAt, type RemoveOptions } from '../../server/src/syntax/edit/remove-at.ts';
import type { Document } from '../../server/src/syntax/tree.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/text-edit.ts';
import { valueOf } from './values.ts';
import { runs } from '../support/runs.ts';

const { numRuns } = runs(300);

type Edit = (text: string, document: Document) => TextEdit | undefined;

/** The text after an edit of its first document; undefined where there is none. */
function edited(text: string, edit: Edit): string | undefined {
  const [document] = parse(text).documents;
  const change = document && edit(text, document);
  return change && applyEdits(text, [change]);
}

const insert = (text: string, path: NodePath, value: EntryValue = 'todo'): string | undefined =>
  edited(text, (source, document) => insertEntry(source, document, path, value));
const append = (text: string, path: NodePath, value: EntryValue = 'x'): string | undefined =>
  edited(text, (source, document) => appendItem(source, document, path, value));
const remove = (text: string, path: NodePath, options?: RemoveOptions): string | undefined =>
  edited(text, (source, document) => removeAt(source, document, path, options));

describe('inserting an entry', () => {
  const path = ['sales', 'input'];
  test.each([
    ['makes its parents', 'tier: 1\n', 'tier: 1\nsales:\n  input: todo\n'],
    ['stands a missing last line break', 'tier: 1', 'tier: 1\nsales:\n  input: todo'],
    ['keeps CRLF', 'tier: 1\r\n', 'tier: 1\r\nsales:\r\n  input: todo\r\n'],
    ['stands before the next document', 'a: 1\n---\nb: 1\n', 'a: 1\nsales:\n  input: todo\n---\nb: 1\n'],
    ['stands before the end of the document', 'a: 1\n...\n', 'a: 1\nsales:\n  input: todo\n...\n'],
    [
      'stands before comments that close the file',
      'a: 1 # one\n\n# end\n',
      'a: 1 # one\nsales:\n  input: todo\n\n# end\n',
    ],
    [
      'goes behind comments that belong to the last section',
      'a:\n  b: 1\n  # more\n',
      'a:\n  b: 1\n  # more\nsales:\n  input: todo\n',
    ],
    [
      'stands in the column of the last key where the first of a damaged plan is in another',
      ' a: 1\nlaunch_plan: 1\nb: c: d\nz: 1\n',
      ' a: 1\nlaunch_plan: 1\nb: c: d\nz: 1\nsales:\n  input: todo\n',
    ],
    ['uses the indentation of the plan', 'a:\n    b: 1\n', 'a:\n    b: 1\nsales:\n    input: todo\n'],
    ['goes below a key without a value', 'sales: # ours\nz: 1\n', 'sales: # ours\n  input: todo\nz: 1\n'],
    ['goes to the end of its section', 'sales:\n  owner: Kim\nz: 1\n', 'sales:\n  owner: Kim\n  input: todo\nz: 1\n'],
    [
      'goes behind a block scalar',
      'sales:\n  note: |\n    x\n\nz: 1\n',
      'sales:\n  note: |\n    x\n  input: todo\n\nz: 1\n',
    ],
    [
      'keeps the lines of a block scalar',
      'sales:\n  note: |+\n    x\n\nz: 1\n',
      'sales:\n  note: |+\n    x\n\n  input: todo\nz: 1\n',
    ],
    ['fills in a missing value', 'sales:\n  input:   \n', 'sales:\n  input: todo\n'],
    ['fills in before a comment', 'sales:\n  input: # ask\n', 'sales:\n  input: todo # ask\n'],
    ['replaces a written null', 'sales:\n  input: ~ # ask\n', 'sales:\n  input: todo # ask\n'],
    ['joins a flow mapping', 'sales: {a: b}\n', 'sales: {a: b, input: todo}\n'],
    ['joins an empty flow mapping', 'sales: {}\n', 'sales: {input: todo}\n'],
    ['joins a flow mapping with a trailing comma', 'sales: {a: b, }\n', 'sales: {a: b, input: todo }\n'],
    ['fills in a lone key between brackets', 'sales: {input, a: 1}\n', 'sales: {input: todo, a: 1}\n'],
    ['goes into a root in brackets', '{a: 1}\n', '{a: 1, sales: {input: todo}}\n'],
    ['keeps healthy parts of a damaged plan', 'a: 1\nname: "open\n', 'a: 1\nsales:\n  input: todo\nname: "open\n'],
    ['starts an empty document', '# a plan\n', '# a plan\nsales:\n  input: todo\n'],
  ])('%s', (_, before, after) => {
    expect(insert(before, path)).toBe(after);
  });

  test.each([
    ['a value stands', 'sales:\n  input: done\n'],
    ['something else stands', 'sales: none\n'],
    ['the parent is an alias', 'a: &a {b: 1}\nsales: *a\n'],
    ['the value is merged', 'a: &a {input: 1}\nsales:\n  <<: *a\n'],
    ['the section is damaged', 'a: 1\nsales: "open\n'],
    ['the root is a list', '- a\n'],
  ])('does nothing where %s', (_, text) => {
    expect(insert(text, path)).toBeUndefined();
  });

  test('writes structures as blocks, and between brackets as brackets', () => {
    const value: EntryValue = {
      entries: [
        ['when', 'T-14'],
        [
          'who',
          {
            items: [
              'Kim',
              {
                entries: [
                  ['team', 'Sales'],
                  ['note', ''],
                ],
              },
            ],
          },
        ],
      ],
    };
    expect(insert('a: 1\n', ['sales'], value)).toBe(
      'a: 1\nsales:\n  when: T-14\n  who:\n    - Kim\n    - team: Sales\n      note:\n',
    );
    expect(insert('{a: 1}\n', ['sales'], value)).toBe(
      '{a: 1, sales: {when: T-14, who: [Kim, {team: Sales, note:}]}}\n',
    );
  });

  test('leads through list items', () => {
    expect(insert('deals:\n  - name: A\n  - name: B\n', ['deals', 0, 'owner'])).toBe(
      'deals:\n  - name: A\n    owner: todo\n  - name: B\n',
    );
    expect(insert('deals:\n  -\n', ['deals', 0, 'owner'])).toBe('deals:\n  - owner: todo\n');
    expect(insert('deals: []\n', ['deals', 0, 'owner'])).toBeUndefined();
  });
});

describe('appending an item', () => {
  test.each([
    ['joins a block list', 'l:\n  - a # one\n  # two\nz: 1\n', 'l:\n  - a # one\n  - x\n  # two\nz: 1\n'],
    ['joins a list at the column of its key', 'l:\n- a\nz: 1\n', 'l:\n- a\n- x\nz: 1\n'],
    ['joins brackets', 'l: [a, b] # c\n', 'l: [a, b, x] # c\n'],
    ['joins empty brackets', 'l: []\n', 'l: [x]\n'],
    ['makes the list where a key has no value', 'l:\nz: 1\n', 'l:\n  - x\nz: 1\n'],
    ['makes the list where nothing is', 'z: 1\n', 'z: 1\nl:\n  - x\n'],
  ])('%s', (_, before, after) => {
    expect(append(before, ['l'])).toBe(after);
  });

  test('writes a structure', () => {
    expect(
      append('l:\n  - a: 1\n', ['l'], {
        entries: [
          ['a', '2'],
          ['b', '3'],
        ],
      }),
    ).toBe('l:\n  - a: 1\n  - a: 2\n    b: 3\n');
  });

  test('does nothing where no list can be', () => {
    expect(['l: 5\n', 'a: &a []\nl: *a\n'].map((text) => append(text, ['l']))).toEqual([undefined, undefined]);
  });
});

describe('removing', () => {
  test.each<[string, string, NodePath, string]>([
    ['takes whole lines and keeps comments around', '# a\na: 1 # x\n# b\nb: 2\n', ['a'], '# a\n# b\nb: 2\n'],
    ['takes a whole section', 'a:\n  b: |\n    x\n  c: [1,\n    2]\nd: 1\n', ['a'], 'd: 1\n'],
    ['takes the last line without a line break', 'a: 1\nb: 2', ['b'], 'a: 1\n'],
    ['leaves its parent', 'a:\n  b: 1\nc: 2\n', ['a', 'b'], 'a:\nc: 2\n'],
    [
      'takes an item',
      'l:\n  - a\n  # about b\n  - &b b: 1\n    c: 2\n  - d\n',
      ['l', 1],
      'l:\n  - a\n  # about b\n  - d\n',
    ],
    ['takes an item without a value', 'l:\n  -\n  -\n  - d\n', ['l', 1], 'l:\n  -\n  - d\n'],
    ['takes the first entry of an item', 'l:\n  - a: 1 # x\n    b: 2\n', ['l', 0, 'a'], 'l:\n  - b: 2\n'],
    ['takes the only entry of an item', 'l:\n  - a: 1\n  - b\n', ['l', 0, 'a'], 'l:\n  -\n  - b\n'],
    ['takes the first between brackets', 'l: [&x a, &y b, c]\n', ['l', 0], 'l: [&y b, c]\n'],
    ['takes the last between brackets', 'l: {a: 1, b: 2}\n', ['l', 'b'], 'l: {a: 1}\n'],
    ['takes the only one between brackets', 'l: [a,]\n', ['l', 0], 'l: []\n'],
  ])('%s', (_, before, path, after) => {
    expect(remove(before, path)).toBe(after);
  });

  test('takes the parents that lose their only child, when asked', () => {
    expect(remove('a:\n  b:\n    - x\nc: 1\n', ['a', 'b', 0], { emptyParents: true })).toBe('c: 1\n');
    expect(remove('a:\n  b:\n    - x\n  d: 1\n', ['a', 'b', 0], { emptyParents: true })).toBe('a:\n  d: 1\n');
  });

  test('does nothing where nothing stands, or where it stands elsewhere', () => {
    expect(remove('a: 1\n', ['b'])).toBeUndefined();
    expect(remove('a: &a {x: 1}\nb: *a\n', ['b', 'x'])).toBeUndefined();
    expect(remove('a: &a {x: 1}\nb: {<<: *a}\n', ['b', 'x'])).toBeUndefined();
  });
});

describe('replacing a scalar', () => {
  test.each([
    ['a: "x" # c\n', 'a: new # c\n'],
    ['a: |\n  x\n  y\nb: 1\n', 'a: new\nb: 1\n'],
    ['a:\nb: 1\n', 'a: new\nb: 1\n'],
    ['a: [x]\n', undefined],
    ['b: &b x\na: *b\n', undefined],
  ])('of %j gives %j', (before, after) => {
    expect(edited(before, (text, document) => replaceScalar(text, document, ['a'], 'new'))).toBe(after);
  });
});

describe('any plan', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd e', '"q"', 'ключ');
  const scalar = fc.constantFrom('1', 'x', '"y # z"', "'it''s'", '~', '', '2026-01-01', '🚀');
  const comment = fc.constantFrom('', '', ' # note');
  type Lines = readonly string[];
  const indented = (lines: Lines): Lines => lines.map((line) => (line === '' ? line : `  ${line}`));
  const { mapping } = fc.letrec<{ mapping: Lines; entry: Lines; list: Lines }>((tie) => ({
    mapping: fc
      .uniqueArray(fc.tuple(key, tie('entry')), { selector: ([name]) => name, minLength: 1, maxLength: 4 })
      .map((entries) => entries.flatMap(([name, [first = '', ...rest]]) => [`${name}:${first}`, ...rest])),
    entry: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(scalar, comment).map(([value, note]) => [`${value === '' ? '' : ` ${value}`}${note}`]),
      fc.constantFrom<Lines>(
        [' [1, {a: b}] # c'],
        [' {}'],
        [' |', '  text', '', '  # no comment'],
        [' >-', '  folded'],
      ),
      fc.tuple(comment, tie('mapping')).map(([note, lines]) => [note, ...indented(lines)]),
      fc.tuple(comment, tie('list')).map(([note, lines]) => [note, '  # own line', ...indented(lines)]),
    ),
    list: fc
      .array(
        fc.oneof(
          { maxDepth: 3 },
          scalar.map((value) => [value]),
          tie('mapping'),
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((items) => items.flatMap(([first = '', ...rest]) => [`- ${first}`.trimEnd(), ...indented(rest)])),
  }));
  const plan = fc
    .tuple(mapping, fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([lines, lineBreak, last]) => lines.join(lineBreak) + (last ? lineBreak : ''));
  const step = fc.oneof(fc.constantFrom('a', 'b', 'c', 'new'), fc.nat(2));
  const paths = fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'new'), fc.array(step, { maxLength: 3 }))
    .map(([first, rest]) => [first, ...rest]);

  test('reads back what was inserted, and nothing else has changed', () => {
    let edits = 0;
    fc.assert(
      fc.property(plan, paths, (text, path) => {
        const [document] = parse(text).documents;
        const edit = document && insertEntry(text, document, path, 'fresh');
        if (!document || !edit) return;
        edits++;
        const after = parse(applyEdits(text, [edit]));
        expect(after.problems).toEqual([]);
        expect(valueOf(nodeAtPath(after.documents[0]?.root, path))).toBe('fresh');
        expect(after.documents[0]?.comments).toHaveLength(document.comments.length);
        expect(without(valueOf(after.documents[0]?.root), path)).toEqual(without(valueOf(document.root), path));
      }),
      { numRuns },
    );
    expect(edits).toBeGreaterThan(numRuns / 50);
  });

  test('loses exactly what was removed', () => {
    let edits = 0;
    fc.assert(
      fc.property(plan, paths, (text, path) => {
        const [document] = parse(text).documents;
        const edit = document && removeAt(text, document, path);
        if (!document || !edit) return;
        edits++;
        const after = parse(applyEdits(text, [edit]));
        expect(after.problems).toEqual([]);
        expect(pruned(valueOf(after.documents[0]?.root))).toEqual(pruned(removed(valueOf(document.root), path)));
      }),
      { numRuns },
    );
    expect(edits).toBeGreaterThan(numRuns / 50);
  });

  test('counts one item more after appending', () => {
    fc.assert(
      fc.property(plan, paths, (text, path) => {
        const [document] = parse(text).documents;
        const edit =
          document &&
          appendItem(text, document, path, {
            entries: [
              ['id', 'fresh'],
              ['note', ''],
            ],
          });
        if (!document || !edit) return;
        const before = valueOf(nodeAtPath(document.root, path));
        const after = parse(applyEdits(text, [edit]));
        expect(after.problems).toEqual([]);
        const items = Array.isArray(before) ? (before as unknown[]) : [];
        expect(valueOf(nodeAtPath(after.documents[0]?.root, path))).toEqual([...items, { id: 'fresh', note: null }]);
      }),
      { numRuns },
    );
  });

  test('takes any quoted text for what it is, in a block, between brackets and as a key', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...Array.from('ab: #-[]{},"\'\\\n&*!|>%@`?~01.\u2028\t')) }),
          // The library folds what is longer than 40.
          fc.string({ unit: fc.constantFrom('ab', ' ', '\n', '"', ':'), minLength: 30, maxLength: 90 }),
        ),
        (text) => {
          const quoted = quoteScalar(text);
          expect(quoted).not.toMatch(/[\r\n]/);
          for (const source of [`k: ${quoted}`, `k: [${quoted}, x]`, `- ${quoted}\n- x`]) {
            const root = parse(source).documents[0]?.root;
            const value = nodeAtPath(root, root?.kind === 'sequence' ? [0] : ['k']);
            expect(valueOf(value?.kind === 'sequence' ? value.items[0] : value)).toBe(text);
          }
          if (text.length < 100) {
            expect(parse(`${quoted}: 1`).documents[0]?.root).toMatchObject({ entries: [{ key: { value: text } }] });
          }
        },
      ),
      { numRuns },
    );
  });
});

/** A value without what stands at a path, and without the parents that it leaves empty. */
function without(value: unknown, path: NodePath): unknown {
  return pruned(removed(value, path));
}

function removed(value: unknown, [first, ...rest]: NodePath): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return rest.length === 0
      ? items.filter((_, index) => index !== first)
      : items.map((item, index) => (index === first ? removed(item, rest) : item));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) =>
      key !== first ? [[key, child]] : rest.length === 0 ? [] : [[key, removed(child, rest)]],
    ),
  );
}

/** Without entries that say nothing. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(pruned);
    return items.length === 0 ? null : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, child]) =>
    pruned(child) === null ? [] : [[key, pruned(child)]],
  );
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

describe('a value that is written and says nothing', () => {
  test.each([
    ['sales:\n  tools: [] # none yet\n', 'T-30', 'sales:\n  tools: T-30 # none yet\n'],
    ['sales:\n  tools: ""\n', 'todo', 'sales:\n  tools: todo\n'],
    ['sales: {tools: {}}\n', { entries: [['due', 'T-30']] }, 'sales: {tools: {due: T-30}}\n'],
    ['sales:\n  tools: []\n', { entries: [['due', 'T-30']] }, 'sales:\n  tools: {due: T-30}\n'],
  ] as const)('gives way to one that does: %o', (text, value, expected) => {
    const [document] = parse(text).documents;
    const edit = document && insertEntry(text, document, ['sales', 'tools'], value);
    expect(edit && applyEdits(text, [edit])).toBe(expected);
  });
});

test.each([
  ['!!str launch_plan: 1\nname: A\n', '!!str launch_plan: 1\nname: A\nstage: ga\n'],
  ['? launch_plan\n: 1\n', '? launch_plan\n: 1\nstage: ga\n'],
  ['&a launch_plan: 1\n\t', '&a launch_plan: 1\n\t\nstage: ga'],
])('a new key stands in the column of the others, whatever stands before them: %o', (text, expected) => {
  const [document] = parse(text).documents;
  const edit = document && insertEntry(text, document, ['stage'], 'ga');
  expect(edit && applyEdits(text, [edit])).toBe(expected);
});
