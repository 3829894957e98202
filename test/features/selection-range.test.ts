import type { SelectionRange } from 'vscode-languageserver-types';
import { describe, expect, it } from 'vitest';
import selectionRange from '../../server/src/features/selection-range.ts';
import { viewAtCursor, viewOf } from '../support/view.ts';

/** The texts that are selected at `$0`, from the smallest. */
function selections(marked: string): readonly string[] {
  const { view, position } = viewAtCursor(marked);
  const [innermost] = selectionRange.provide(view, { positions: [position] }) ?? [];
  const texts: string[] = [];
  for (let range: SelectionRange | undefined = innermost; range !== undefined; range = range.parent) {
    const { start, end } = range.range;
    texts.push(view.snapshot.text.slice(view.offsetOf(start), view.offsetOf(end)));
  }
  return texts;
}

describe('selection ranges', () => {
  it('widen from the words in quotes to the plan', () => {
    const text = 'name: x\nsales:\n  battlecards:\n    - competitor: "Led😀$0gerly"\n      evidence: e\n';
    const plain = text.replace('$0', '');
    const item = 'competitor: "Led😀gerly"\n      evidence: e';
    expect(selections(text)).toEqual([
      'Led😀gerly',
      '"Led😀gerly"',
      'competitor: "Led😀gerly"',
      item,
      `- ${item}`,
      `battlecards:\n    - ${item}`,
      `sales:\n  battlecards:\n    - ${item}`,
      plain.trimEnd(),
      plain,
    ]);
  });

  it('widen from a key to its entry', () => {
    expect(selections('a: 1\nsa$0les:\n  owner: x\n').slice(0, 2)).toEqual(['sales', 'sales:\n  owner: x']);
  });

  it('widen from a comment to what is around it', () => {
    expect(selections('sales:\r\n  owner: x\r\n  # no$0te\r\n  demo: T\r\n').slice(0, 2)).toEqual([
      '# note',
      'owner: x\r\n  # note\r\n  demo: T',
    ]);
  });

  it('keep to one document of a stream', () => {
    expect(selections('a: 1\n---\nb: $02\n')).toEqual(['2', 'b: 2', '\nb: 2\n', 'a: 1\n---\nb: 2\n']);
  });

  it('answer each of several positions', () => {
    const view = viewOf('a: 1\n');
    const positions = [view.positionOf(0), view.positionOf(3), view.positionOf(5)];
    expect(selectionRange.provide(view, { positions })).toHaveLength(3);
  });
});
