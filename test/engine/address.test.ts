import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, childAt, parseAddress, pathAt } from '../../server/src/engine/address.ts';
import type { Path } from '../../server/src/plan/place.ts';
import { parse } from '../../server/src/syntax/parse/parse.ts';
import { type Node, resolved } from '../../server/src/syntax/tree.ts';
import { runs } from '../support/runs.ts';
import { checkSample, samples } from '../support/samples.ts';

const rootOf = (text: string): Node | undefined => parse(text).documents[0]?.root;

/** The paths of all nodes below a node. */
function pathsBelow(node: Node, path: Path = []): readonly Path[] {
  const value = resolved(node);
  const below = (step: string | number, next: Node): readonly Path[] => [
    [...path, step],
    ...pathsBelow(next, [...path, step]),
  ];
  if (value.kind === 'mapping') return value.entries.flatMap((entry) => below(entry.key.text, entry.value));
  if (value.kind === 'sequence') return value.items.flatMap((item, index) => below(index, item));
  return [];
}

const nodeAt = (root: Node | undefined, path: Path): Node | undefined =>
  path.reduce<Node | undefined>((node, step) => childAt(node, step), root);

function expectRoundTrip(root: Node): void {
  for (const path of pathsBelow(root)) {
    const address = addressOf(root, path);
    const steps = parseAddress(address);
    expect(typeof steps, address).toBe('object');
    const back = typeof steps === 'number' ? undefined : pathAt(root, steps);
    expect(back && nodeAt(root, back), address).toBe(nodeAt(root, path));
  }
}

describe('an address', () => {
  const plan = rootOf(`milestones:
  - {id: beta, due: 2027-01-01}
  - {what: 'Ship [beta]', due: 2027-01-02}
  - {id: beta, due: 2027-01-03}
  - {due: 2027-01-04}
customers: {design_partners: [Northwind, 'A=B', Northwind]}
"odd.key": 1
`);
  it.each<[Path, string]>([
    [['milestones', 0, 'due'], 'milestones[id=beta].due'],
    [['milestones', 1, 'due'], 'milestones[what="Ship [beta]"].due'],
    [['milestones', 2, 'due'], 'milestones[#2].due'],
    [['milestones', 3], 'milestones[#3]'],
    [['customers', 'design_partners', 0], 'customers.design_partners[Northwind]'],
    [['customers', 'design_partners', 1], 'customers.design_partners["A=B"]'],
    [['customers', 'design_partners', 2], 'customers.design_partners[#2]'],
    [['odd.key'], '"odd.key"'],
    [['approvals', { key: 'gate', value: 'pricing' }, 'by'], 'approvals[gate=pricing].by'],
  ])('of %j is %s', (path, address) => {
    expect(addressOf(plan, path)).toBe(address);
  });

  it.each([
    ['', 0],
    ['a..b', 2],
    ['a[', 2],
    ['a[id=]', 2],
    ['a]b', 1],
    ['a["x]', 2],
    ['a b', 1],
  ])('is told from what is none: %j', (text, at) => {
    expect(parseAddress(text)).toBe(at);
  });

  it('reads a new item', () => {
    expect(parseAddress('milestones[+].id')).toEqual([
      { kind: 'key', key: 'milestones' },
      { kind: 'new' },
      { kind: 'key', key: 'id' },
    ]);
  });

  it.each(samples)('of each place of $path leads back to it', (sample) => {
    const { snapshot } = checkSample(sample).file;
    for (const { root } of snapshot.tree.documents) if (root !== undefined) expectRoundTrip(root);
  });

  it('leads back to its place whatever stands there', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('beta', '[x]', '#1', '+', 'a=b', '"', '\\', '\u2028', 'é-_@/.'));
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(word, fc.constantFrom('id', 'name', 'what')), tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(value, (data) => {
        const root = rootOf(JSON.stringify({ root: data }));
        if (root !== undefined) expectRoundTrip(root);
      }),
      runs(200),
    );
  });
});
