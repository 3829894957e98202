import { describe, expect, test } from 'vitest';
import { nodeAt, nodeAtPath } from '../../server/src/syntax/node-at.ts';
import { parse } from '../../server/src/syntax/parse/parse.ts';
import { valueOf } from './values.ts';

/** What stands at the `$0` of a text: its path, its source, and whether it is a key. */
function at(marked: string): unknown {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const [document] = parse(text).documents;
  const found = document && nodeAt(document, offset);
  return found && [found.path, text.slice(found.node.span.start, found.node.span.end), found.onKey];
}

describe('the node at an offset', () => {
  test.each<[string, unknown]>([
    ['sa$0les:\n  input: todo\n', [['sales'], 'sales', true]],
    ['sales:\n  input$0: todo\n', [['sales', 'input'], 'input', true]],
    ['sales:\n  input: todo$0\n', [['sales', 'input'], 'todo', false]],
    ['sales:\n  input:$0\n', [['sales', 'input'], '', false]],
    ['sales:\n  - a\n  - b: $0x\n', [['sales', 1, 'b'], 'x', false]],
    ['sales:\n  - a\n $0 - b\n', [['sales'], '- a\n  - b', false]],
    ['sales: [a, {b: $0[c]}]\n', [['sales', 1, 'b'], '[c]', false]],
    ['a: &a {x: 1}\nb: *$0a\n', [['b'], '*a', false]],
    ['a: &a {x: $01}\nb: {<<: *a}\n', [['a', 'x'], '1', false]],
    ['a: 1\n$0\n', undefined],
    ['$0', undefined],
  ])('of %j', (marked, found) => {
    expect(at(marked)).toEqual(found);
  });

  test('is the entry that its path ends in, too', () => {
    const [document] = parse('sales: {input: todo}\n').documents;
    expect(document && nodeAt(document, 16)?.entry?.key.text).toBe('input');
  });
});

describe('the node at a path', () => {
  test('is found through aliases, merged entries and lists', () => {
    const root = parse('a: &a {x: [1, 2]}\nb: *a\nc: {<<: *a}\n').documents[0]?.root;
    expect([['a', 'x', 1], ['b', 'x', 0], ['c', 'x', 1], []].map((path) => valueOf(nodeAtPath(root, path)))).toEqual([
      2,
      1,
      2,
      valueOf(root),
    ]);
  });

  test('is absent where nothing stands', () => {
    const root = parse('a: [1]\n').documents[0]?.root;
    expect([['b'], ['a', 1], ['a', 'x'], ['a', 0, 'x'], [0]].map((path) => nodeAtPath(root, path))).toEqual(
      Array(5).fill(undefined),
    );
  });
});
