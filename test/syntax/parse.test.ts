import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/syntax/parse/parse.ts';
import { MAX_TEXT_LENGTH } from '../../server/src/syntax/parse/text-limit.ts';
import { entryOf, type Node, type SyntaxTree } from '../../server/src/syntax/tree.ts';
import { faultsOf } from './faults.ts';
import { valueOf } from './values.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { runs } from '../support/runs.ts';

const codesOf = (tree: SyntaxTree): readonly string[] => tree.problems.map((problem) => problem.code);
const damagedKeys = (tree: SyntaxTree): readonly unknown[] =>
  tree.documents.flatMap((document) => document.damage.map(({ key }) => key));
const rootValue = (text: string): unknown => valueOf(parse(text).documents[0]?.root);
const sourceOf = (tree: SyntaxTree, node: Node | undefined): string | undefined =>
  node && tree.text.slice(node.span.start, node.span.end);

describe('values', () => {
  test('follow the core schema of YAML 1.2', () => {
    expect(
      rootValue(
        'a: 2026-02-31\nb: yes\nc: 1.10\nd: 0x1F\ne: 0o17\nf: ~\ng: True\nh: "1"\ni: T-14\nj: !!str 5\nk: 1e3\nl: 12:30\nm: 0o8\n',
      ),
    ).toEqual({
      a: '2026-02-31',
      b: 'yes',
      c: 1.1,
      d: 31,
      e: 15,
      f: null,
      g: true,
      h: '1',
      i: 'T-14',
      j: '5',
      k: 1000,
      l: '12:30',
      m: '0o8',
    });
  });

  test('keep what the author wrote beside what it means', () => {
    const price = entryOf(parse('price: 1.10\n').documents[0]?.root, 'price')?.value;
    expect(price).toMatchObject({ value: 1.1, text: '1.10' });
  });

  test('of block scalars are folded, chomped and located without the last line break', () => {
    const tree = parse('a: |\n  one\n  two\n\nb: >-\n  one\n  two\nc: |+\n  x\n\nd: 1\n');
    const root = tree.documents[0]?.root;
    expect(valueOf(root)).toEqual({ a: 'one\ntwo\n', b: 'one two', c: 'x\n\n', d: 1 });
    expect(sourceOf(tree, entryOf(root, 'a')?.value)).toBe('|\n  one\n  two');
    expect(sourceOf(tree, entryOf(root, 'c')?.value)).toBe('|+\n  x\n');
  });

  test('that are missing stand right behind the colon, the dash, the tag or the anchor', () => {
    const tree = parse('a: # later\nb:\n  -\n  - &x  # y\nc: !t\nd: {e, f: }\n');
    const starts: number[] = [];
    const collect = (node: Node): void => {
      if (node.kind === 'scalar' && node.text === '') starts.push(node.span.start);
      if (node.kind === 'sequence') node.items.forEach(collect);
      if (node.kind === 'mapping') {
        node.entries.forEach((entry) => {
          collect(entry.value);
        });
      }
    };
    tree.documents.forEach((document) => {
      if (document.root) collect(document.root);
    });
    expect(starts.map((start) => tree.text.slice(0, start).split('\n').at(-1))).toEqual([
      'a:',
      '  -',
      '  - &x',
      'c: !t',
      'd: {e',
      'd: {e, f:',
    ]);
  });
});

describe('places', () => {
  test('are UTF-16 offsets behind a byte order mark, CRLF, tabs, emoji and CJK', () => {
    const tree = parse('\uFEFF"ключ 🚀": 発売\t# 笑\r\nnext:\t"é🎉"\r\n');
    const root = tree.documents[0]?.root;
    expect(
      root?.kind === 'mapping' && root.entries.map((entry) => [sourceOf(tree, entry.key), sourceOf(tree, entry.value)]),
    ).toEqual([
      ['"ключ 🚀"', '発売'],
      ['next', '"é🎉"'],
    ]);
    expect(
      tree.documents[0]?.comments.map(({ span, ownLine }) => [tree.text.slice(span.start, span.end), ownLine]),
    ).toEqual([['# 笑', false]]);
  });

  test('of comments are outside scalars, on lines of their own or behind a value', () => {
    const tree = parse('# first\na: "no # comment"\nb: |\n  # text\n\n  # indented\nc: x#y # last\n');
    expect(
      tree.documents[0]?.comments.map(({ span, ownLine }) => [tree.text.slice(span.start, span.end), ownLine]),
    ).toEqual([
      ['# first', true],
      ['# last', false],
    ]);
  });
});

describe('a stream', () => {
  test('gives one document for each part, with its comments', () => {
    const tree = parse('# head\n---\na: 1\n--- # two\nb: 2\n...\n# tail\n');
    expect(
      tree.documents.map((document) => [document.index, valueOf(document.root), document.comments.length]),
    ).toEqual([
      [0, { a: 1 }, 1],
      [1, { b: 2 }, 2],
    ]);
    expect(tree.text.slice(tree.documents[0]?.span.start, tree.documents[0]?.span.end)).toBe('\na: 1\n');
  });

  test('without content has no document, and an empty document has no root', () => {
    expect([parse('').documents, parse(' \n').documents]).toEqual([[], []]);
    expect(parse('---\n---\n').documents.map(({ root }) => root)).toEqual([undefined, undefined]);
  });

  test('keeps a mistake inside its document', () => {
    const tree = parse('a: "open\n---\nb: 2\n');
    expect(tree.problems.map(({ document }) => document)).toEqual([0]);
    expect(valueOf(tree.documents[1]?.root)).toEqual({ b: 2 });
  });
});

describe('anchors and merge keys', () => {
  test('resolve, own keys before merged ones and an earlier merge before a later one', () => {
    const tree = parse('x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  <<: [*x, *y]\n  a: 0\nw: *y\n');
    expect(valueOf(tree.documents[0]?.root)).toMatchObject({ z: { a: 0, b: 1, c: 2 }, w: { b: 2, c: 2 } });
    expect(tree.problems).toEqual([]);
    expect(entryOf(entryOf(tree.documents[0]?.root, 'z')?.value, 'c')).toMatchObject({ merged: true });
    expect(entryOf(entryOf(tree.documents[0]?.root, 'z')?.value, 'a')).toMatchObject({ merged: false });
  });

  test('that are quoted or not a mapping do not merge', () => {
    expect(rootValue('"<<": {a: 1}\n')).toEqual({ '<<': { a: 1 } });
    expect(parse('<<: 5\na: 1\n').problems).toMatchObject([{ code: 'error', span: { start: 4, end: 5 } }]);
  });

  test('without a target are one problem at the alias, and damage their key of the root', () => {
    const tree = parse('a: {b: *nowhere}\nc: 1\n');
    expect(tree.problems).toMatchObject([{ code: 'unresolved-alias', span: { start: 7, end: 15 } }]);
    expect(damagedKeys(tree)).toEqual(['a']);
    expect(valueOf(tree.documents[0]?.root)).toEqual({ a: { b: null }, c: 1 });
  });

  test('that contain themselves are a problem, not a loop', () => {
    expect(codesOf(parse('a: &a\n  b: *a\n'))).toEqual(['unresolved-alias']);
  });

  test('that expand without end are one alias bomb, found quickly', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) =>
        `l${String(level + 1)}: &l${String(level + 1)} [${Array(9)
          .fill(`*l${String(level)}`)
          .join(', ')}]`,
    );
    const tree = parse(`l0: &l0 [x, x]\n${levels.join('\n')}\n`);
    expect(codesOf(tree)).toEqual(['alias-bomb']);
    expect(tree.documents[0]).toMatchObject({ root: undefined, damage: [{ key: undefined }] });
  });

  test('that merge without end are one alias bomb', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) =>
        `l${String(level + 1)}: &l${String(level + 1)}\n  <<: [${Array(9)
          .fill(`*l${String(level)}`)
          .join(', ')}]`,
    );
    expect(codesOf(parse(`l0: &l0 {a: 1}\n${levels.join('\n')}\n`))).toEqual(['alias-bomb']);
  });
});

describe('a damaged document', () => {
  test('reports a key written twice at the second, and counts the first', () => {
    const tree = parse('a: 1\nb: 2\na: 3\n');
    expect(tree.problems).toMatchObject([
      { code: 'duplicate-key', span: { start: 10, end: 11 }, related: { span: { start: 0, end: 1 } } },
    ]);
    expect(valueOf(tree.documents[0]?.root)).toEqual({ a: 1, b: 2 });
  });

  test.each([
    ['a key without a colon', 'tier: 1\nsupport\nsales: {input: todo}\n', 'support'],
    ['a key without a colon at the end', 'tier: 1\nsales: {input: todo}\nsupp', 'supp'],
    ['an open double quote', 'tier: 1\nname: "Re\nsales: {input: todo}\n', 'name'],
    ['an open single quote', "tier: 1\nname: 'Re\nsales: {input: todo}\n", 'name'],
    ['an open bracket', 'tier: 1\nscope: [a, b\nsales: {input: todo}\n', 'scope'],
    ['an open bracket over lines', 'tier: 1\nscope: [\na,\nb\nsales: {input: todo}\n', 'scope'],
    ['an open brace', 'tier: 1\nscope: {a: b\nsales: {input: todo}\n', 'scope'],
    ['a lone dash', 'tier: 1\nscope:\n  id: x\n  -\nsales: {input: todo}\n', 'scope'],
    ['a nested key without a colon', 'tier: 1\nscope:\n  a: 1\n  b\nsales: {input: todo}\n', 'scope'],
    ['wrong indentation', 'tier: 1\nscope:\n   a: 1\n  b: 2\nsales: {input: todo}\n', 'scope'],
    ['two colons', 'tier: 1\nname: a: b\nsales: {input: todo}\n', 'name'],
    ['a tab', 'tier: 1\nscope:\n\ta: 1\n\tb: 2\nsales: {input: todo}\n', 'scope'],
    ['deep nesting', `tier: 1\nscope: ${'['.repeat(500)}\nsales: {input: todo}\n`, 'scope'],
  ])('keeps what is healthy beside %s', (_, text, key) => {
    const tree = parse(text);
    expect(tree.problems).toHaveLength(1);
    expect(damagedKeys(tree)[0]).toBe(key);
    expect(valueOf(tree.documents[0]?.root)).toEqual({ tier: 1, sales: { input: 'todo' } });
    const [problem] = tree.problems;
    expect(text.slice(0, problem?.span.start).split('\n').length).toBeGreaterThan(1);
    expect(problem?.message).toMatch(/^[^\n]+\.$/);
  });

  test('points at the quote, the bracket and the tab that are at fault', () => {
    const places = ['a: 1\nname: "Re\n', 'a: 1\nscope: [x,\n  y\nb: 1\n', 'a:\n\tb: 1\nc: 2\n'].map((text) => {
      const span = parse(text).problems[0]?.span;
      return text.slice(span?.start, span?.end);
    });
    expect(places).toEqual(['"Re', '[', '\t']);
    expect(parse('a:\n\tb: 1\nc: 2\n').problems[0]?.message).toMatch(/^Tabs cannot indent; use spaces/);
  });

  test.each([
    ['below an empty value', 'owner:\n\t\nb: 1\n', { owner: null, b: 1 }],
    ['at the end', 'owner:\n\t', { owner: null }],
    ['with CRLF', 'owner:\r\n \t \r\nb: 1\r\n', { owner: null, b: 1 }],
    ['in a group', 'a:\n  b:\n\t\n  c: 1\n', { a: { b: null, c: 1 } }],
    ['below a mark', 'a: &x\n\t\nb: 1\n', { a: null, b: 1 }],
  ])('passes over a tab that has its line to itself %s', (_, text, value) => {
    const tree = parse(text);
    expect(tree.problems).toEqual([]);
    expect(valueOf(tree.documents[0]?.root)).toEqual(value);
  });

  test('points at the tab that indents, not at one that stands alone above it', () => {
    const [problem, ...others] = parse('a:\n\t\n\tb: 1\nc: 2\n').problems;
    expect(others).toEqual([]);
    expect(problem?.span).toEqual({ start: 5, end: 6 });
  });

  test('resolves anchors of its healthy parts', () => {
    expect(rootValue('a: &a {x: 1}\nb: "open\nc: *a\n')).toEqual({ a: { x: 1 }, c: { x: 1 } });
  });

  test('keeps exact places behind the damage', () => {
    const text = '\uFEFFa: "open\r\nb: 🚀\r\nc: end # x\r\n';
    const tree = parse(text);
    expect(sourceOf(tree, entryOf(tree.documents[0]?.root, 'c')?.value)).toBe('end');
    expect(faultsOf(tree)).toEqual([]);
  });

  test('is damaged as a whole where its root is a list or in brackets', () => {
    for (const text of ['- a: "open\n- b\n', '{a: [1, 2\n']) {
      const tree = parse(text);
      expect([tree.documents[0]?.root, damagedKeys(tree), tree.problems.length]).toEqual([undefined, [undefined], 1]);
    }
  });

  test('of a foreign text has one problem, not one for each line', () => {
    expect(parse('Dear all,\n\nwe launch: soon: really\nBest\n"Kim\n').problems).toHaveLength(1);
  });
});

describe('a merge conflict', () => {
  const conflict = (ours: string, theirs: string): string => `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> branch\n`;

  test('is one problem at its first line, and the rest still reads', () => {
    const tree = parse(`tier: 1\n${conflict('date: 2026-01-01\n', 'date: 2026-02-02\n"x\n')}sales:\n  input: todo\n`);
    expect(tree.problems).toMatchObject([{ code: 'merge-conflict', span: { start: 8, end: 20 } }]);
    expect(valueOf(tree.documents[0]?.root)).toEqual({ tier: 1, sales: { input: 'todo' } });
    expect(damagedKeys(tree)).toContain('date');
  });

  test('inside a section damages that section, also where lines follow it', () => {
    const tree = parse(`tier: 1\nsales:\n  a: 1\n${conflict('  input: x\n', '  input: y\n')}  b: 2\nsupport: 1\n`);
    expect(codesOf(tree)).toEqual(['merge-conflict']);
    expect(valueOf(tree.documents[0]?.root)).toEqual({ tier: 1, support: 1 });
    expect(damagedKeys(tree)).toEqual(['sales']);
  });

  test('around whole sections leaves the one above alone', () => {
    const tree = parse(`tier: 1\n${conflict('sales:\n  a: 1\n', '')}support: 1\n`);
    expect(valueOf(tree.documents[0]?.root)).toEqual({ tier: 1, support: 1 });
    expect(damagedKeys(tree)).toEqual(['sales']);
  });

  test('is told from a line of equal signs', () => {
    expect(codesOf(parse('a: |\n  x\n  =======\n'))).toEqual([]);
  });
});

describe('bounds', () => {
  test('a text past the limit is one problem without a document', () => {
    expect(parse('x'.repeat(MAX_TEXT_LENGTH + 1))).toMatchObject({ documents: [], problems: [{ code: 'too-large' }] });
  });

  test.each([10_000, 100_000])('%i levels of any kind are one problem, found quickly', (levels) => {
    for (const opening of ['[', '{', '{a: ', '- ', '? ', '[{', 'a: [']) {
      const start = cpuTime();
      const tree = parse(opening.repeat(levels));
      expect(codesOf(tree)).toEqual(['too-deep']);
      expect(cpuTime() - start).toBeLessThan(1000);
    }
  });

  test('block levels count from the root, and the first one too deep is pointed at', () => {
    const nested = (levels: number): string =>
      Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}k${String(level)}:\n`).join('');
    expect(parse(nested(100)).problems).toEqual([]);
    const tree = parse(nested(101));
    expect(codesOf(tree)).toEqual(['too-deep']);
    expect(tree.text.slice(tree.problems[0]?.span.start)).toMatch(/^k100:/);
    expect(codesOf(parse(nested(2_000)))).toEqual(['too-deep']);
  });

  test.each([
    ['keys', (size: number) => Array.from({ length: size }, (_, line) => `key${String(line)}: value`).join('\n')],
    ['nested lists', (size: number) => `list:\n${'  - a: 1 # c\n'.repeat(size)}`],
    ['one key, again and again', (size: number) => 'same: 1\n'.repeat(size)],
    ['documents', (size: number) => '---\na: 1\n'.repeat(size / 10)],
    ['comments', (size: number) => `${'# c\n'.repeat(size)}a: 1\n${'  # c\n'.repeat(size)}`],
    ['blank lines', (size: number) => `a:${'\n'.repeat(size)}  b: 1\n`],
    ['marks in one line', (size: number) => `ok: 1\na: ${'&a '.repeat(size)}`],
    ['brackets in one line', (size: number) => `a: [${'{b: 1}, '.repeat(size)}]`],
    ['damage in the middle', (size: number) => `${'k: 1\n'.repeat(size / 20)}x: "open\n${'l: 1\n'.repeat(size / 20)}`],
  ])(
    'the time for %s grows with the text',
    (_, make) => {
      const time = (size: number, times: number): number => {
        const text = make(size);
        const runs = Array.from({ length: times }, () => {
          const start = cpuTime();
          parse(text);
          return cpuTime() - start;
        });
        return Math.min(...runs);
      };
      time(5_000, 1);
      // Ten times the text; a quadratic reader would take a hundred times as long.
      expect(time(50_000, 3)).toBeLessThan(Math.max(40 * time(5_000, 3), 200));
    },
    60_000,
  );

  test('every YAML file of the installed packages is read in time', { timeout: 60_000 }, () => {
    const folder = new URL('../../node_modules', import.meta.url).pathname;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const start = cpuTime();
      expect(faultsOf(parse(readFileSync(join(folder, file), 'utf8')))).toEqual([]);
      expect(cpuTime() - start).toBeLessThan(5_000);
    }
  });
});

describe('any text', () => {
  const fragment = fc.constantFrom(
    'a',
    'key',
    ': ',
    ':',
    '- ',
    '-',
    '? ',
    '\n',
    '\n',
    '\r\n',
    '  ',
    '\n  ',
    '\t',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ', ',
    '#',
    ' # c',
    '&a ',
    '*a',
    '<<: ',
    '|',
    '>+',
    '|-2',
    '---',
    '\n---\n',
    '\n...\n',
    '%YAML 1.2\n',
    '!t ',
    '!!str ',
    '🚀',
    '\uFEFF',
    '\\',
    '@',
    '`',
    '\u2028',
    '<<<<<<< x\n',
    '=======\n',
    '>>>>>>> y\n',
    '||||||| z\n',
    '1',
    '~',
    'true',
    '\0',
    '\x18',
    '\x1f',
    '\x02',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join('')),
  );

  test('gives a tree whose places lie in the text, nested and in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(faultsOf(parse(text))).toEqual([]);
      }),
      runs(500),
    );
  });

  test('gives the same tree twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(parse(text)).toEqual(parse(text));
      }),
      runs(50),
    );
  });
});

test('a first line that is indented by mistake damages nothing but itself', () => {
  const tree = parse('   young people\nlaunch_plan: 1\nowner: a\nsales:\n  owner: b\nfinance:\n  owner: c\n');
  expect(tree.problems.map(({ code }) => code)).toEqual(['error']);
  expect(damagedKeys(tree)).toEqual(['young']);
  const indented = parse('  launch_plan: 1\n  owner: a\n  sales:\n    owner: "b\n  finance:\n    owner: c\n');
  expect(damagedKeys(indented)).toEqual(['sales']);
});

test('comments of healthy parts are known although a quotation mark above them is never closed', () => {
  const tree = parse('# first\na: "open\nb: 1 # second\nc:\n  # third\n  d: 2\n');
  expect(damagedKeys(tree)).toEqual(['a']);
  const comments = tree.documents[0]?.comments ?? [];
  expect(comments.map(({ span }) => tree.text.slice(span.start, span.end))).toEqual(['# first', '# second', '# third']);
});
